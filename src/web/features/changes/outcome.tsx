import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Day } from '../../ui/day';
import { Money } from '../../ui/money';
import { StatusTag } from '../../ui/status-tag';
import { formatAmount, formatPercent } from '../../../shared/money/index.js';
import { formatDay } from '../../app/days';
import { currentLanguage } from '../../i18n';
import { centsOf } from '../../ui/cents';
import { useExplanationWords } from '../../ui/explanation-words';
import { useInstruments } from '../funding/queries';
import { localText } from '../funding/words';
import type { Outcome, Preview } from './queries';
import classes from './changes.module.css';

/** What an approval changes, before and after: period, money, deadlines. */
export function OutcomeTables({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const instruments = useInstruments();
  const instrumentName = (code: string | null) => {
    const known = instruments.data?.items.find((one) => one.code === code);
    return known ? localText(known.name) : code;
  };
  const { period } = outcome;
  const empty = !period && outcome.plans.length + outcome.budget.length + outcome.deadlines.length === 0;
  return (
    <>
      {empty && <p className="dim">{t('changes:outcome.onlyWords')}</p>}
      {period && (
        <Table caption={t('changes:outcome.period')}>
          {(['starts', 'ends'] as const).map((end) => (
            <tr key={end}>
              <th scope="row">{t(`changes:field.${end}`)}</th>
              <td>{dayOrUnknown(period.before[end])}</td>
              <td>{dayOrUnknown(period.after[end])}</td>
            </tr>
          ))}
        </Table>
      )}
      {outcome.plans.map((plan) => (
        <Table
          key={`${plan.part?.id ?? ''}${plan.year}`}
          money
          caption={[t('changes:outcome.plan', { year: plan.year }), plan.part?.name]
            .filter(Boolean)
            .join(', ')}
        >
          {plan.lines.map((line) => (
            <tr key={`${line.fundingClass}${line.organisation?.id ?? ''}${line.instrument ?? ''}`}>
              <th scope="row">
                {t(`funding:class.${line.fundingClass}`)}
                {(line.organisation ?? line.instrument) && (
                  <span className="dim">
                    {' '}
                    {[line.organisation?.name, instrumentName(line.instrument)].filter(Boolean).join(' · ')}
                  </span>
                )}
              </th>
              <td className={classes.money}>{money(line.before)}</td>
              <td className={classes.money}>{money(line.after)}</td>
            </tr>
          ))}
          <tr className={classes.total}>
            <th scope="row">{t('changes:outcome.total')}</th>
            <td className={classes.money}>{money(plan.totalBefore)}</td>
            <td className={classes.money}>{money(plan.totalAfter)}</td>
          </tr>
        </Table>
      ))}
      {outcome.budget.length > 0 && (
        <Table money caption={t('changes:outcome.budget')}>
          {outcome.budget.map((line) => (
            <tr key={`${line.costCategory}${line.year}`}>
              <th scope="row">
                {t(`finance:category.${line.costCategory}`)} {line.year}
              </th>
              <td className={classes.money}>{money(line.before)}</td>
              <td className={classes.money}>{money(line.after)}</td>
            </tr>
          ))}
        </Table>
      )}
      {outcome.deadlines.length > 0 && <Deadlines outcome={outcome} />}
    </>
  );
}

function Deadlines({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  return (
    <Table caption={t('changes:outcome.deadlines')}>
      {outcome.deadlines.map((row) => (
        <tr key={`${row.key}${row.occurrence}`}>
          <th scope="row">
            {row.title[currentLanguage()]}{' '}
            {row.keepReason && (
              <StatusTag tone="calm">{t(`changes:outcome.keep.${row.keepReason}`)}</StatusTag>
            )}
            {row.past && <StatusTag tone="bad">{t('changes:outcome.past')}</StatusTag>}
            {row.rule && !row.rule.confirmed && (
              <StatusTag tone="wait">{t('changes:outcome.ruleUnconfirmed')}</StatusTag>
            )}
          </th>
          <td>{row.dueBefore ? <Day value={row.dueBefore} /> : t('changes:outcome.new')}</td>
          <td>
            {row.keepReason && row.dueBefore ? (
              <Day value={row.dueBefore} />
            ) : row.act === 'withdraw' ? (
              t('changes:outcome.gone')
            ) : (
              dayOrUnknown(row.dueAfter)
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** What to heed before filing or deciding; nothing of it refuses. */
export function Warnings({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const words = useExplanationWords();
  return preview.warnings.map(({ code, by, figure, rule }) => (
    <p key={code} role="note">
      <StatusTag tone="wait">{t('changes:warning.title')}</StatusTag>{' '}
      {t(`changes:warning.${code}`, {
        day: by ? formatDay(by) : '',
        figure: code === 'percentThreshold' ? formatPercent(figure ?? '0') : amountWords(figure),
        limit: code === 'percentThreshold' ? formatPercent(rule.value) : amountWords(rule.value),
        source: words.source(rule.source),
      })}
    </p>
  ));
}

function Table({ caption, money, children }: { caption: string; money?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <table className={classes.table} data-money={money}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('changes:outcome.what')}</th>
          <th scope="col">{t('changes:outcome.before')}</th>
          <th scope="col">{t('changes:outcome.after')}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function money(value: string | null) {
  return value === null ? '–' : <Money value={value} />;
}

function dayOrUnknown(value: string | null) {
  return value === null ? <Unknown /> : <Day value={value} />;
}

function Unknown() {
  const { t } = useTranslation();
  return <span className="unknown">{t('common:fact.unknown')}</span>;
}

function amountWords(value: string | null): string {
  const amount = centsOf(value);
  return amount === null ? (value ?? '') : formatAmount(amount);
}
