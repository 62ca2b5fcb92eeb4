import type { ExportedTable } from '../../../platform/http/index.js';
import { parseAmount } from '../../../shared/money/index.js';
import {
  EXACTNESS_WORDS,
  FUNDING_CLASS_WORDS,
  PLAN_STATUS_WORDS,
  type Words,
} from '../../../shared/words.js';
import type { TableCell } from '../../../shared/workbook.js';
import type { FundingPlanAnswer, FundingPlanLineAnswer } from './funding-plan.dto.js';
import type { ProjectPlanAnswer } from './project-plan.dto.js';

/** A row of the file: a source of a plan, or, without a line, what the plan costs and leaves uncovered. */
export interface PlanExportRow {
  readonly code: string;
  readonly plan: FundingPlanAnswer;
  readonly part: Words;
  readonly line: FundingPlanLineAnswer | null;
  readonly instrument: Words | null;
}

const WHOLE: Words = { fi: 'Koko hanke', sv: 'Hela projektet', en: 'Whole project' };
const BESIDE: Words = {
  fi: 'Koko hanke (osuuksien rinnalla, ei lasketa yhteen)',
  sv: 'Hela projektet (vid sidan av delarna, räknas inte ihop)',
  en: 'Whole project (beside its parts, not added to them)',
};

/**
 * The plans of a project as rows. Each amount is a number of its own column, so that a column may be summed: what a
 * source gives, what a plan costs, and what it leaves uncovered.
 *
 * @param instrumentName what the instrument of a line is called; null where the code has no name
 */
export function planRows(
  code: string,
  { plans, parts }: ProjectPlanAnswer,
  instrumentName: (instrument: string) => Words | null,
): PlanExportRow[] {
  return plans.flatMap((plan) => {
    const name = parts.find(({ id }) => id === plan.partId)?.name;
    const hasParts = plans.some(({ year, partId }) => year === plan.year && partId !== null);
    const part = name !== undefined ? same(name) : hasParts ? BESIDE : WHOLE;
    const of = { code, plan, part };
    return [
      ...plan.lines.map((line) => ({
        ...of,
        line,
        instrument:
          line.instrument === null ? null : (instrumentName(line.instrument) ?? same(line.instrument)),
      })),
      { ...of, line: null, instrument: null },
    ];
  });
}

/** See {@link planRows}. */
export const EXPORTED_PLAN: ExportedTable<PlanExportRow> = {
  name: { fi: 'Rahoitussuunnitelma', sv: 'Finansieringsplan', en: 'Funding plan' },
  columns: [
    { header: { fi: 'Hanke', sv: 'Projekt', en: 'Project' }, cell: ({ code }) => text(code) },
    {
      header: { fi: 'Toteuttaja', sv: 'Genomförare', en: 'Implementer' },
      cell: ({ part }, language) => text(part[language]),
    },
    { header: { fi: 'Vuosi', sv: 'År', en: 'Year' }, cell: ({ plan }) => ({ count: String(plan.year) }) },
    {
      header: { fi: 'Tila', sv: 'Läge', en: 'Status' },
      cell: ({ plan }, language) => text(PLAN_STATUS_WORDS[plan.status][language]),
    },
    {
      header: { fi: 'Erä', sv: 'Post', en: 'Item' },
      cell: ({ line }, language) => text((line ? FUNDING_CLASS_WORDS[line.fundingClass] : COST)[language]),
    },
    {
      header: { fi: 'Kenen raha', sv: 'Vems pengar', en: 'Whose money' },
      cell: ({ line }) => text(line?.organisation?.name),
    },
    {
      header: { fi: 'Rahoitusinstrumentti', sv: 'Finansieringsinstrument', en: 'Funding instrument' },
      cell: ({ instrument }, language) => text(instrument?.[language]),
    },
    {
      header: { fi: 'Rahoitus', sv: 'Finansiering', en: 'Funding' },
      cell: ({ line }) => amount(line?.amount),
    },
    {
      header: { fi: 'Kustannukset', sv: 'Kostnader', en: 'Costs' },
      cell: ({ line, plan }) => (line ? null : amount(plan.total)),
    },
    {
      header: { fi: 'Kattamatta', sv: 'Otäckt', en: 'Uncovered' },
      cell: ({ line, plan }) => (line ? null : amount(plan.cover.uncovered)),
    },
    {
      header: { fi: 'Tarkkuus', sv: 'Noggrannhet', en: 'Exactness' },
      cell: ({ line, plan }, language) =>
        !line && plan.total === null ? null : text(EXACTNESS_WORDS[(line ?? plan).exactness][language]),
    },
    {
      header: { fi: 'Huomautus', sv: 'Anmärkning', en: 'Note' },
      cell: ({ line, plan }) => text((line ?? plan).note),
    },
    {
      header: { fi: 'Toiminnan laajuus, noin', sv: 'Verksamhetens omfattning, ungefär', en: 'Volume, about' },
      cell: ({ line, plan }) => (line ? null : amount(plan.volume)),
    },
    {
      header: {
        fi: 'Mitä laajuuteen kuuluu',
        sv: 'Vad omfattningen innehåller',
        en: 'What the volume holds',
      },
      cell: ({ line, plan }) => (line ? null : text(plan.volumeNote)),
    },
    { header: { fi: 'Lähde', sv: 'Källa', en: 'Source document' }, cell: ({ plan }) => text(plan.source) },
    {
      header: { fi: 'Versio', sv: 'Version', en: 'Version' },
      cell: ({ plan }) => ({ count: String(plan.number) }),
    },
    {
      header: { fi: 'Voimassa alkaen', sv: 'Gäller från', en: 'Counts from' },
      cell: ({ plan }) => (plan.countsFrom === null ? null : { day: plan.countsFrom }),
    },
  ],
};

const COST: Words = {
  fi: 'Kustannukset ja kattamatta jäävä osa',
  sv: 'Kostnader och otäckt del',
  en: 'Costs and what is uncovered',
};

function same(name: string): Words {
  return { fi: name, sv: name, en: name };
}

function amount(wire: string | null | undefined): TableCell {
  const parsed = parseAmount(wire);
  return parsed.ok ? { amountCents: parsed.amountCents } : null;
}

function text(value: string | null | undefined): TableCell {
  return value ? { text: value } : null;
}
