import type { ExportedTable } from '../../platform/http/index.js';
import { dayCell, textCell } from '../../shared/table-cells.js';
import { OWN_ROLE_WORDS, PROJECT_KIND_WORDS, PROJECT_STATUS_WORDS } from '../../shared/words.js';
import type { TableCell } from '../../shared/workbook.js';
import type { ProjectRowAnswer } from './dto/project-answer.dto.js';

/** The list of projects as a file; what is unknown stays an empty cell. */
export const EXPORTED_PROJECTS: ExportedTable<ProjectRowAnswer> = {
  name: { fi: 'Hankkeet', sv: 'Projekt', en: 'Projects' },
  columns: [
    { header: { fi: 'Tunnus', sv: 'Kod', en: 'Code' }, cell: ({ code }) => textCell(code) },
    { header: { fi: 'Nimi', sv: 'Namn', en: 'Name' }, cell: ({ nameFi }) => textCell(nameFi) },
    {
      header: { fi: 'Nimi ruotsiksi', sv: 'Namn på svenska', en: 'Name in Swedish' },
      cell: (row) => textCell(row.nameSv),
    },
    {
      header: { fi: 'Muut nimet', sv: 'Andra namn', en: 'Other names' },
      cell: ({ aliases }) => list(aliases),
    },
    {
      header: { fi: 'Laji', sv: 'Slag', en: 'Kind' },
      cell: ({ kind }, language) => textCell(PROJECT_KIND_WORDS[kind][language]),
    },
    {
      header: { fi: 'Oma rooli', sv: 'Egen roll', en: 'Own role' },
      cell: ({ ownRole }, language) => ownRole && textCell(OWN_ROLE_WORDS[ownRole][language]),
    },
    {
      header: { fi: 'Tila', sv: 'Status', en: 'Status' },
      cell: ({ status }, language) => status && textCell(PROJECT_STATUS_WORDS[status][language]),
    },
    {
      header: { fi: 'Tilassa alkaen', sv: 'Status sedan', en: 'In status since' },
      cell: (row) => dayCell(row.statusSince),
    },
    {
      header: { fi: 'Päätoteuttaja', sv: 'Huvudgenomförare', en: 'Lead partner' },
      cell: ({ lead }) => textCell(lead?.name),
    },
    {
      header: { fi: 'Kumppanit', sv: 'Partner', en: 'Partners' },
      cell: ({ partnerNames }) => list(partnerNames),
    },
    {
      header: { fi: 'Kausi alkaa', sv: 'Perioden börjar', en: 'Period starts' },
      cell: ({ period }) => dayCell(period?.starts),
    },
    {
      header: { fi: 'Kausi päättyy', sv: 'Perioden slutar', en: 'Period ends' },
      cell: ({ period }) => dayCell(period?.ends),
    },
    {
      header: { fi: 'Osa hanketta', sv: 'Del av projektet', en: 'Part of' },
      cell: ({ parent }) => textCell(parent?.code),
    },
    {
      header: { fi: 'Vastuuhenkilöt', sv: 'Ansvariga', en: 'Responsible' },
      cell: ({ responsibles }) => list(responsibles.map(({ name }) => name)),
    },
  ],
};

function list(values: readonly string[]): TableCell {
  return textCell(values.join('; '));
}
