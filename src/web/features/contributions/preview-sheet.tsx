import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../shared/money/index.js';
import { ApiProblem } from '../../api/problem';
import { ProblemView } from '../../ui/problem-view';
import { useFieldWords } from '../../ui/problem-words';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { amountOf } from './figures';
import type { Preview } from './queries';
import { SharesBar, SharesTable } from './shares';

/** The split as it would be, beside the form. */
export function PreviewSheet({ query, ready }: { query: UseQueryResult<Preview>; ready: boolean }) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('contributions:preview.title')} sub={t('contributions:preview.sub')}>
      <div aria-live="polite">{ready ? <PreviewBody query={query} /> : t('contributions:preview.empty')}</div>
    </Sheet>
  );
}

function PreviewBody({ query }: { query: UseQueryResult<Preview> }) {
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  const { data, error } = query;
  if (error) {
    const fields = error instanceof ApiProblem ? error.errors : [];
    if (fields.length === 0) return <ProblemView error={error} retry={() => void query.refetch()} />;
    return <Reasons reasons={fields.map(fieldWords)} />;
  }
  if (!data) return <>{t('common:state.loading')}</>;
  if (data.problems.length > 0) return <Reasons reasons={data.problems.map(fieldWords)} />;
  const unallocated = amountOf(data.unallocatedAmount);
  return (
    <>
      <p>
        {t(unallocated === 0n ? 'contributions:preview.whole' : 'contributions:preview.rest', {
          allocated: formatAmount(amountOf(data.allocatedAmount)),
          unallocated: formatAmount(unallocated),
        })}
      </p>
      <SharesBar split={data} />
      <SharesTable split={data} keyFields={data.key} id="preview" />
      {data.key.kind === 'population' && data.key.source && (
        <p className="dim">{t('contributions:preview.source', { source: data.key.source })}</p>
      )}
    </>
  );
}

function Reasons({ reasons }: { reasons: string[] }) {
  const { t } = useTranslation();
  return (
    <>
      <StatusTag tone="bad">{t('contributions:preview.refused')}</StatusTag>
      <ul>
        {[...new Set(reasons)].map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </>
  );
}
