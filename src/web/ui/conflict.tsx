import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ZERO_CENTS, formatAmount } from '../../shared/money/index.js';
import { formatDay, isDay } from '../app/days';
import { centsOf } from './cents';
import classes from './kit.module.css';

const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || value === false;

interface ConflictProps {
  labels: Record<string, string>;
  mine: Record<string, unknown>;
  theirs: Record<string, unknown>;
  /** What a choice is called; undefined for fields without words of their own. */
  wordOf?: ((name: string, value: unknown) => string | undefined) | undefined;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onClose: () => void;
}

/** Both versions side by side, after someone else changed the record first. */
export function Conflict({ labels, mine, theirs, wordOf, onKeepMine, onTakeTheirs, onClose }: ConflictProps) {
  const { t } = useTranslation();
  const words = (name: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '–';
    const known = wordOf?.(name, value);
    if (known !== undefined) return known;
    if (typeof value === 'boolean') return t(value ? 'common:fact.yes' : 'common:fact.no');
    if (typeof value === 'string' && isDay(value)) return formatDay(value);
    if (typeof value === 'string' && /^-?\d+\.\d{2}$/.test(value))
      return formatAmount(centsOf(value) ?? ZERO_CENTS);
    return Array.isArray(value) ? value.join(', ') : String(value);
  };
  // What differs comes first; what is empty in both is left out, so that a long form stays short here.
  const rows = Object.entries(labels)
    .filter(([name]) => !isEmpty(mine[name]) || !isEmpty(theirs[name]))
    .map(([name, label]) => {
      const [here, there] = [words(name, mine[name]), words(name, theirs[name])];
      return { name, label, here, there, differs: here !== there };
    })
    .sort((a, b) => Number(b.differs) - Number(a.differs));
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('common:conflict.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <p>{t('common:conflict.text')}</p>
      <table className={classes.conflict}>
        <thead>
          <tr>
            <th scope="col">{t('common:conflict.field')}</th>
            <th scope="col">{t('common:conflict.mine')}</th>
            <th scope="col">{t('common:conflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, label, here, there, differs }) => (
            <tr key={name} data-differs={differs || undefined}>
              <th scope="row">
                {label}
                {differs && <span className="dim"> ({t('common:conflict.differs')})</span>}
              </th>
              <td>{here}</td>
              <td>{there}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onTakeTheirs}>
          {t('common:conflict.takeTheirs')}
        </Button>
        <Button onClick={onKeepMine}>{t('common:conflict.keepMine')}</Button>
      </Group>
    </Modal>
  );
}
