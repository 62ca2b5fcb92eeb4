import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { navEntries } from '../../app/feature';
import classes from './frame.module.css';

/** The keys of the page, on `?`. */
export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const lines: { keys: string[]; what: string }[] = [
    { keys: ['/'], what: t('common:keys.search') },
    { keys: ['n'], what: t('common:keys.new') },
    { keys: ['e'], what: t('common:keys.edit') },
    { keys: ['?'], what: t('common:keys.help') },
    { keys: ['Esc'], what: t('common:keys.escape') },
    ...navEntries.map((entry) => ({
      keys: ['g', entry.key],
      what: t('common:keys.go', { room: t(entry.labelKey) }),
    })),
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('common:keys.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <table className={classes.keysTable}>
        <thead>
          <tr>
            <th scope="col">{t('common:keys.key')}</th>
            <th scope="col">{t('common:keys.action')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ keys, what }) => (
            <tr key={what}>
              <td>
                {keys.map((key, index) => (
                  <span key={key}>
                    {index > 0 && ` ${t('common:keys.then')} `}
                    <kbd>{key}</kbd>
                  </span>
                ))}
              </td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
