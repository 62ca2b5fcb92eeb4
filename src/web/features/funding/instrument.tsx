import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { formatAmount, formatPercent } from '../../../shared/money/index.js';
import { AppLink } from '../../ui/app-link';
import { centsOf, cents } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { Period } from '../../ui/day';
import { Facts } from '../../ui/facts';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import type { Column } from '../../ui/table-column';
import { type Instrument, type InstrumentRule, useInstrument } from './queries';
import { localText } from './words';

/** One instrument: its rules, each with validity, source and whether a source confirmed it. */
export function InstrumentPage() {
  const { code = '' } = useParams();
  const instrument = useInstrument(code);
  return <QueryView query={instrument}>{(data) => <Rules instrument={data} />}</QueryView>;
}

type PlacedRule = InstrumentRule & { place: number };

function Rules({ instrument }: { instrument: Instrument }) {
  const { t } = useTranslation();
  const columns = useRuleColumns();
  const rows = useMemo(
    () => instrument.rules.map((rule, place): PlacedRule => ({ ...rule, place })),
    [instrument],
  );
  const unconfirmed = rows.filter((rule) => !rule.confirmed).length;
  return (
    <>
      <PageHead
        title={localText(instrument.name)}
        above={
          <p className="dim" style={{ margin: 0 }}>
            <AppLink to="/funding">{t('funding:title')}</AppLink> ·{' '}
            <span className="figure">{instrument.code}</span>
          </p>
        }
        answer={[
          t('funding:instruments.answer', { count: rows.length }),
          unconfirmed > 0 && t('funding:instruments.answerUnconfirmed', { count: unconfirmed }),
        ]
          .filter(Boolean)
          .join(' ')}
      />
      <Sheet title={t('funding:instruments.facts')}>
        <Facts
          facts={[
            [t('funding:field.funder'), localText(instrument.funder)],
            [
              t('funding:field.validity'),
              <Period key="validity" start={instrument.validFrom} end={instrument.validTo} />,
            ],
          ]}
        />
      </Sheet>
      <Sheet title={t('funding:field.rules')}>
        <DataTable
          id="rules"
          label={t('funding:field.rules')}
          columns={columns}
          rows={rows}
          rowId={(row) => String(row.place)}
          empty={t('funding:instruments.noRules')}
        />
      </Sheet>
    </>
  );
}

function useRuleColumns(): Column<PlacedRule>[] {
  const { t } = useTranslation();
  const valueWords = useRuleValue();
  return useMemo(
    (): Column<PlacedRule>[] => [
      {
        id: 'rule',
        header: t('funding:rule.rule'),
        value: (row) => t(`funding:rules.${row.rule}`),
        cell: (row) => (
          <>
            {t(`funding:rules.${row.rule}`)}
            {row.note && <div className="dim">{localText(row.note)}</div>}
          </>
        ),
      },
      {
        id: 'value',
        header: t('funding:rule.value'),
        value: valueWords,
        cell: (row) => (
          <>
            {valueWords(row)}
            {row.base && <div className="dim">{t(`funding:base.${row.base}`)}</div>}
            {row.rounding && <div className="dim">{t(`funding:rounding.${row.rounding}`)}</div>}
          </>
        ),
      },
      {
        id: 'valid',
        header: t('funding:field.validity'),
        value: (row) => row.validFrom,
        cell: (row) => <Period start={row.validFrom} end={row.validTo} />,
      },
      { id: 'source', header: t('funding:field.source'), value: sourceWords },
      {
        id: 'confirmed',
        header: t('funding:rule.confirmation'),
        value: (row) => (row.confirmed ? 'confirmed' : 'unconfirmed'),
        text: (row) => t(row.confirmed ? 'funding:rule.confirmed' : 'funding:rule.unconfirmed'),
        cell: (row) =>
          row.confirmed ? (
            <StatusTag tone="ok">{t('funding:rule.confirmed')}</StatusTag>
          ) : (
            <StatusTag tone="bad">{t('funding:rule.unconfirmed')}</StatusTag>
          ),
        choice: true,
      },
    ],
    [t, valueWords],
  );
}

/** A rule's value as a person reads it. */
function useRuleValue(): (rule: InstrumentRule) => string {
  const { t } = useTranslation();
  return useMemo(() => {
    const one = (value: string, unit: string | undefined): string => {
      const amount = () => formatAmount(centsOf(value) ?? cents(0n));
      if (unit === 'percent') return formatPercent(value);
      if (unit === 'euro') return amount();
      if (unit === 'euroPerDay') return t('funding:unit.euroPerDay', { amount: amount() });
      if (unit === 'hoursPerYear') return t('funding:unit.hoursPerYear', { hours: value });
      if (unit === 'fundingClass') return t(`funding:class.${value}`);
      if (unit === 'monthDay') return `${Number(value.slice(3))}.${Number(value.slice(0, 2))}.`;
      const duration = unit === 'duration' ? /^P(\d+)([YMD])$/.exec(value) : null;
      if (!duration) return value;
      const key = { Y: 'years', M: 'months', D: 'days' }[duration[2] ?? ''] ?? 'days';
      return t(`funding:unit.${key}`, { count: Number(duration[1]) });
    };
    return ({ value, unit }) => {
      if (typeof value === 'boolean') return t(value ? 'common:fact.yes' : 'common:fact.no');
      return typeof value === 'string' ? one(value, unit) : value.map((item) => one(item, unit)).join(', ');
    };
  }, [t]);
}

function sourceWords({ source }: InstrumentRule): string {
  const { title, act, section, date } = source;
  return [title, act && `(${act})`, section && `§ ${section}`, date].filter(Boolean).join(' ');
}
