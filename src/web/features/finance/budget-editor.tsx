import { Button, Fieldset, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { COST_CATEGORIES } from '../../../shared/cost-categories.js';
import { formatAmount, sumCents } from '../../../shared/money/index.js';
import { api, ifMatch, read } from '../../api/client';
import { useAsOn } from '../../app/as-on';
import { useMayChange } from '../../app/session';
import { AmountInput, amountFault } from '../../ui/amount-input';
import { AppLink, withAsOn } from '../../ui/app-link';
import { centsOf } from '../../ui/cents';
import { EntryForm, useEntry, type EntryValues } from '../../ui/entry-form';
import { PageHead } from '../../ui/page-head';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import classes from './finance.module.css';
import { BudgetTable } from './budget-table';
import { BudgetVersions } from './budget-versions';
import { readBudget, useBudget, useBudgetOn, useRenewFinance, type Budget } from './queries';
import { useCategoryWord } from './words';

/** The budget of a project, cost category by year, to be changed or read; and its versions. */
export function BudgetEditor() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const mayChange = useMayChange('budgets.change');
  const budget = useBudget(id);
  const counted = useBudgetOn(id);
  const total = centsOf((mayChange ? budget : counted).data?.total);
  return (
    <>
      <PageHead
        above={<AppLink to={`/finance/projects/${id}`}>{t('finance:budget.back')}</AppLink>}
        title={t('finance:budget.title')}
        answer={
          <>
            {total === null
              ? t('finance:budget.none')
              : t('finance:budget.answer', { total: formatAmount(total) })}
            {!mayChange && <> {t('finance:budget.readOnly')}</>}
          </>
        }
      />
      <Sheet title={t('finance:budget.title')} sub={mayChange ? t('finance:budget.sub') : undefined}>
        {mayChange ? (
          <QueryView query={budget}>{(data) => <Fields key={data.version} budget={data} />}</QueryView>
        ) : (
          <QueryView query={counted}>{(data) => <BudgetTable budget={data} />}</QueryView>
        )}
      </Sheet>
      <BudgetVersions projectId={id} />
    </>
  );
}

const nameOf = (category: string, year: number) => `${category}_${year}`;

function valuesOf({ lines, note }: Budget, years: readonly number[]): EntryValues {
  const empty = years.flatMap((year) => COST_CATEGORIES.map((category) => [nameOf(category, year), '']));
  const known = lines.map((line) => [nameOf(line.costCategory, line.year), line.amount]);
  return {
    note: note ?? '',
    reason: '',
    ...Object.fromEntries(empty),
    ...Object.fromEntries(known),
  } as EntryValues;
}

/** The lines that the form holds; a figure that was left as it is stays an example if it was one. */
function linesOf(values: EntryValues, years: readonly number[], before: Budget) {
  return years.flatMap((year) =>
    COST_CATEGORIES.flatMap((costCategory) => {
      const amount = values[nameOf(costCategory, year)];
      if (typeof amount !== 'string' || amount.trim() === '') return [];
      const stored = before.lines.find((line) => line.costCategory === costCategory && line.year === year);
      const example = stored?.example === true && centsOf(stored.amount) === centsOf(amount);
      return [{ costCategory, year, amount, example }];
    }),
  );
}

function Fields({ budget }: { budget: Budget }) {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const categoryWord = useCategoryWord();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const present = Number(day.slice(0, 4));
  const [years, setYears] = useState(() =>
    [
      ...new Set([...budget.lines.map((line) => line.year), ...(budget.lines.length ? [] : [present])]),
    ].sort(),
  );
  const entry = useBudgetEntry(budget, years);
  const back = () => void navigate(withAsOn(`/finance/projects/${budget.projectId}`, params));
  const addYear = (year: number) => setYears((before) => [...before, year].sort());
  const [first, last] = [years[0] ?? present, years.at(-1) ?? present];
  return (
    <EntryForm entry={entry} submit={t('finance:budget.save')} onCancel={back}>
      <div className={classes.years}>
        {years.map((year) => (
          <Fieldset key={year} legend={`${year}: ${sumOf(entry.form.values, year)}`}>
            <div className={classes.year}>
              {COST_CATEGORIES.map((category) => {
                const { value, ...input } = entry.field(nameOf(category, year));
                return (
                  <AmountInput
                    key={category}
                    {...input}
                    label={categoryWord(category)}
                    description={isExample(budget, category, year) ? t('common:fact.example') : ' '}
                    value={typeof value === 'string' ? value : ''}
                  />
                );
              })}
            </div>
          </Fieldset>
        ))}
      </div>
      <div>
        {first > 1990 && (
          <Button variant="subtle" onClick={() => addYear(first - 1)}>
            {t('finance:budget.addYear', { year: first - 1 })}
          </Button>
        )}
        {last < 2100 && (
          <Button variant="subtle" onClick={() => addYear(last + 1)}>
            {t('finance:budget.addYear', { year: last + 1 })}
          </Button>
        )}
      </div>
      <Textarea
        {...entry.field('note')}
        value={String(entry.form.values['note'] ?? '')}
        maxLength={2000}
        autosize
      />
      {budget.version > 0 && (
        <TextInput
          {...entry.field('reason')}
          value={String(entry.form.values['reason'] ?? '')}
          maxLength={500}
        />
      )}
    </EntryForm>
  );
}

function useBudgetEntry(budget: Budget, years: readonly number[]) {
  const { t } = useTranslation();
  const categoryWord = useCategoryWord();
  const renew = useRenewFinance();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { projectId } = budget;
  const labels: Record<string, string> = { note: t('finance:budget.note'), reason: t('plan:budget.reason') };
  for (const year of years) {
    for (const category of COST_CATEGORIES) {
      labels[nameOf(category, year)] = `${categoryWord(category)} ${year}`;
    }
  }
  return useEntry({
    initialValues: valuesOf(budget, years),
    version: budget.version,
    labels,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(values)
          .filter(([name]) => name !== 'note' && name !== 'reason')
          .map(([name, value]) => [name, faultOf(typeof value === 'string' ? value : '', t)]),
      ),
    save: (values, { version }) =>
      read(
        api.PUT('/api/v1/projects/{id}/budget', {
          params: { path: { id: projectId }, header: ifMatch(version) },
          body: {
            lines: linesOf(values, years, budget),
            note: String(values['note'] ?? '').trim() || null,
            reason: String(values['reason'] ?? '').trim() || null,
          },
        }),
      ),
    reload: async () => {
      const stored = await readBudget(projectId);
      return { values: valuesOf(stored, years), version: stored.version };
    },
    saved: t('finance:budget.saved'),
    onSaved: async () => {
      await renew();
      void navigate(withAsOn(`/finance/projects/${projectId}`, params));
    },
  });
}

function faultOf(value: string, t: (key: string) => string): string | null {
  const fault = amountFault(value, false);
  if (fault) return t(fault);
  return value.startsWith('-') ? t('problems:amount.negative') : null;
}

function isExample(budget: Budget, category: string, year: number): boolean {
  return budget.lines.some((line) => line.costCategory === category && line.year === year && line.example);
}

/** The sum of what is readable so far. */
function sumOf(values: EntryValues, year: number): string {
  const amounts = COST_CATEGORIES.flatMap((category) => {
    const value = values[nameOf(category, year)];
    if (typeof value !== 'string' || value.trim() === '' || amountFault(value, true)) return [];
    return [centsOf(value) ?? []].flat();
  });
  return formatAmount(sumCents(amounts));
}
