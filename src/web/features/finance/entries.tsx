import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { COST_CATEGORIES } from '../../../shared/cost-categories.js';
import { formatDay, isDay } from '../../app/days';
import { useMayChange } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { RequirePermission } from '../../ui/no-permission';
import { PageHead } from '../../ui/page-head';
import { Sheet } from '../../ui/sheet';
import { EntryTable } from './entry-table';
import type { EntryFilter } from './queries';
import { useCategoryWord } from './words';

const CATEGORIES = [...COST_CATEGORIES, 'income'] as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The ledger, as the address filters it: a figure elsewhere leads to the entries behind it. */
export function Entries() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const categoryWord = useCategoryWord();
  const mayChange = useMayChange('actuals.change');
  const filter = readFilter(params);
  const shown = [
    filter.costCategory && categoryWord(filter.costCategory === 'income' ? null : filter.costCategory),
    filter.from && filter.to && `${formatDay(filter.from)} – ${formatDay(filter.to)}`,
    filter.batchId && t('finance:entries.ofImport'),
  ].filter(Boolean);
  return (
    <RequirePermission permission="actuals.read">
      <PageHead
        above={<AppLink to="/finance">{t('finance:title')}</AppLink>}
        title={t('finance:entries.title')}
        answer={shown.length > 0 ? shown.join(', ') : t('finance:entries.answer')}
        actions={
          mayChange && (
            <Button component={AppLink} to="/finance/entries/new">
              {t('finance:entry.new')}
            </Button>
          )
        }
      />
      <Sheet title={t('finance:entries.title')}>
        <EntryTable filter={filter} />
      </Sheet>
    </RequirePermission>
  );
}

/** What of the address the interface takes; anything else in it is left out. */
function readFilter(params: URLSearchParams): EntryFilter {
  const known = (name: string, fits: (value: string) => boolean) => {
    const value = params.get(name);
    return value !== null && fits(value) ? value : undefined;
  };
  const costCategory = CATEGORIES.find((category) => category === params.get('category'));
  const [projectId, batchId] = [known('projectId', isId), known('batchId', isId)];
  const [from, to] = [known('from', isDay), known('to', isDay)];
  return {
    ...(projectId ? { projectId } : {}),
    ...(batchId ? { batchId } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(costCategory ? { costCategory } : {}),
  };
}

function isId(value: string): boolean {
  return UUID.test(value);
}
