import type { ExportedTable } from '../../../platform/http/index.js';
import { amountCell, countCell, textCell } from '../../../shared/table-cells.js';
import {
  COVER_KIND_WORDS,
  EXACTNESS_WORDS,
  FUNDING_CLASS_WORDS,
  SECURITY_BASIS_WORDS,
  SECURITY_WORDS,
  type Words,
} from '../../../shared/words.js';
import type { ProjectLabel } from '../../funding/index.js';
import type { CoverGridAnswer, CoverGroupAnswer, CoverItemAnswer, SpanAnswer } from './cover.dto.js';

type Kind = CoverGroupAnswer['kind'];

/** A line of the exported grid; what it leaves out is an empty cell. */
export interface CoverExportRow {
  readonly year?: number;
  readonly kind?: Kind;
  readonly project?: ProjectLabel;
  readonly fundingClass?: CoverGroupAnswer['cells'][number]['fundingClass'];
  readonly security?: keyof typeof SECURITY_WORDS;
  readonly part?: CoverItemAnswer;
  /** Euro of the year; the amounts of a year add up to what its plans cost, less what they have too much. */
  readonly amount?: string | null;
  readonly approximate?: boolean;
  /** Beside the years, and in no sum. */
  readonly unplanned?: SpanAnswer | null;
  readonly whole?: SpanAnswer | null;
  readonly note?: Words;
}

const NO_PLAN: Words = {
  fi: 'ei rahoitussuunnitelmaa: ei tiedetä, mikä on katettu',
  sv: 'ingen finansieringsplan: det är inte känt vad som är täckt',
  en: 'no funding plan: it is not known what is covered',
};
const TOTAL_UNKNOWN: Words = {
  fi: 'suunnitelman kustannukset eivät tiedossa',
  sv: 'planens kostnader är inte kända',
  en: 'the costs of the plan are unknown',
};
const OWN_UNKNOWN: Words = {
  fi: 'oma osuus ei tiedossa',
  sv: 'egen andel inte känd',
  en: 'own part unknown',
};
const UNPLANNED: Words = {
  fi: 'haettu tai myönnetty, ei jaettu vuosille',
  sv: 'ansökt eller beviljat, inte fördelat på år',
  en: 'applied for or granted, not shared out over years',
};
const NOT_BY_YEAR: Words = {
  fi: 'Vuosille jakamatta',
  sv: 'Inte fördelat på år',
  en: 'Not shared out by year',
};
const WHOLE: Words = { fi: 'Koko hanke', sv: 'Hela projektet', en: 'Whole project' };

/** The grid line by line: the parts of plans, what nothing covers, and whatever is not known, said in words. */
export function coverExportRows({ groups, unplanned }: CoverGridAnswer): CoverExportRow[] {
  return [
    ...groups.flatMap(rowsOfGroup),
    ...unplanned.map(({ project, own, whole, without }) => ({
      ...{ kind: 'projects' as const, project, unplanned: own, whole },
      note: own === null ? OWN_UNKNOWN : without ? SECURITY_BASIS_WORDS.refused : UNPLANNED,
    })),
  ];
}

function rowsOfGroup({ year, kind, cells, plans, ownUnknown }: CoverGroupAnswer): CoverExportRow[] {
  if (plans.length === 0 && ownUnknown.length === 0) return [{ year, kind, note: NO_PLAN }];
  return [
    ...cells.flatMap(({ fundingClass, security, items }) =>
      items.map((part) => ({
        ...{ year, kind, project: part.project, fundingClass, security, part },
        ...{ amount: part.amount, approximate: part.approximate },
      })),
    ),
    ...plans.map(({ project, uncovered, approximate }) => ({
      ...{ year, kind, project, security: 'uncovered' as const, amount: uncovered, approximate },
      ...(uncovered === null ? { note: TOTAL_UNKNOWN } : {}),
    })),
    ...ownUnknown.map(({ project, whole }) => ({
      ...{ year, kind, project, note: OWN_UNKNOWN },
      whole: whole === null ? null : { from: whole, to: whole, approximate: false },
    })),
  ];
}

