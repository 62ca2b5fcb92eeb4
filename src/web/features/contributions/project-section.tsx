import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../shared/money/index.js';
import { useMayChange, useMaySee } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { QueryView } from '../../ui/query-view';
import { ScreenSkeleton } from '../../ui/screen-skeleton';
import { Sheet } from '../../ui/sheet';
import { sumsOf } from './figures';
import { useRounds } from './queries';
import { Rounds } from './tables';

/** The contributions of one project, for its page. */
function ContributionsSection({ project }: { project: { id: string } }) {
  const maySee = useMaySee('contributions.read');
  return maySee ? <ContributionsSheet projectId={project.id} /> : null;
}

function ContributionsSheet({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const rounds = useRounds(projectId);
  const mayChange = useMayChange('contributions.change');
  const items = rounds.data?.items ?? [];
  const { allocatedCents, unallocatedCents } = sumsOf(items);
  const sub =
    items.length > 0 &&
    t(unallocatedCents === 0n ? 'contributions:preview.whole' : 'contributions:preview.rest', {
      allocated: formatAmount(allocatedCents),
      unallocated: formatAmount(unallocatedCents),
    });
  return (
    <Sheet
      title={t('contributions:title')}
      sub={sub || undefined}
      actions={
        mayChange && (
          <Button variant="default" component={AppLink} to={`/contributions/new?projectId=${projectId}`}>
            {t('contributions:add')}
          </Button>
        )
      }
    >
      <QueryView query={rounds} skeleton={<ScreenSkeleton />}>
        {(page) => <Rounds rows={page.items} id="contributions" plain />}
      </QueryView>
    </Sheet>
  );
}

export default { order: 40, Section: ContributionsSection };
