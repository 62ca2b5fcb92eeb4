import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { sumCents } from '../../../shared/money/index.js';
import { centsOf } from '../../ui/cents';
import { CoverBar, type CoverPart, type Fill } from '../../ui/charts';
import { DataTable } from '../../ui/data-table';
import type { Column } from '../../ui/table-column';
import { ShareAmount } from './derivation';
import { amountOf, formatExact, weightOf } from './figures';
import type { KeyFields, RoundShare } from './queries';
import { payerName } from './words';

interface Split {
  shares: RoundShare[];
  totalAmount: string;
  unallocatedAmount: string;
}

const FILLS: Fill[] = ['series-1', 'series-2', 'series-3', 'series-4'];
/** More parts than this are no picture any more; the smaller ones then stand together. */
const MAX_PARTS = 8;

/** Who pays how much of the total, the rest hatched. */
export function SharesBar({ split }: { split: Split }) {
  const { t } = useTranslation();
  const known = split.shares.flatMap((share) => {
    const amountCents = centsOf(share.amount);
    return amountCents === null ? [] : [{ share, amountCents }];
  });
  const shown: CoverPart[] = known.slice(0, MAX_PARTS).map(({ share, amountCents }, index) => ({
    id: `share-${index}`,
    name: payerName(share),
    amountCents,
    fill: FILLS[index % FILLS.length] ?? 'series-1',
    note: weightOf(share),
  }));
  const others = known.slice(MAX_PARTS);
  const unallocated = amountOf(split.unallocatedAmount);
  const unknown = split.shares.filter((share) => share.amount === null).map(payerName);
  const parts: CoverPart[] = [
    ...shown,
    ...(others.length > 0
      ? [
          {
            id: 'others',
            name: t('contributions:otherPayers', { count: others.length }),
            amountCents: sumCents(others.map(({ amountCents }) => amountCents)),
            fill: 'series-4' as const,
          },
        ]
      : []),
    ...(unallocated === 0n
      ? []
      : [
          {
            id: 'unallocated',
            name: t('contributions:field.unallocated'),
            amountCents: unallocated,
            fill: 'hatch-open' as const,
            strong: true,
            ...(unknown.length > 0
              ? { note: t('contributions:unknownPayers', { payers: unknown.join(', ') }) }
              : {}),
          },
        ]),
  ];
  return <CoverBar parts={parts} label={t('contributions:bar')} />;
}

/** Every share with its weight and amount; the columns of the calculation can be chosen, printed and exported. */
export function SharesTable({
  split,
  keyFields,
  id,
}: {
  split: Split;
  keyFields: KeyFields | undefined;
  id: string;
}) {
  const { t } = useTranslation();
  const { totalAmount } = split;
  const columns = useMemo<Column<RoundShare>[]>(
    () => [
      { id: 'payer', header: t('contributions:field.payer'), value: (row) => row.name },
      { id: 'region', header: t('contributions:field.region'), value: (row) => row.region },
      {
        id: 'code',
        header: t('contributions:field.code'),
        value: (row) => row.code,
        hidden: true,
      },
      {
        id: 'weight',
        header: t(`contributions:weight.${keyFields?.kind ?? 'equal'}`),
        kind: 'number',
        value: weightOf,
      },
      {
        id: 'exact',
        header: t('contributions:field.exact'),
        kind: 'number',
        value: (row) => (row.derivation ? formatExact(row.derivation.exactAmount) : null),
        hidden: true,
      },
      {
        id: 'rank',
        header: t('contributions:field.rank'),
        kind: 'number',
        value: (row) => row.derivation?.remainderRank,
        hidden: true,
      },
      {
        id: 'extra',
        header: t('contributions:field.extraCent'),
        value: (row) => (row.derivation ? t(`common:fact.${row.derivation.extraCent ? 'yes' : 'no'}`) : null),
        hidden: true,
      },
      {
        id: 'amount',
        header: t('contributions:field.amount'),
        kind: 'money',
        value: (row) => centsOf(row.amount),
        cell: (row) => <ShareAmount share={row} totalAmount={totalAmount} keyFields={keyFields} />,
        total: 'sum',
      },
    ],
    [t, keyFields, totalAmount],
  );
  return (
    <DataTable
      id={id}
      label={t('contributions:shares.title')}
      columns={columns}
      rows={split.shares}
      rowId={(row) => `${row.organisationId}/${row.code}/${row.name}/${row.region}`}
      empty={t('contributions:shares.empty')}
    />
  );
}
