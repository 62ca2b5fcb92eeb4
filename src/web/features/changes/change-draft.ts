import { FUNDING_CLASSES } from '../../../shared/funding.js';
import { COST_CATEGORIES } from '../../../shared/cost-categories.js';
import type { Budget, Change, ChangeBody, FundingPlan, PlanPart } from './queries';

type PlanLine = FundingPlan['lines'][number];
type AskedPlan = NonNullable<ChangeBody['plans']>[number];
type AskedLine = AskedPlan['lines'][number];

/** The plan of a year as far as a change writes it over. */
type KnownPlan = Pick<
  FundingPlan,
  'partId' | 'year' | 'status' | 'exactness' | 'total' | 'volume' | 'volumeNote' | 'note' | 'lines'
>;

/** What a change starts from: the newest plans of the whole and of its parts, the budget, the period in force. */
export interface ChangeBase {
  parts: PlanPart[];
  plans: KnownPlan[];
  budget: Pick<Budget, 'lines'>;
  period: { starts: string; ends: string };
  /** Those that the draft names, by their names. */
  organisations: readonly { id: string; name: string }[];
}

/** A source of a plan in the form: one that the plan has, or a new one that is entered whole. */
export interface DraftLine {
  key: string;
  known: PlanLine | null;
  exactness: AskedLine['exactness'];
  note: string | null;
}

/** The plan of a part's year in the form. */
export interface DraftPlan {
  key: string;
  partId: string | null;
  year: number;
  /** Null: the change makes the first plan of that year. */
  known: KnownPlan | null;
  lines: DraftLine[];
}

/** A line of the budget in the form; a new one is entered whole. */
export interface DraftBudgetLine {
  key: string;
  known: Budget['lines'][number] | null;
}

/** Which fields the form has; what stands in them are its values. */
export interface Draft {
  plans: DraftPlan[];
  budget: DraftBudgetLine[];
}

export type Values = Record<string, string>;

const wholeDay = (value: string | null | undefined) => (value?.length === 10 ? value : '');
export const planKey = (partId: string | null, year: number) => `${partId ?? 'whole'}_${year}`;
const sourceOf = (one: { fundingClass: string; instrument?: string | null }, organisationId: string | null) =>
  [one.fundingClass, organisationId ?? '', one.instrument ?? ''].join(' ');

/** The names of a plan's fields. */
const namesOf = (plan: DraftPlan): string[] => [
  `total_${plan.key}`,
  ...plan.lines.flatMap(({ key, known }) =>
    known ? [`amount_${key}`] : [`amount_${key}`, `class_${key}`, `organisation_${key}`, `instrument_${key}`],
  ),
];

/** A plan of a year that has none yet. */
export function newPlan(partId: string | null, year: number): DraftPlan {
  return { key: planKey(partId, year), partId, year, known: null, lines: [] };
}

/** A source to be entered. */
export function newLine(plan: DraftPlan): DraftLine {
  const last = Number(plan.lines.at(-1)?.key.split('_').at(-1) ?? -1);
  return { key: `${plan.key}_${last + 1}`, known: null, exactness: 'exact', note: null };
}

/** A line of the budget to be entered. */
export function newBudgetLine(lines: readonly DraftBudgetLine[]): DraftBudgetLine {
  return { key: `budget_${Number(lines.at(-1)?.key.split('_').at(-1) ?? -1) + 1}`, known: null };
}

/** The form as it opens: everything as it stands, or as the draft that is written anew asks for it. */
export function startDraft(
  base: ChangeBase,
  change: Pick<Change, 'proposed' | 'reason'> | null,
): { draft: Draft; values: Values } {
  const { proposed, reason = '' } = change ?? {};
  const period = proposed?.period ?? base.period;
  const values: Values = {
    ...{ starts: period.starts, ends: period.ends, other: proposed?.other ?? '', reason },
  };
  const plans = base.plans.map((known) => startPlan(known, values));
  for (const asked of proposed?.plans ?? []) {
    const key = planKey(asked.partId ?? null, asked.year);
    const plan = plans.find((one) => one.key === key) ?? newPlan(asked.partId ?? null, asked.year);
    if (!plans.includes(plan)) plans.push(plan);
    overlayPlan(plan, asked, values);
  }
  return {
    draft: { plans: inOrder(plans, base.parts), budget: startBudget(base, proposed?.budget, values) },
    values,
  };
}

