import type { ExportedTable } from '../../../platform/http/index.js';
import { amountCell, countCell, dayCell, textCell } from '../../../shared/table-cells.js';
import { APPLICATION_STATE_WORDS, EXACTNESS_WORDS, type Words } from '../../../shared/words.js';
import type { FundingAmountAnswer } from './amount.dto.js';
import type { ApplicationAnswer } from './application.dto.js';

type Column = ExportedTable<ApplicationAnswer>['columns'][number];
type AmountOf = (row: ApplicationAnswer) => FundingAmountAnswer | undefined;

const SCOPES = [
  { scope: 'own', words: { fi: 'oma osuus', sv: 'egen andel', en: 'own part' } },
  { scope: 'whole', words: { fi: 'koko hanke', sv: 'hela projektet', en: 'whole project' } },
] as const;
const APPLIED: Words = { fi: 'Haettu', sv: 'Sökt', en: 'Applied for' };
const GRANTED: Words = { fi: 'Myönnetty', sv: 'Beviljat', en: 'Granted' };
const NUMBERS = [
  { field: 'total', words: { fi: 'yhteensä', sv: 'totalt', en: 'total' } },
  { field: 'min', words: { fi: 'vähintään', sv: 'minst', en: 'at least' } },
  { field: 'max', words: { fi: 'enintään', sv: 'högst', en: 'at most' } },
  { field: 'grant', words: { fi: 'avustus', sv: 'bidrag', en: 'grant' } },
  { field: 'ownContribution', words: { fi: 'omarahoitus', sv: 'självfinansiering', en: 'own contribution' } },
] as const;

/**
 * Applications with their decisions as a file. Each amount is a number of its own column; own parts and whole projects
 * stand apart because they are never added up, and what nobody knows is an empty cell.
 */
export const EXPORTED_APPLICATIONS: ExportedTable<ApplicationAnswer> = {
  name: { fi: 'Hakemukset ja päätökset', sv: 'Ansökningar och beslut', en: 'Applications and decisions' },
  columns: [
    { header: { fi: 'Hanke', sv: 'Projekt', en: 'Project' }, cell: ({ project }) => textCell(project.code) },
    {
      header: { fi: 'Hankkeen nimi', sv: 'Projektets namn', en: 'Project name' },
      cell: ({ project: { nameFi, nameSv, nameEn } }, language) =>
        textCell({ fi: nameFi, sv: nameSv, en: nameEn }[language] ?? nameFi),
    },
    {
      header: { fi: 'Rahoitusinstrumentti', sv: 'Finansieringsinstrument', en: 'Funding instrument' },
      cell: ({ instrument }, language) => textCell(instrument.name[language]),
    },
    {
      header: { fi: 'Rahoittaja', sv: 'Finansiär', en: 'Funder' },
      cell: ({ funder }, language) => textCell(funder[language]),
    },
    {
      header: { fi: 'Hankekoodi rahoittajalla', sv: 'Finansiärens projektkod', en: 'Funder’s project code' },
      cell: ({ funderProjectCode }) => textCell(funderProjectCode),
    },
    {
      header: { fi: 'Jätetty', sv: 'Inlämnad', en: 'Submitted' },
      cell: ({ submitted }) => dayCell(submitted),
    },
    {
      header: { fi: 'Tila', sv: 'Status', en: 'State' },
      cell: ({ state }, language) => textCell(APPLICATION_STATE_WORDS[state][language]),
    },
    ...amountColumns(APPLIED, (scope) => (row) => row.amounts.find((amount) => amount.scope === scope)),
    {
      header: { fi: 'Päätöksen numero', sv: 'Beslutets nummer', en: 'Decision number' },
      cell: ({ decision }) => textCell(decision?.number),
    },
    {
      header: { fi: 'Päätöspäivä', sv: 'Beslutsdag', en: 'Decided' },
      cell: ({ decision }) => dayCell(decision?.decided),
    },
    ...amountColumns(
      GRANTED,
      (scope) => (row) => row.decision?.amounts.find((amount) => amount.scope === scope),
    ),
    {
      header: { fi: 'Päätetty kausi alkaa', sv: 'Beslutad period börjar', en: 'Decided period starts' },
      cell: ({ decision }) => dayCell(decision?.periodStarts),
    },
    {
      header: { fi: 'Päätetty kausi päättyy', sv: 'Beslutad period slutar', en: 'Decided period ends' },
      cell: ({ decision }) => dayCell(decision?.periodEnds),
    },
    {
      header: { fi: 'Odotettu, päivää', sv: 'Väntetid, dagar', en: 'Waited, days' },
      cell: ({ waitingDays }) => countCell(waitingDays),
    },
    {
      header: { fi: 'Omalla riskillä, päivää', sv: 'På egen risk, dagar', en: 'At own risk, days' },
      cell: ({ ownRiskDays }) => countCell(ownRiskDays),
    },
    { header: { fi: 'Lähde', sv: 'Källa', en: 'Source' }, cell: ({ source }) => textCell(source) },
  ],
};

function amountColumns(what: Words, amountOf: (scope: 'own' | 'whole') => AmountOf): Column[] {
  return SCOPES.flatMap(({ scope, words }): Column[] => [
    ...NUMBERS.map(({ field, words: number }): Column => ({
      header: joined(what, words, number),
      cell: (row) => amountCell(amountOf(scope)(row)?.[field]),
    })),
    {
      header: joined(what, words, { fi: 'tarkkuus', sv: 'noggrannhet', en: 'exactness' }),
      cell: (row, language) => {
        const exactness = amountOf(scope)(row)?.exactness;
        return exactness === undefined ? null : textCell(EXACTNESS_WORDS[exactness][language]);
      },
    },
  ]);
}

function joined(what: Words, scope: Words, number: Words): Words {
  const words = (language: 'fi' | 'sv' | 'en') =>
    `${what[language]}, ${scope[language]}, ${number[language]}`;
  return { fi: words('fi'), sv: words('sv'), en: words('en') };
}
