import { modals } from '@mantine/modals';
import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ConfirmOptions {
  title: string;
  text: ReactNode;
  /** The verb of what will happen: "Poista määräaika". */
  confirm: string;
  /** Something is lost by it. */
  danger?: boolean;
  onConfirm: () => void;
}

/** Asks before something that one click cannot undo. */
export function useConfirm(): (options: ConfirmOptions) => void {
  const { t } = useTranslation();
  return useCallback(
    ({ title, text, confirm, danger, onConfirm }) =>
      void modals.openConfirmModal({
        title,
        children: text,
        labels: { confirm, cancel: t('common:action.cancel') },
        confirmProps: danger ? { color: 'red' } : {},
        closeButtonProps: { 'aria-label': t('common:action.close') },
        onConfirm,
      }),
    [t],
  );
}
