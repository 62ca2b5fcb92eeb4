import type { ExportedTable } from '../../../platform/http/index.js';
import { amountCell, countCell, dayCell, textCell } from '../../../shared/table-cells.js';
import { LADDER_GAP_WORDS, type Words } from '../../../shared/words.js';
import type { ProjectLabel } from '../../funding/index.js';
import { nameOf } from '../cover/cover.export.js';
import type {
  FunderLatencyAnswer,
  LatencyAnswer,
  LatencyRowAnswer,
  OwnRiskAnswer,
  OwnRiskRowAnswer,
} from './promise.dto.js';

/** An application and the median of its funder. */
export interface LatencyExportRow extends LatencyRowAnswer {
  readonly of: FunderLatencyAnswer;
}

/** The days of a project at its own risk, or why there are none. */
export interface OwnRiskExportRow {
  readonly project: ProjectLabel;
  readonly row: OwnRiskRowAnswer | null;
  readonly notes: readonly Words[];
}

const STATES: Readonly<Record<LatencyRowAnswer['state'], Words>> = {
  pending: { fi: 'odottaa päätöstä', sv: 'väntar på beslut', en: 'pending' },
  decided: { fi: 'päätetty', sv: 'beslutat', en: 'decided' },
  withdrawn: { fi: 'peruttu', sv: 'återtagen', en: 'withdrawn' },
};
const GAPS: Readonly<Record<NonNullable<LatencyRowAnswer['gap']>, Words>> = {
  submissionUnknown: {
    fi: 'jättöpäivä ei tiedossa',
    sv: 'inlämningsdagen okänd',
    en: 'day of submission unknown',
  },
  decisionUnknown: { fi: 'päätöspäivä ei tiedossa', sv: 'beslutsdagen okänd', en: 'day of decision unknown' },
  withdrawn: STATES.withdrawn,
};
const AT_RISK: Words = { fi: 'omalla riskillä', sv: 'på egen risk', en: 'at own risk' };
const OVER: Words = { fi: 'päätetty, historiaa', sv: 'beslutat, historia', en: 'decided, history' };
const AT_MOST: Words = {
  fi: 'enintään; päätös tunnetaan kuukauden tarkkuudella',
  sv: 'högst; beslutet är känt på månaden',
  en: 'at most; the decision is known to its month',
};
const EXAMPLE: Words = { fi: 'esimerkkiluku', sv: 'exempelsiffra', en: 'example figure' };
const PERIOD_UNKNOWN: Words = {
  fi: 'käyttöajan alku ei ole tiedossa päivän tarkkuudella',
  sv: 'användningstidens början är inte känd på dagen',
  en: 'the first day of the period is not known to the day',
};
const DECISION_UNKNOWN: Words = {
  fi: 'päätöksen päivä ei ole tiedossa, joten päiviä ei lasketa',
  sv: 'beslutets dag är inte känd, så dagarna räknas inte',
  en: 'the day of the decision is not known, so no days are counted',
};

/** Each application with its funder. */
export function latencyExportRows({ funders }: LatencyAnswer): LatencyExportRow[] {
  return funders.flatMap((of) => of.rows.map((row) => ({ ...row, of })));
}

/** The projects with days at own risk, then those of which the days are not known. */
export function ownRiskExportRows({
  rows,
  periodUnknown,
  decisionUnknown,
}: OwnRiskAnswer): OwnRiskExportRow[] {
  const unknown = (projects: readonly ProjectLabel[], note: Words) =>
    projects.map((project) => ({ project, row: null, notes: [note] }));
  return [
    ...rows.map((row) => ({
      ...{ project: row.project, row },
      notes: [
        ...(row.decidedWithin === null ? [] : [AT_MOST]),
        ...(row.cost === null ? [LADDER_GAP_WORDS.noEntries] : row.example ? [EXAMPLE] : []),
      ],
    })),
    ...unknown(periodUnknown, PERIOD_UNKNOWN),
    ...unknown(decisionUnknown, DECISION_UNKNOWN),
  ];
}

