import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { formatAmount } from '../../../shared/money/index.js';
import { useKeys } from '../../app/keyboard';
import { useMayChange } from '../../app/session';
import { AppLink, withAsOn } from '../../ui/app-link';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { sumsOf } from './figures';
import { useRounds, type RoundRow } from './queries';
import { Keys, Rounds } from './tables';

/** Who pays what of the year: the rounds, and the keys they are shared by. */
export function Contributions() {
  const { t } = useTranslation();
  const rounds = useRounds();
  const mayChange = useMayChange('contributions.change');
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const add = () => void navigate(withAsOn('/contributions/new', params));
  useKeys(mayChange ? { n: add } : {});
  return (
    <>
      <PageHead
        title={t('contributions:title')}
        answer={<Answer rounds={rounds.data?.items} />}
        actions={
          <Button
            component={AppLink}
            to="/contributions/new"
            variant={mayChange ? 'filled' : 'default'}
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            {t(mayChange ? 'contributions:add' : 'contributions:calculate')}
          </Button>
        }
      />
      <Sheet title={t('contributions:rounds.title')} sub={t('contributions:rounds.sub')}>
        <QueryView query={rounds}>{({ items }) => <Rounds rows={items} id="rounds" />}</QueryView>
      </Sheet>
      <Keys />
    </>
  );
}

/** The newest year in one sentence; every year has its own rows below. */
function Answer({ rounds }: { rounds: RoundRow[] | undefined }) {
  const { t } = useTranslation();
  if (!rounds) return null;
  const year = rounds.reduce<number | null>((latest, round) => Math.max(latest ?? 0, round.year), null);
  if (year === null) return <>{t('contributions:answer.none')}</>;
  const { allocatedCents, unallocatedCents } = sumsOf(rounds.filter((round) => round.year === year));
  const words = {
    year,
    allocated: formatAmount(allocatedCents),
    unallocated: formatAmount(unallocatedCents),
  };
  return (
    <>{t(unallocatedCents === 0n ? 'contributions:answer.whole' : 'contributions:answer.rest', words)}</>
  );
}
