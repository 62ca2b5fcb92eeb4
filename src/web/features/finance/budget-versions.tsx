import { useTranslation } from 'react-i18next';
import { useAsOn } from '../../app/as-on';
import { centsOf } from '../../ui/cents';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import type { VersionFigure } from '../../ui/version-changes';
import { PairSelects, usePair, VersionCompare, VersionList } from '../../ui/versions';
import { useBudgetVersion, useBudgetVersions, type Budget, type BudgetVersion } from './queries';
import { useCategoryWord } from './words';

/** Every version of a project's budget, and what differs between two of them. */
export function BudgetVersions({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const versions = useBudgetVersions(projectId);
  return (
    <Sheet title={t('plan:budget.title')} sub={t('plan:budget.sub')}>
      <QueryView query={versions}>
        {({ items }) => <Versions key={items.length} projectId={projectId} versions={items} />}
      </QueryView>
    </Sheet>
  );
}

interface Props {
  projectId: string;
  versions: readonly BudgetVersion[];
}

function Versions({ projectId, versions }: Props) {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const pair = usePair(versions);
  return (
    <>
      <VersionList id="budget-versions" label={t('plan:budget.title')} versions={versions} day={day} />
      {versions.length > 0 && (
        <>
          <PairSelects versions={versions} pair={pair} />
          <Pair projectId={projectId} pair={pair} />
        </>
      )}
    </>
  );
}

function Pair({ projectId, pair }: { projectId: string; pair: { before: number; after: number } }) {
  const figuresOf = useFigures();
  const before = useBudgetVersion(projectId, pair.before);
  const after = useBudgetVersion(projectId, pair.after);
  return (
    <QueryView query={before}>
      {(earlier) => (
        <QueryView query={after}>
          {(later) => <VersionCompare pair={pair} before={figuresOf(earlier)} after={figuresOf(later)} />}
        </QueryView>
      )}
    </QueryView>
  );
}

/** The lines by year and category, then the sum. */
function useFigures(): (budget: Budget) => VersionFigure[] {
  const { t } = useTranslation();
  const categoryWord = useCategoryWord();
  return ({ lines, total }) => [
    ...lines.map(({ costCategory, year, amount }) => ({
      key: `${year} ${costCategory}`,
      label: `${categoryWord(costCategory)} ${year}`,
      amount: centsOf(amount),
    })),
    { key: 'total', label: t('plan:allYears'), amount: centsOf(total) },
  ];
}
