import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { sourceText } from '../../../../shared/explanation-source.js';
import { formatDay } from '../../../app/days';
import { Period } from '../../../ui/day';
import { useRuleWords } from '../../../ui/rule-words';
import { StatusTag, type Tone } from '../../../ui/status-tag';
import type { Column } from '../../../ui/table-column';
import type { InstrumentRule } from '../queries';
import { localText } from '../words';
import { type Standing, standingOn, topicOf } from './rule-words';

const toneOf: Record<Standing, Tone> = { inForce: 'ok', open: 'calm', future: 'wait', ended: 'calm' };

/** Whether a rule or an instrument is in force, by icon and word. */
export function StandingTag({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  return <StatusTag tone={toneOf[standing]}>{t(`funding:standing.${standing}`)}</StatusTag>;
}

/** From when until when; no day where no source limits it, which is something else than unknown. */
export function Validity({ from, to }: { from: string | null; to: string | null }) {
  const { t } = useTranslation();
  if (from !== null && to !== null) return <Period start={from} end={to} />;
  if (from !== null) return t('funding:rule.validFrom', { day: formatDay(from) });
  return to === null ? t('funding:standing.open') : t('funding:rule.validTo', { day: formatDay(to) });
}

/** What a rule says: value, what it is of, how it is rounded and repeated. */
export function RuleValue({ rule }: { rule: InstrumentRule }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  return (
    <>
      {words.value(rule)}
      {rule.base && <div className="dim">{t(`funding:base.${rule.base}`)}</div>}
      {rule.every && <div className="dim">{words.every(rule.every)}</div>}
      {rule.rounding && <div className="dim">{t(`funding:rounding.${rule.rounding}`)}</div>}
    </>
  );
}

/** Whether a source confirmed a rule, as a coloured word. */
export function Confirmation({ confirmed }: { confirmed: boolean }) {
  const { t } = useTranslation();
  return (
    <StatusTag tone={confirmed ? 'ok' : 'bad'}>
      {t(confirmed ? 'funding:rule.confirmed' : 'funding:rule.unconfirmed')}
    </StatusTag>
  );
}

/** The columns of a table of rules; `all` says of each validity what it is about and whether it is in force. */
export function useRuleColumns<Row extends InstrumentRule>(day: string, all: boolean): Column<Row>[] {
  const { t } = useTranslation();
  const words = useRuleWords();
  return useMemo((): Column<Row>[] => {
    const rule: Column<Row> = {
      id: 'rule',
      header: t('funding:rule.rule'),
      value: words.name,
      cell: (row) => (
        <>
          {words.name(row)}
          {row.note && <div className="dim">{localText(row.note)}</div>}
        </>
      ),
    };
    const topic: Column<Row> = {
      id: 'topic',
      header: t('funding:rule.topic'),
      value: topicOf,
      text: (row) => t(`funding:topic.${topicOf(row)}`),
      choice: true,
    };
    const standing: Column<Row> = {
      id: 'standing',
      header: t('funding:rule.standing'),
      value: (row) => standingOn(row, day),
      text: (row) => t(`funding:standing.${standingOn(row, day)}`),
      cell: (row) => <StandingTag standing={standingOn(row, day)} />,
      choice: true,
    };
    const rest: Column<Row>[] = [
      {
        id: 'value',
        header: t('funding:rule.value'),
        value: words.value,
        cell: (row) => <RuleValue rule={row} />,
      },
      {
        id: 'valid',
        header: t('funding:field.validity'),
        value: (row) => row.validFrom,
        cell: (row) => <Validity from={row.validFrom} to={row.validTo} />,
      },
      { id: 'source', header: t('funding:field.source'), value: ({ source }) => sourceText(source) },
      {
        id: 'confirmed',
        header: t('funding:rule.confirmation'),
        value: (row) => (row.confirmed ? 'confirmed' : 'unconfirmed'),
        text: (row) => t(row.confirmed ? 'funding:rule.confirmed' : 'funding:rule.unconfirmed'),
        cell: (row) => <Confirmation confirmed={row.confirmed} />,
        choice: true,
      },
    ];
    return all ? [rule, topic, ...rest.slice(0, 2), standing, ...rest.slice(2)] : [rule, ...rest];
  }, [t, words, day, all]);
}
