import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { type ReminderDraft, useReminderPreview } from './queries';
import { DayOffWarning, leadWords, momentWords } from './words';

interface Props {
  /** Null while the date is not whole. */
  draft: ReminderDraft | null;
  ownerName: string | null;
}

const DEBOUNCE_MS = 300;

/** The reminders that the deadline being written would bring, as they stand while typing. */
export function ReminderPreview({ draft, ownerName }: Props) {
  const { t } = useTranslation();
  const [settled] = useDebouncedValue(draft, DEBOUNCE_MS);
  const { data, isError } = useReminderPreview(settled);
  return (
    <Sheet
      title={t('deadlines:preview.title')}
      sub={ownerName ? t('deadlines:preview.to', { name: ownerName }) : undefined}
    >
      <div aria-live="polite">
        {!ownerName && <StatusTag tone="bad">{t('deadlines:preview.noOwner')}</StatusTag>}
        {!settled && <p className="dim">{t('deadlines:preview.incomplete')}</p>}
        {settled && isError && <p className="dim">{t('deadlines:preview.refused')}</p>}
        {settled && data && !isError && (
          <>
            {data.nonWorkingReason && (
              <DayOffWarning
                dayOff={{ reason: data.nonWorkingReason, effectiveOn: data.effectiveOn, actBy: data.actBy }}
                statutory={settled.basis === 'statutory'}
              />
            )}
            <ul>
              {data.items.map((item) => (
                <li key={item.remindAt}>
                  <span className="figure">{momentWords(item.remindAt)}</span>{' '}
                  <span className="dim">{item.leads.map((lead) => leadWords(lead, t)).join(', ')}</span>{' '}
                  {item.isPast && <StatusTag tone="calm">{t('deadlines:preview.past')}</StatusTag>}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Sheet>
  );
}
