import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { formatAmount } from '../../../shared/money/index.js';
import { useKeys } from '../../app/keyboard';
import { useMayChange } from '../../app/session';
import { AppLink } from '../../ui/app-link';
import { Day } from '../../ui/day';
import { Facts } from '../../ui/facts';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { amountOf } from './figures';
import { useAllocationKey, useRound, type RoundDetail } from './queries';
import { RoundForm } from './round-form';
import { RoundSteps } from './round-steps';
import { SharesBar, SharesTable } from './shares';
import { statusTones } from './words';

/** One round: who pays what, how each cent came about, and what is still missing before it is issued. */
export function Round() {
  const { id = '' } = useParams();
  const round = useRound(id);
  return <QueryView query={round}>{(data) => <RoundView key={data.id} round={data} />}</QueryView>;
}

function RoundView({ round }: { round: RoundDetail }) {
  const { t } = useTranslation();
  const mayChange = useMayChange('contributions.change') && round.status !== 'issued';
  const [editing, edit] = useDisclosure(false);
  const key = useAllocationKey(round.key.id);
  useKeys(mayChange ? { e: edit.open } : {});
  const title = t('contributions:round.title', {
    year: round.year,
    what: round.project?.code ?? t('contributions:ownActivity'),
  });
  return (
    <>
      <PageHead
        title={title}
        above={<AppLink to="/contributions">{t('contributions:title')}</AppLink>}
        answer={<RoundAnswer round={round} />}
        actions={
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('contributions:print')}
          </Button>
        }
      />
      {editing && mayChange && (
        <Sheet title={t('contributions:round.edit')}>
          <RoundForm round={round} onClose={edit.close} />
        </Sheet>
      )}
      <div className="sheet-grid">
        <Sheet title={t('contributions:bar')}>
          <SharesBar split={round} />
        </Sheet>
        <Sheet
          title={t('contributions:round.state')}
          actions={
            mayChange &&
            !editing && (
              <Button
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={edit.open}
              >
                {t('common:action.edit')}
              </Button>
            )
          }
        >
          <RoundFacts round={round} />
          {mayChange && <RoundSteps round={round} />}
        </Sheet>
      </div>
      <Sheet title={t('contributions:shares.title')} sub={t('contributions:shares.sub')}>
        <SharesTable split={round} keyFields={key.data} id="shares" />
      </Sheet>
      <KeySheet round={round} />
    </>
  );
}

/** The ground on which the payers share, with the source of its figures. */
function KeySheet({ round }: { round: RoundDetail }) {
  const { t } = useTranslation();
  const key = useAllocationKey(round.key.id);
  return (
    <Sheet title={t('contributions:round.basis')}>
      <QueryView query={key}>
        {(data) => (
          <Facts
            facts={[
              [t('contributions:field.keyName'), data.name],
              [t('contributions:field.kind'), t(`contributions:kind.${data.kind}`)],
              [t('contributions:field.basis'), data.basis],
              [t('contributions:field.source'), data.source],
              ...(data.kind === 'population'
                ? ([
                    [t('contributions:field.referenceDate'), <Day key="day" value={data.referenceDate} />],
                    [t('contributions:field.borderYear'), data.borderYear],
                  ] as const)
                : []),
              [t('contributions:field.keyVersion'), round.key.version],
            ]}
          />
        )}
      </QueryView>
    </Sheet>
  );
}

function RoundAnswer({ round }: { round: RoundDetail }) {
  const { t } = useTranslation();
  const words = {
    total: formatAmount(amountOf(round.totalAmount)),
    allocated: formatAmount(amountOf(round.allocatedAmount)),
    unallocated: formatAmount(amountOf(round.unallocatedAmount)),
  };
  const whole = amountOf(round.unallocatedAmount) === 0n;
  return <>{t(whole ? 'contributions:round.whole' : 'contributions:round.rest', words)}</>;
}

function RoundFacts({ round }: { round: RoundDetail }) {
  const { t } = useTranslation();
  return (
    <Facts
      facts={[
        [
          t('contributions:field.status'),
          <StatusTag key="status" tone={statusTones[round.status]}>
            {t(`contributions:status.${round.status}`)}
          </StatusTag>,
        ],
        [
          t('contributions:field.project'),
          round.project ? (
            <AppLink key="project" to={`/projects/${round.project.code}`}>
              {round.project.code} {round.project.name}
            </AppLink>
          ) : (
            t('contributions:ownActivity')
          ),
        ],
        [t('contributions:field.plannedOn'), <Day key="planned" value={round.plannedOn} />],
        ...(round.agreedOn
          ? ([[t('contributions:field.agreedOn'), <Day key="agreed" value={round.agreedOn} />]] as const)
          : []),
        ...(round.issuedOn
          ? ([[t('contributions:field.issuedOn'), <Day key="issued" value={round.issuedOn} />]] as const)
          : []),
        ...(round.note ? ([[t('contributions:field.note'), round.note]] as const) : []),
      ]}
    />
  );
}
