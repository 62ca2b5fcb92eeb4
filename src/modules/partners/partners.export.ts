import type { ExportedTable } from '../../platform/http/index.js';
import { ORGANISATION_KIND_WORDS } from '../../shared/words.js';
import type { TableCell } from '../../shared/workbook.js';
import type { OrganisationAnswer } from './dto/organisation.dto.js';

/** The list of organisations as a file. */
export const EXPORTED_ORGANISATIONS: ExportedTable<OrganisationAnswer> = {
  name: { fi: 'Organisaatiot', sv: 'Organisationer', en: 'Organisations' },
  columns: [
    { header: { fi: 'Nimi', sv: 'Namn', en: 'Name' }, cell: ({ name }) => text(name) },
    {
      header: { fi: 'Nimi ruotsiksi', sv: 'Namn på svenska', en: 'Name in Swedish' },
      cell: (row) => text(row.nameSv),
    },
    {
      header: { fi: 'Laji', sv: 'Slag', en: 'Kind' },
      cell: ({ kind }, language) => text(ORGANISATION_KIND_WORDS[kind][language]),
    },
    {
      header: { fi: 'Y-tunnus', sv: 'FO-nummer', en: 'Business ID' },
      cell: ({ businessId }) => text(businessId),
    },
    {
      header: { fi: 'Kunta', sv: 'Kommun', en: 'Municipality' },
      cell: ({ municipalityName, municipalityNameSv }, language) =>
        text(language === 'sv' ? (municipalityNameSv ?? municipalityName) : municipalityName),
    },
    { header: { fi: 'Huomautus', sv: 'Anmärkning', en: 'Note' }, cell: ({ note }) => text(note) },
  ],
};

function text(value: string | null): TableCell {
  return value === null ? null : { text: value };
}
