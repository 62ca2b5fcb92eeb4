import type { ExportedTable } from '../../platform/http/index.js';
import { textCell } from '../../shared/table-cells.js';
import { ORGANISATION_KIND_WORDS } from '../../shared/words.js';
import type { OrganisationAnswer } from './dto/organisation.dto.js';

/** The list of organisations as a file. */
export const EXPORTED_ORGANISATIONS: ExportedTable<OrganisationAnswer> = {
  name: { fi: 'Organisaatiot', sv: 'Organisationer', en: 'Organisations' },
  columns: [
    { header: { fi: 'Nimi', sv: 'Namn', en: 'Name' }, cell: ({ name }) => textCell(name) },
    {
      header: { fi: 'Nimi ruotsiksi', sv: 'Namn på svenska', en: 'Name in Swedish' },
      cell: (row) => textCell(row.nameSv),
    },
    {
      header: { fi: 'Laji', sv: 'Slag', en: 'Kind' },
      cell: ({ kind }, language) => textCell(ORGANISATION_KIND_WORDS[kind][language]),
    },
    {
      header: { fi: 'Y-tunnus', sv: 'FO-nummer', en: 'Business ID' },
      cell: ({ businessId }) => textCell(businessId),
    },
    {
      header: { fi: 'Kunta', sv: 'Kommun', en: 'Municipality' },
      cell: ({ municipalityName, municipalityNameSv }, language) =>
        textCell(language === 'sv' ? (municipalityNameSv ?? municipalityName) : municipalityName),
    },
    { header: { fi: 'Huomautus', sv: 'Anmärkning', en: 'Note' }, cell: ({ note }) => textCell(note) },
  ],
};
