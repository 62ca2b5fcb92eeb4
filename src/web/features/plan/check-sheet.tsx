import { useTranslation } from 'react-i18next';
import { formatAmount, formatPercent } from '../../../shared/money/index.js';
import { formatDay } from '../../app/days';
import { centsOf } from '../../ui/cents';
import { ExplainedFigure } from '../../ui/explanation';
import { useExplanationWords } from '../../ui/explanation-words';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { type Finding, type FundingCheck, useFundingCheck } from './queries';

const PERCENTS = new Set(['rate', 'limit', 'percent']);
const modelKey = (word: string) => `explanation:model.${word}`;
const categoryKey = (word: string) => `finance:category.${word}`;
/** Parameters that name one or several things, parted by commas, and the words of each. */
const LISTED: Readonly<Record<string, (word: string) => string>> = {
  ...{ model: modelKey, models: modelKey, allowedModels: modelKey, decidedModel: modelKey },
  ...{ category: categoryKey, allowedCategories: categoryKey },
};
/** Parameters that name a cost model, each with the rate it is told with. */
const RATES_OF = [
  ['decidedModel', 'decidedRate'],
  ['model', 'estimateRate'],
] as const;
const DAYS = new Set(['starts', 'ends', 'from', 'to', 'due']);

/** What is wrong with the funding of a project, each with its figures, its rule and what to do. */
export function CheckSheet({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const check = useFundingCheck(projectId);
  return (
    <Sheet title={t('plan:check.title')} sub={t('plan:check.sub')}>
      <QueryView query={check}>{(data) => <Findings check={data} />}</QueryView>
    </Sheet>
  );
}

function Findings({ check }: { check: FundingCheck }) {
  const { t } = useTranslation();
  const { ruleName } = useExplanationWords();
  const count = (severity: Finding['severity']) =>
    check.findings.filter((finding) => finding.severity === severity).length;
  const [violations, warnings] = [count('violation'), count('warning')];
  return (
    <>
      <p>
        {check.state === 'clean' && <StatusTag tone="ok">{t('plan:check.clean')}</StatusTag>}
        {violations > 0 && (
          <StatusTag tone="bad">{t('plan:check.violations', { count: violations })}</StatusTag>
        )}{' '}
        {warnings > 0 && check.state !== 'incomplete' && (
          <StatusTag tone="wait">{t('plan:check.warnings', { count: warnings })}</StatusTag>
        )}
        {check.state === 'incomplete' && <StatusTag tone="open">{t('plan:check.incomplete')}</StatusTag>}
      </p>
      {check.findings.length > 0 && (
        <ul>
          {check.findings.map((finding, at) => (
            <li key={`${finding.code}${at}`} style={{ marginBottom: 10 }}>
              <FindingWords finding={finding} />
            </li>
          ))}
        </ul>
      )}
      {check.unconfirmed.length > 0 && (
        <p className="dim">
          {t('plan:check.unconfirmed', { rules: check.unconfirmed.map((rule) => ruleName(rule)).join(', ') })}
        </p>
      )}
    </>
  );
}

function FindingWords({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const words = useParams(finding);
  const about = [finding.code === 'yearOutsidePeriod' ? null : finding.params['year'], finding.params['part']]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <strong>{t(`plan:check.${finding.severity}`)}</strong> {about && t('plan:check.about', { about })}
      {t(`plan:finding.${finding.code}.what`, words)}{' '}
      {finding.explanation && (
        <ExplainedFigure
          figure="result"
          what={t(`plan:finding.${finding.code}.what`, words)}
          explanation={finding.explanation}
        >
          {t('plan:check.figures')}
        </ExplainedFigure>
      )}
      <span className="dim block">{t(`plan:finding.${finding.code}.do`)}</span>
    </>
  );
}

/** The figures of a finding as a person reads them. */
function useParams({ params, code }: Finding): Record<string, string> {
  const { t, i18n } = useTranslation();
  const classWord = (value: string) => {
    const key = `funding:class.${value}`;
    return i18n.exists(key) ? t(key) : value;
  };
  const named: Record<string, string> = { organisation: '' };
  for (const [key, value] of Object.entries(params)) {
    const keyOf = LISTED[key];
    const cents = /^-?\d+\.\d{2}$/.test(value) ? centsOf(value) : null;
    if (key === 'class') named[key] = classWord(value);
    else if (key === 'allowed') named[key] = value.split(',').map(classWord).join(', ');
    else if (keyOf)
      named[key] = value
        .split(',')
        .map((word) => t(keyOf(word)))
        .join(', ');
    else if (PERCENTS.has(key)) named[key] = formatPercent(value);
    else if (DAYS.has(key)) named[key] = value && formatDay(value);
    else named[key] = cents === null ? value : formatAmount(cents);
  }
  if (code === 'differsFromDecision') {
    const what = params['what'] ?? 'line';
    named['what'] = t(`plan:what.${what}`, { class: named['class'] ?? '', year: params['year'] ?? '' });
  }
  for (const [model, rate] of RATES_OF) {
    const percent = params[rate];
    if (percent !== undefined) named[model] = `${named[model] ?? ''} ${formatPercent(percent)}`;
  }
  return named;
}
