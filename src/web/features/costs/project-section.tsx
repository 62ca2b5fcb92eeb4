import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, idempotent, ifMatch, newIdempotencyKey, read } from '../../api/client';
import { useMayChange, useMaySee } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { useConfirm } from '../../ui/confirm';
import { ProblemView } from '../../ui/problem-view';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { EstimateTables } from './estimate-tables';
import { type CostEstimate, useCostEstimates, useRenewCosts } from './queries';

interface Props {
  project: { id: string; code: string };
}

/** Cost estimates of a project by implementer and year, and what they sum to. */
function CostSection({ project }: Props) {
  return useMaySee('budgets.read') ? <CostSheet project={project} /> : null;
}

function CostSheet({ project }: Props) {
  const { t } = useTranslation();
  const estimates = useCostEstimates(project.id);
  const mayChange = useMayChange('budgets.estimate.change');
  return (
    <Sheet
      title={t('costs:title')}
      sub={t('costs:section.sub')}
      actions={
        mayChange && (
          <Button
            component={AppLink}
            to={`/funding/cost-calculator?projectId=${project.id}`}
            variant="default"
          >
            {t('costs:action.new')}
          </Button>
        )
      }
    >
      <QueryView query={estimates}>
        {(data) =>
          data.items.length === 0 ? (
            <p>{t('costs:section.none')}</p>
          ) : (
            <>
              <EstimateTables projectId={project.id} estimates={data} />
              {data.items.map((estimate) => (
                <Row key={estimate.id} estimate={estimate} />
              ))}
            </>
          )
        }
      </QueryView>
    </Sheet>
  );
}

/** What can be done with one estimate. */
function Row({ estimate }: { estimate: CostEstimate }) {
  const { t } = useTranslation();
  const mayChange = useMayChange('budgets.estimate.change');
  const mayApply = useMayChange('budgets.change');
  const confirm = useConfirm();
  const renew = useRenewCosts();
  const apply = useMutation({
    mutationFn: async () => {
      const path = { id: estimate.projectId };
      const { version } = await read(api.GET('/api/v1/projects/{id}/budget', { params: { path } }));
      const header = { ...ifMatch(version), ...idempotent(newIdempotencyKey()) };
      return read(
        api.POST('/api/v1/cost-estimates/{id}/budget', { params: { path: { id: estimate.id }, header } }),
      );
    },
    onSuccess: () => {
      notifications.show({ message: t('costs:applied', { year: estimate.year }), color: 'petrol' });
      return renew();
    },
  });
  if (!mayChange && !mayApply) return null;
  const name = estimate.partName ? `${estimate.year} · ${estimate.partName}` : String(estimate.year);
  return (
    <div className="no-print">
      {mayChange && (
        <Button
          component={AppLink}
          to={`/funding/cost-calculator?projectId=${estimate.projectId}&estimate=${estimate.id}`}
          variant="subtle"
        >
          {t('costs:action.edit', { name })}
        </Button>
      )}
      {mayApply && (
        <Button
          variant="subtle"
          loading={apply.isPending}
          onClick={() =>
            confirm({
              title: t('costs:apply.title', { year: estimate.year }),
              text: t('costs:apply.text', { year: estimate.year }),
              confirm: t('costs:apply.confirm'),
              onConfirm: () => apply.mutate(),
            })
          }
        >
          {t('costs:action.apply', { name })}
        </Button>
      )}
      {apply.isError && <ProblemView error={apply.error} />}
    </div>
  );
}

export default { order: 14, Section: CostSection };
