import type { ExportedTable } from '../../../platform/http/index.js';
import { CALL_STATE_WORDS } from '../../../shared/words.js';
import { dayCell, textCell } from '../../../shared/table-cells.js';
import type { CallAnswer } from './call.dto.js';

const clock = (time: string | null) => textCell(time?.replace(':', '.'));

/** The calls as a file; what no source says is an empty cell. */
export const EXPORTED_CALLS: ExportedTable<CallAnswer> = {
  name: { fi: 'Haut', sv: 'Utlysningar', en: 'Calls' },
  columns: [
    { header: { fi: 'Haku', sv: 'Utlysning', en: 'Call' }, cell: ({ title }) => textCell(title) },
    {
      header: { fi: 'Tila', sv: 'Status', en: 'State' },
      cell: ({ state }, language) => textCell(CALL_STATE_WORDS[state][language]),
    },
    {
      header: { fi: 'Rahoitusinstrumentti', sv: 'Finansieringsinstrument', en: 'Funding instrument' },
      cell: ({ instrument }, language) => textCell(instrument.name[language]),
    },
    {
      header: { fi: 'Rahoittaja', sv: 'Finansiär', en: 'Funder' },
      cell: ({ funder }, language) => textCell(funder[language]),
    },
    { header: { fi: 'Avautuu', sv: 'Öppnar', en: 'Opens' }, cell: ({ opens }) => dayCell(opens) },
    {
      header: { fi: 'Avautuu klo', sv: 'Öppnar kl.', en: 'Opens at' },
      cell: ({ opensTime }) => clock(opensTime),
    },
    { header: { fi: 'Sulkeutuu', sv: 'Stänger', en: 'Closes' }, cell: ({ closes }) => dayCell(closes) },
    {
      header: { fi: 'Sulkeutuu klo', sv: 'Stänger kl.', en: 'Closes at' },
      cell: ({ closesTime }) => clock(closesTime),
    },
    {
      header: { fi: 'Vaatimukset', sv: 'Krav', en: 'Requirements' },
      cell: ({ requirements }) => textCell(requirements.join('; ')),
    },
    {
      header: { fi: 'Hakemuksia', sv: 'Ansökningar', en: 'Applications' },
      cell: ({ applications }) => ({ count: String(applications) }),
    },
    { header: { fi: 'Lähde', sv: 'Källa', en: 'Source' }, cell: ({ source }) => textCell(source) },
    { header: { fi: 'Huomautus', sv: 'Anmärkning', en: 'Note' }, cell: ({ note }) => textCell(note) },
  ],
};
