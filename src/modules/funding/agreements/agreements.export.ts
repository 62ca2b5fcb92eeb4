import type { ExportedTable } from '../../../platform/http/index.js';
import { FUNDING_CLASS_WORDS } from '../../../shared/words.js';
import { amountCell, dayCell, textCell } from '../../../shared/table-cells.js';
import type { AgreementAnswer } from './agreement.dto.js';

/** The agreements of a project as a file: what each source promised, and what came in by the day. */
export const EXPORTED_AGREEMENTS: ExportedTable<AgreementAnswer> = {
  name: { fi: 'Rahoitussopimukset', sv: 'Finansieringsavtal', en: 'Funding agreements' },
  columns: [
    {
      header: { fi: 'Rahoittaja', sv: 'Finansiär', en: 'Funder' },
      cell: ({ organisation }) => textCell(organisation.name),
    },
    {
      header: { fi: 'Rahoituslähde', sv: 'Finansieringskälla', en: 'Source' },
      cell: ({ fundingClass }, language) => textCell(FUNDING_CLASS_WORDS[fundingClass][language]),
    },
    {
      header: { fi: 'Allekirjoitettu', sv: 'Undertecknat', en: 'Signed' },
      cell: ({ signedOn }) => dayCell(signedOn),
    },
    {
      header: { fi: 'Voimassa alkaen', sv: 'Gäller från och med', en: 'Valid from' },
      cell: ({ validFrom }) => dayCell(validFrom),
    },
    {
      header: { fi: 'Voimassa asti', sv: 'Gäller till och med', en: 'Valid to' },
      cell: ({ validTo }) => dayCell(validTo),
    },
    { header: { fi: 'Sovittu', sv: 'Avtalat', en: 'Agreed' }, cell: ({ amount }) => amountCell(amount) },
    {
      header: { fi: 'Saatu tilille', sv: 'Mottaget', en: 'Received' },
      cell: ({ received }) => amountCell(received),
    },
    {
      header: { fi: 'Saamatta', sv: 'Inte mottaget', en: 'Outstanding' },
      cell: ({ outstanding }) => amountCell(outstanding),
    },
    {
      header: { fi: 'Asiakirja', sv: 'Handling', en: 'Document' },
      cell: ({ document }) => textCell(document),
    },
    { header: { fi: 'Huomautus', sv: 'Anmärkning', en: 'Note' }, cell: ({ note }) => textCell(note) },
  ],
};