function startPlan(known: KnownPlan, values: Values): DraftPlan {
  const key = planKey(known.partId, known.year);
  values[`total_${key}`] = known.total ?? '';
  const lines = known.lines.map((line, at): DraftLine => {
    values[`amount_${key}_${at}`] = line.amount;
    return { key: `${key}_${at}`, known: line, exactness: line.exactness, note: line.note };
  });
  return { key, partId: known.partId, year: known.year, known, lines };
}

/** Writes what a draft asks for over the plan as it stands; a source that it leaves out is emptied. */
function overlayPlan(plan: DraftPlan, asked: AskedPlan, values: Values): void {
  values[`total_${plan.key}`] = asked.total ?? '';
  const open = [...plan.lines];
  for (const { key } of open) values[`amount_${key}`] = '';
  for (const line of asked.lines) {
    const source = sourceOf(line, line.organisationId ?? null);
    const at = open.findIndex(
      ({ known }) => known && sourceOf(known, known.organisation?.id ?? null) === source,
    );
    const row = at < 0 ? newLine(plan) : open.splice(at, 1)[0];
    if (!row) continue;
    Object.assign(row, { exactness: line.exactness, note: line.note ?? null });
    values[`amount_${row.key}`] = line.amount;
    if (row.known) continue;
    plan.lines.push(row);
    values[`class_${row.key}`] = line.fundingClass;
    values[`organisation_${row.key}`] = line.organisationId ?? '';
    values[`instrument_${row.key}`] = line.instrument ?? '';
  }
}

function startBudget(
  { budget }: ChangeBase,
  asked: ChangeBody['budget'] | undefined,
  values: Values,
): DraftBudgetLine[] {
  const rows = budget.lines.map((known, at): DraftBudgetLine => ({ key: `budget_${at}`, known }));
  for (const { key, known } of rows) {
    const line = asked?.find(
      ({ costCategory, year }) => costCategory === known?.costCategory && year === known.year,
    );
    values[`amount_${key}`] = (asked ? line?.amount : known?.amount) ?? '';
  }
  for (const line of asked ?? []) {
    if (budget.lines.some((one) => one.costCategory === line.costCategory && one.year === line.year))
      continue;
    const row = newBudgetLine(rows);
    rows.push(row);
    values[`amount_${row.key}`] = line.amount;
    values[`category_${row.key}`] = line.costCategory;
    values[`year_${row.key}`] = String(line.year);
  }
  return rows;
}

/** The whole first, then the parts in their order; each by year. */
function inOrder(plans: DraftPlan[], parts: readonly PlanPart[]): DraftPlan[] {
  const place = (partId: string | null) => parts.findIndex(({ id }) => id === partId);
  return plans.sort((a, b) => place(a.partId) - place(b.partId) || a.year - b.year);
}

/** Both forms' fields, so that two versions can be compared and either can be taken. */
export function joined(mine: Draft, theirs: Draft, parts: readonly PlanPart[]): Draft {
  const plans = mine.plans.map((plan) => {
    const other = theirs.plans.find(({ key }) => key === plan.key);
    const more = (other?.lines ?? []).filter(({ key }) => !plan.lines.some((line) => line.key === key));
    return { ...plan, lines: [...plan.lines, ...more] };
  });
  const added = theirs.plans.filter(({ key }) => !plans.some((plan) => plan.key === key));
  const budget = theirs.budget.filter(({ key }) => !mine.budget.some((line) => line.key === key));
  return { plans: inOrder([...plans, ...added], parts), budget: [...mine.budget, ...budget] };
}

/** The plans that the form asks to be other than they stand. */
export function changedPlans(draft: Draft, values: Values, base: ChangeBase): DraftPlan[] {
  const before = startDraft(base, null).values;
  return draft.plans.filter((plan) =>
    namesOf(plan).some((name) => (values[name] ?? '') !== (before[name] ?? '')),
  );
}

const isFilled = (key: string, values: Values) => (values[`amount_${key}`] ?? '').trim() !== '';

