import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay, isDay } from '../app/days';
import classes from './kit.module.css';

interface ConflictProps {
  labels: Record<string, string>;
  mine: Record<string, unknown>;
  theirs: Record<string, unknown>;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onClose: () => void;
}

/** Both versions side by side, after someone else changed the record first. */
export function Conflict({ labels, mine, theirs, onKeepMine, onTakeTheirs, onClose }: ConflictProps) {
  const { t } = useTranslation();
  const words = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return '–';
    if (typeof value === 'boolean') return t(value ? 'common:fact.yes' : 'common:fact.no');
    if (typeof value === 'string' && isDay(value)) return formatDay(value);
    return Array.isArray(value) ? value.join(', ') : String(value);
  };
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
          {Object.entries(labels).map(([name, label]) => {
            const differs = words(mine[name]) !== words(theirs[name]);
            return (
              <tr key={name} data-differs={differs || undefined}>
                <th scope="row">
                  {label}
                  {differs && <span className="dim"> ({t('common:conflict.differs')})</span>}
                </th>
                <td>{words(mine[name])}</td>
                <td>{words(theirs[name])}</td>
              </tr>
            );
          })}
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