function projectColumns<Row extends { readonly project: ProjectLabel }>(): ExportedTable<Row>['columns'] {
  return [
    { header: { fi: 'Hanke', sv: 'Projekt', en: 'Project' }, cell: ({ project }) => textCell(project.code) },
    {
      header: { fi: 'Hankkeen nimi', sv: 'Projektets namn', en: 'Project name' },
      cell: ({ project }, language) => textCell(nameOf(project)[language]),
    },
  ];
}

/** How long decisions take, as a file. */
export const EXPORTED_LATENCY: ExportedTable<LatencyExportRow> = {
  name: { fi: 'Päätösten odotusajat', sv: 'Väntetider för beslut', en: 'Decision latency' },
  columns: [
    ...projectColumns<LatencyExportRow>(),
    {
      header: { fi: 'Rahoitusinstrumentti', sv: 'Finansieringsinstrument', en: 'Funding instrument' },
      cell: ({ instrument }, language) => textCell(instrument.name[language]),
    },
    {
      header: { fi: 'Rahoittaja', sv: 'Finansiär', en: 'Funder' },
      cell: ({ of }, language) => textCell(of.funder[language]),
    },
    {
      header: { fi: 'Tila', sv: 'Läge', en: 'State' },
      cell: ({ state }, language) => textCell(STATES[state][language]),
    },
    {
      header: { fi: 'Hakemus jätetty', sv: 'Ansökan inlämnad', en: 'Submitted' },
      cell: ({ submitted }) => dayCell(submitted),
    },
    {
      header: { fi: 'Päätöspäivä', sv: 'Beslutsdag', en: 'Decided on' },
      cell: ({ decided }) => dayCell(decided),
    },
    {
      header: { fi: 'Odotettu, päivää', sv: 'Väntetid, dagar', en: 'Waited, days' },
      cell: ({ days }) => countCell(days),
    },
    {
      header: {
        fi: 'Rahoittajan mediaani, päivää',
        sv: 'Finansiärens median, dagar',
        en: 'Median of the funder, days',
      },
      cell: ({ of }) => countCell(of.median),
    },
    {
      header: { fi: 'Mediaanin päätöksiä', sv: 'Beslut i medianen', en: 'Decisions in the median' },
      cell: ({ of }) => countCell(of.decisions),
    },
    {
      header: { fi: 'Huomautus', sv: 'Anmärkning', en: 'Note' },
      cell: ({ gap }, language) => textCell(gap && GAPS[gap][language]),
    },
  ],
};

/** What was spent before the decision, as a file. */
export const EXPORTED_OWN_RISK: ExportedTable<OwnRiskExportRow> = {
  name: { fi: 'Kustannukset ennen päätöstä', sv: 'Kostnader före beslutet', en: 'Cost before the decision' },
  columns: [
    ...projectColumns<OwnRiskExportRow>(),
    {
      header: { fi: 'Tila', sv: 'Läge', en: 'State' },
      cell: ({ row }, language) => textCell(row && (row.over ? OVER : AT_RISK)[language]),
    },
    { header: { fi: 'Alkaen', sv: 'Från och med', en: 'From' }, cell: ({ row }) => dayCell(row?.from) },
    {
      header: { fi: 'Viimeinen päivä', sv: 'Sista dagen', en: 'Last day' },
      cell: ({ row }) => dayCell(row?.to),
    },
    { header: { fi: 'Päiviä', sv: 'Dagar', en: 'Days' }, cell: ({ row }) => countCell(row?.days) },
    { header: { fi: 'Käytetty', sv: 'Använt', en: 'Spent' }, cell: ({ row }) => amountCell(row?.cost) },
    {
      header: { fi: 'Huomautus', sv: 'Anmärkning', en: 'Note' },
      cell: ({ notes }, language) => textCell(notes.map((note) => note[language]).join('; ') || null),
    },
  ],
};
