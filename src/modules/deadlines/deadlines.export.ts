import type { ExportedTable } from '../../platform/http/index.js';
import { textCell } from '../../shared/table-cells.js';
import { DEADLINE_BASIS_WORDS, DEADLINE_KIND_WORDS, DEADLINE_STATE_WORDS } from '../../shared/words.js';
import type { DeadlineAnswer } from './dto/deadline.dto.js';

/** The list of deadlines as a file: the date that was given, and the day by which to act. */
export const EXPORTED_DEADLINES: ExportedTable<DeadlineAnswer> = {
  name: { fi: 'Määräajat', sv: 'Tidsfrister', en: 'Deadlines' },
  columns: [
    { header: { fi: 'Määräaika', sv: 'Tidsfrist', en: 'Deadline' }, cell: ({ title }) => textCell(title) },
    { header: { fi: 'Päivä', sv: 'Dag', en: 'Date' }, cell: ({ date }) => ({ day: date }) },
    {
      header: { fi: 'Kello', sv: 'Klockan', en: 'Time' },
      cell: ({ time }) => textCell(time?.replace(':', '.')),
    },
    {
      header: { fi: 'Päättyy todella', sv: 'Går egentligen ut', en: 'Really ends' },
      cell: ({ effectiveOn }) => ({ day: effectiveOn }),
    },
    {
      header: { fi: 'Toimi viimeistään', sv: 'Agera senast', en: 'Act by' },
      cell: ({ nonWorkingDay, effectiveOn }) => ({ day: nonWorkingDay?.actBy ?? effectiveOn }),
    },
    {
      header: { fi: 'Laji', sv: 'Slag', en: 'Kind' },
      cell: ({ kind }, language) => textCell(DEADLINE_KIND_WORDS[kind][language]),
    },
    {
      header: { fi: 'Peruste', sv: 'Grund', en: 'Basis' },
      cell: ({ basis }, language) => textCell(DEADLINE_BASIS_WORDS[basis][language]),
    },
    {
      header: { fi: 'Tila', sv: 'Status', en: 'State' },
      cell: ({ state }, language) => textCell(DEADLINE_STATE_WORDS[state][language]),
    },
    { header: { fi: 'Hanke', sv: 'Projekt', en: 'Project' }, cell: ({ project }) => textCell(project?.code) },
    {
      header: { fi: 'Vastuuhenkilö', sv: 'Ansvarig', en: 'Owner' },
      cell: ({ owner }) => textCell(owner?.name),
    },
    { header: { fi: 'Huomautus', sv: 'Anmärkning', en: 'Note' }, cell: ({ note }) => textCell(note) },
  ],
};