/** The lines of a plan that are sent: one without an amount is no source. */
const sentLines = (plan: DraftPlan, values: Values) => plan.lines.filter(({ key }) => isFilled(key, values));
const sentBudget = (draft: Draft, values: Values) => draft.budget.filter(({ key }) => isFilled(key, values));

/** What is sent: only what was written over is asked for, and a plan and the budget go whole. */
export function bodyOf(values: Values, draft: Draft, base: ChangeBase): ChangeBody {
  const { starts = '', ends = '', other = '', reason = '' } = values;
  const before = startDraft(base, null).values;
  const budget = draft.budget.some(
    ({ key }) => (values[`amount_${key}`] ?? '') !== (before[`amount_${key}`] ?? ''),
  );
  return {
    reason,
    period: starts !== base.period.starts || ends !== base.period.ends ? { starts, ends } : null,
    other: other.trim() === '' ? null : other,
    plans: changedPlans(draft, values, base).map((plan) => askedPlan(plan, values)),
    budget: budget ? sentBudget(draft, values).map((line) => askedBudget(line, values)) : null,
  };
}

function askedPlan({ partId, year, known, ...plan }: DraftPlan, values: Values): AskedPlan {
  return {
    ...{ partId, year },
    status: known?.status ?? 'approved',
    exactness: known?.exactness ?? 'exact',
    total: values[`total_${plan.key}`]?.trim() || null,
    volume: known?.volume ?? null,
    volumeNote: known?.volumeNote ?? null,
    note: known?.note ?? null,
    lines: sentLines({ ...plan, partId, year, known }, values).map((line): AskedLine => {
      const text = (name: string) => values[`${name}_${line.key}`]?.trim() ?? '';
      return {
        fundingClass:
          line.known?.fundingClass ??
          FUNDING_CLASSES.find((one) => one === text('class')) ??
          'ownContribution',
        organisationId: line.known ? (line.known.organisation?.id ?? null) : text('organisation') || null,
        instrument: line.known ? line.known.instrument : text('instrument') || null,
        exactness: line.exactness,
        note: line.note,
        amount: text('amount'),
      };
    }),
  };
}

function askedBudget({ key, known }: DraftBudgetLine, values: Values) {
  return {
    costCategory:
      known?.costCategory ?? COST_CATEGORIES.find((one) => one === values[`category_${key}`]) ?? 'other',
    year: known?.year ?? Number(values[`year_${key}`]),
    amount: values[`amount_${key}`] ?? '',
  };
}

const LINE_FIELDS: Readonly<Record<string, string>> = {
  ...{ amount: 'amount', fundingClass: 'class', organisationId: 'organisation', instrument: 'instrument' },
};

/** The field that a pointer into the body means. */
export function fieldAt(pointer: string, values: Values, draft: Draft, base: ChangeBase): string | null {
  const [, end] = /^\/period(?:\/(starts|ends))?$/.exec(pointer) ?? [];
  if (pointer.startsWith('/period')) return end ?? 'ends';
  const [, planAt, lineAt, field = ''] =
    /^\/plans\/(\d+)(?:\/lines(?:\/(\d+)(?:\/(\w+))?)?)?/.exec(pointer) ?? [];
  const plan = planAt === undefined ? undefined : changedPlans(draft, values, base)[Number(planAt)];
  if (plan) {
    const line = lineAt === undefined ? undefined : sentLines(plan, values)[Number(lineAt)];
    if (!line) return `total_${plan.key}`;
    return `${(line.known ? null : LINE_FIELDS[field]) ?? 'amount'}_${line.key}`;
  }
  const [, budgetAt, of] = /^\/budget\/(\d+)(?:\/(\w+))?/.exec(pointer) ?? [];
  const line = budgetAt === undefined ? undefined : sentBudget(draft, values)[Number(budgetAt)];
  if (!line) return null;
  const name = line.known ? 'amount' : ({ costCategory: 'category', year: 'year' }[of ?? ''] ?? 'amount');
  return `${name}_${line.key}`;
}

/** The period in force as the form takes it: ends that are not known to the day are entered. */
export function periodOf(decided: { starts: string | null; ends: string | null } | null) {
  return { starts: wholeDay(decided?.starts), ends: wholeDay(decided?.ends) };
}