/** The cover of the years as a file. Amounts of whole projects, and those in no year, stand in columns of their own. */
export const EXPORTED_COVER: ExportedTable<CoverExportRow> = {
  name: { fi: 'Rahoituksen kate', sv: 'Finansieringens täckning', en: 'Cover of the years' },
  columns: [
    { header: { fi: 'Vuosi', sv: 'År', en: 'Year' }, cell: ({ year }) => countCell(year) },
    {
      header: { fi: 'Toiminta', sv: 'Verksamhet', en: 'Activity' },
      cell: ({ kind }, language) => textCell(kind && COVER_KIND_WORDS[kind][language]),
    },
    { header: { fi: 'Hanke', sv: 'Projekt', en: 'Project' }, cell: ({ project }) => textCell(project?.code) },
    {
      header: { fi: 'Hankkeen nimi', sv: 'Projektets namn', en: 'Project name' },
      cell: ({ project }, language) => textCell(project && nameOf(project)[language]),
    },
    {
      header: { fi: 'Rahoituslähde', sv: 'Finansieringskälla', en: 'Source' },
      cell: ({ fundingClass }, language) =>
        textCell(fundingClass && FUNDING_CLASS_WORDS[fundingClass][language]),
    },
    {
      header: { fi: 'Varmuus', sv: 'Säkerhet', en: 'Security' },
      cell: ({ security }, language) => textCell(security && SECURITY_WORDS[security][language]),
    },
    {
      header: { fi: 'Peruste', sv: 'Grund', en: 'Basis' },
      cell: ({ part }, language) => textCell(part && SECURITY_BASIS_WORDS[part.basis][language]),
    },
    {
      header: { fi: 'Päätös tai sopimus', sv: 'Beslut eller avtal', en: 'Decision or agreement' },
      cell: ({ part }) => textCell(part?.record),
    },
    { header: { fi: 'Summa', sv: 'Belopp', en: 'Amount' }, cell: ({ amount }) => amountCell(amount) },
    {
      header: { fi: 'Tarkkuus', sv: 'Noggrannhet', en: 'Exactness' },
      cell: ({ approximate }, language) =>
        textCell(approximate ? EXACTNESS_WORDS.approximate[language] : null),
    },
    ...spanColumns<CoverExportRow>(NOT_BY_YEAR, ({ unplanned }) => unplanned),
    ...spanColumns<CoverExportRow>(WHOLE, ({ whole }) => whole),
    {
      header: { fi: 'Huomautus', sv: 'Anmärkning', en: 'Note' },
      cell: ({ note }, language) => textCell(note?.[language]),
    },
  ],
};

/** A range as two numbers, of which an exact amount has the same in both. */
export function spanColumns<Row>(
  what: Words,
  spanOf: (row: Row) => SpanAnswer | null | undefined,
): ExportedTable<Row>['columns'] {
  const header = (end: Words): Words => ({
    fi: `${what.fi}, ${end.fi}`,
    sv: `${what.sv}, ${end.sv}`,
    en: `${what.en}, ${end.en}`,
  });
  return [
    {
      header: header({ fi: 'vähintään', sv: 'minst', en: 'at least' }),
      cell: (row) => amountCell(spanOf(row)?.from),
    },
    {
      header: header({ fi: 'enintään', sv: 'högst', en: 'at most' }),
      cell: (row) => amountCell(spanOf(row)?.to),
    },
  ];
}

/** The name of a project in each language; the Finnish one where there is no other. */
export function nameOf({ nameFi, nameSv, nameEn }: ProjectLabel): Words {
  return { fi: nameFi, sv: nameSv ?? nameFi, en: nameEn ?? nameFi };
}
