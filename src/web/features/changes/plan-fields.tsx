import { Button, Fieldset, Group, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FUNDING_CLASSES } from '../../../shared/funding.js';
import { cents, formatAmount, sumCents } from '../../../shared/money/index.js';
import { useAsOn } from '../../app/as-on';
import { AmountInput } from '../../ui/amount-input';
import { enteredCents } from '../../ui/cents';
import { useInstruments } from '../funding/queries';
import { localText } from '../funding/words';
import { useSourceWord } from '../plan/sources';
import { RecordSelect } from '../projects/record-select';
import { type DraftLine, type DraftPlan, changedPlans, newLine, newPlan } from './change-draft';
import type { GroupProps } from './change-entry';
import { hasFault } from './change-words';

const WHOLE = 'whole';

/** The plans of one implementer at a time: amounts over amounts, new sources, new years. */
export function PlanFields(props: GroupProps) {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const { entry, draft, setDraft, base } = props;
  const changed = changedPlans(draft, entry.form.values, base);
  const [scope, setScope] = useState(() => changed[0]?.partId ?? firstScope(props));
  const partId = scope === WHOLE ? null : scope;
  const shown = draft.plans.filter((plan) => plan.partId === partId || hasFault(plan, entry.form.errors));
  const years = draft.plans.filter((plan) => plan.partId === partId).map(({ year }) => year);
  const next = years.length > 0 ? Math.max(...years) + 1 : Number((base.period.starts || day).slice(0, 4));
  const nameOf = (id: string | null) => base.parts.find((part) => part.id === id)?.name ?? t('plan:whole');
  const option = (id: string | null, words: string) => ({
    value: id ?? WHOLE,
    label: changed.some((plan) => plan.partId === id) ? `${words} · ${t('changes:isChanged')}` : words,
  });
  return (
    <>
      {base.parts.length > 0 && (
        <Select
          label={t('plan:scope')}
          description={t('changes:scopeHint')}
          value={scope}
          allowDeselect={false}
          data={[
            ...(draft.plans.some((plan) => plan.partId === null) ? [option(null, t('plan:whole'))] : []),
            ...base.parts.map(({ id, name, own }) =>
              option(id, own ? `${name} (${t('plan:ownPart')})` : name),
            ),
          ]}
          onChange={(value) => setScope(value ?? WHOLE)}
        />
      )}
      {shown.map((plan) => (
        <PlanFieldset
          key={plan.key}
          {...props}
          plan={plan}
          legend={[
            t('changes:outcome.plan', { year: plan.year }),
            base.parts.length > 0 && nameOf(plan.partId),
          ]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
      {next <= 2100 && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => setDraft({ ...draft, plans: [...draft.plans, newPlan(partId, next)] })}
          >
            {t('changes:addYear', { year: next })}
          </Button>
        </div>
      )}
    </>
  );
}

/** The centre's own part first, else a part that has a plan; a project done alone is a whole. */
function firstScope({ draft, base }: GroupProps): string {
  const own = base.parts.find((part) => part.own);
  const planned = base.parts.find(({ id }) => draft.plans.some((plan) => plan.partId === id));
  return (own ?? planned ?? base.parts[0])?.id ?? WHOLE;
}

function PlanFieldset({ plan, legend, ...props }: GroupProps & { plan: DraftPlan; legend: string }) {
  const { t } = useTranslation();
  const sourceWord = useSourceWord();
  const { field, draft, setDraft } = props;
  const addLine = () =>
    setDraft({
      ...draft,
      plans: draft.plans.map((one) =>
        one === plan ? { ...plan, lines: [...plan.lines, newLine(plan)] } : one,
      ),
    });
  return (
    <Fieldset legend={legend}>
      <Stack gap="sm">
        {plan.lines.map((line, at) =>
          line.known ? (
            <AmountInput key={line.key} {...field(`amount_${line.key}`)} label={sourceWord(line.known)} />
          ) : (
            <NewSource key={line.key} {...props} line={line} number={at + 1} />
          ),
        )}
        <div>
          <Button variant="default" size="compact-sm" onClick={addLine}>
            {t('changes:addSource')}
          </Button>
        </div>
        <AmountInput {...field(`total_${plan.key}`)} label={t('changes:outcome.total')} />
        <Sums values={props.entry.form.values} plan={plan} />
      </Stack>
    </Fieldset>
  );
}

/** A source that the plan does not have yet: whose money, by which instrument, how much. */
function NewSource({ entry, field, base, line, number }: GroupProps & { line: DraftLine; number: number }) {
  const { t } = useTranslation();
  const instruments = useInstruments();
  const choice = (name: 'class' | 'organisation' | 'instrument') => {
    const { id, error, value } = field(`${name}_${line.key}`);
    return {
      ...{ id, error, value: value || null, label: t(`changes:source.${name}`) },
      onChange: (chosen: string | null) => entry.form.setFieldValue(`${name}_${line.key}`, chosen ?? ''),
    };
  };
  const organisation = choice('organisation');
  const known = base.organisations.filter(({ id }) => id === organisation.value);
  return (
    <Fieldset legend={t('changes:newSource', { number })} variant="filled">
      <Stack gap="sm">
        <Select
          {...choice('class')}
          data={FUNDING_CLASSES.map((value) => ({ value, label: t(`funding:class.${value}`) }))}
        />
        <RecordSelect
          {...organisation}
          of="organisations"
          known={known.map(({ id, name }) => ({ value: id, label: name }))}
          description={t('changes:source.organisationHint')}
        />
        <Select
          {...choice('instrument')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('common:action.remove') }}
          placeholder={t('changes:source.ofProject')}
          nothingFoundMessage={t('common:table.noMatch')}
          data={(instruments.data?.items ?? []).map(({ code, name }) => ({
            value: code,
            label: localText(name),
          }))}
        />
        <AmountInput {...field(`amount_${line.key}`)} label={t('changes:source.amount')} />
      </Stack>
    </Fieldset>
  );
}

/** What the sources sum to as they are typed, and what they leave of the total. */
function Sums({ plan, values }: { plan: DraftPlan; values: GroupProps['entry']['form']['values'] }) {
  const { t } = useTranslation();
  const sum = sumCents(plan.lines.flatMap(({ key }) => enteredCents(values[`amount_${key}`] ?? '') ?? []));
  const total = enteredCents(values[`total_${plan.key}`] ?? '');
  const open = total === null ? null : cents(total - sum);
  return (
    <Group gap="xs" aria-live="polite">
      <span className="figure">{t('changes:sum', { sum: formatAmount(sum) })}</span>
      {open !== null && open > 0n && (
        <span className="figure">{t('changes:open', { open: formatAmount(open) })}</span>
      )}
      {open !== null && open < 0n && (
        <span className="figure">{t('changes:over', { over: formatAmount(cents(-open)) })}</span>
      )}
    </Group>
  );
}
