import type { ExportedTable } from '../../../platform/http/index.js';
import { amountCell, countCell, textCell } from '../../../shared/table-cells.js';
import {
  EXACTNESS_WORDS,
  LADDER_GAP_WORDS,
  LADDER_SOURCE_WORDS,
  LADDER_STEP_WORDS,
  type Words,
} from '../../../shared/words.js';
import { nameOf, spanColumns } from '../cover/cover.export.js';
import type {
  LadderAmountAnswer,
  LadderSourceAnswer,
  LadderStepAnswer,
  PortfolioLadderAnswer,
  ProjectLadderAnswer,
} from './promise.dto.js';

/** A step of the portfolio or of a project, or one source of it. */
export interface LadderExportRow {
  /** Null for the portfolio. */
  readonly project: ProjectLadderAnswer['project'] | null;
  readonly step: LadderStepAnswer;
  /** Null for the sum of all of them. */
  readonly source: LadderSourceAnswer | null;
}

const PORTFOLIO: Words = { fi: 'Koko salkku', sv: 'Hela portföljen', en: 'Whole portfolio' };
const ALL_SOURCES: Words = { fi: 'yhteensä', sv: 'totalt', en: 'total' };
const EXAMPLE: Words = { fi: 'esimerkkiluku', sv: 'exempelsiffra', en: 'example figure' };
const OWN: Words = { fi: 'Oma osuus', sv: 'Egen andel', en: 'Own part' };
const WHOLE: Words = { fi: 'Koko hanke', sv: 'Hela projektet', en: 'Whole project' };
const LEAK: Words = { fi: 'Vähennys', sv: 'Bortfall', en: 'Leak' };
const UNKNOWN: Words = { fi: 'summa ei tiedossa', sv: 'beloppet okänt', en: 'amount unknown' };

/** The ladder of the portfolio, then that of each project: each step, and below it its sources. */
export function ladderExportRows({ steps, projects }: PortfolioLadderAnswer): LadderExportRow[] {
  const rowsOf = (project: LadderExportRow['project'], all: readonly LadderStepAnswer[]) =>
    all.flatMap((step) => [
      { project, step, source: null },
      ...step.sources.map((source) => ({ project, step, source })),
    ]);
  return [...rowsOf(null, steps), ...projects.flatMap(({ project, steps: own }) => rowsOf(project, own))];
}

const amountOf = ({ step, source }: LadderExportRow): LadderAmountAnswer => source ?? step;
/** Of the step as a whole; its sources say nothing of it. */
const ofStep = ({ step, source }: LadderExportRow): LadderStepAnswer | null => (source ? null : step);

/** The promise ladder as a file; where there is no figure the cell is empty and the note says why. */
export const EXPORTED_LADDER: ExportedTable<LadderExportRow> = {
  name: { fi: 'Rahan portaat', sv: 'Pengarnas steg', en: 'Promise ladder' },
  columns: [
    {
      header: { fi: 'Hanke', sv: 'Projekt', en: 'Project' },
      cell: ({ project }, language) => textCell(project?.code ?? PORTFOLIO[language]),
    },
    {
      header: { fi: 'Hankkeen nimi', sv: 'Projektets namn', en: 'Project name' },
      cell: ({ project }, language) => textCell(project && nameOf(project)[language]),
    },
    {
      header: { fi: 'Porras', sv: 'Steg', en: 'Step' },
      cell: ({ step }, language) => textCell(LADDER_STEP_WORDS[step.step][language]),
    },
    {
      header: { fi: 'Rahoituslähde', sv: 'Finansieringskälla', en: 'Source' },
      cell: ({ source }, language) =>
        textCell(source ? LADDER_SOURCE_WORDS[source.source][language] : ALL_SOURCES[language]),
    },
    ...spanColumns<LadderExportRow>(OWN, (row) => amountOf(row).amount),
    {
      header: { fi: 'Tarkkuus', sv: 'Noggrannhet', en: 'Exactness' },
      cell: (row, language) =>
        textCell(amountOf(row).amount?.approximate ? EXACTNESS_WORDS.approximate[language] : null),
    },
    {
      header: { fi: 'Josta vähennetty palautuksia', sv: 'Avdragna återbetalningar', en: 'Less paid back' },
      cell: (row) => amountCell(ofStep(row)?.repaid),
    },
    {
      header: { fi: 'Verrattuna portaaseen', sv: 'Jämfört med steget', en: 'Against the step' },
      cell: (row, language) => {
        const leak = ofStep(row)?.leak;
        return textCell(leak && LADDER_STEP_WORDS[leak.against][language]);
      },
    },
    ...spanColumns<LadderExportRow>(LEAK, (row) => {
      const leak = ofStep(row)?.leak;
      return leak && { from: leak.from, to: leak.to, approximate: false };
    }),
    {
      header: { fi: 'Vähennys, %', sv: 'Bortfall, %', en: 'Leak, %' },
      cell: (row) => countCell(ofStep(row)?.leak?.percent),
    },
    {
      header: {
        fi: 'Vähennyksestä palautettavaa',
        sv: 'Av bortfallet att återbetala',
        en: 'Leak to be paid back',
      },
      cell: (row) => amountCell(ofStep(row)?.leak?.repaid),
    },
    ...spanColumns<LadderExportRow>(WHOLE, (row) => ofStep(row)?.whole),
    {
      header: { fi: 'Huomautus', sv: 'Anmärkning', en: 'Note' },
      cell: (row, language) =>
        textCell(
          noteOf(row)
            .map((words) => words[language])
            .join('; '),
        ),
    },
  ],
};

/** Why there is no figure, whose figure is not in it, and whether it is an example. */
function noteOf(row: LadderExportRow): Words[] {
  const { gap } = amountOf(row);
  const unknown = row.project === null ? (ofStep(row)?.unknown ?? []) : [];
  const codes = unknown.map(({ code }) => code).join(', ');
  return [
    ...(gap === null ? [] : [LADDER_GAP_WORDS[gap]]),
    ...(codes
      ? [{ fi: `${UNKNOWN.fi}: ${codes}`, sv: `${UNKNOWN.sv}: ${codes}`, en: `${UNKNOWN.en}: ${codes}` }]
      : []),
    ...(row.step.example && amountOf(row).amount ? [EXAMPLE] : []),
  ];
}
