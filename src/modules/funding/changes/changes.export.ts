import type { ExportedTable } from '../../../platform/http/index.js';
import { CHANGE_STATE_WORDS } from '../../../shared/words.js';
import { dayCell, textCell } from '../../../shared/table-cells.js';
import type { ChangeRequestAnswer } from './change-answer.dto.js';

/** The change requests of a project as a file, with the period that each asks for or brought. */
export const EXPORTED_CHANGES: ExportedTable<ChangeRequestAnswer> = {
  name: { fi: 'Muutoshakemukset', sv: 'Ändringsansökningar', en: 'Change requests' },
  columns: [
    { header: { fi: 'Hanke', sv: 'Projekt', en: 'Project' }, cell: ({ project }) => textCell(project.code) },
    {
      header: { fi: 'Päätös', sv: 'Beslut', en: 'Decision' },
      cell: ({ decision }) => textCell(decision.number),
    },
    {
      header: { fi: 'Numero', sv: 'Nummer', en: 'Number' },
      cell: ({ number }) => ({ count: String(number) }),
    },
    {
      header: { fi: 'Tila', sv: 'Status', en: 'State' },
      cell: ({ state }, language) => textCell(CHANGE_STATE_WORDS[state][language]),
    },
    { header: { fi: 'Perustelu', sv: 'Motivering', en: 'Reason' }, cell: ({ reason }) => textCell(reason) },
    {
      header: { fi: 'Haettu alku', sv: 'Sökt början', en: 'Start asked for' },
      cell: ({ proposed }) => dayCell(proposed.period?.starts),
    },
    {
      header: { fi: 'Haettu loppu', sv: 'Sökt slut', en: 'End asked for' },
      cell: ({ proposed }) => dayCell(proposed.period?.ends),
    },
    {
      header: { fi: 'Muu muutos', sv: 'Annan ändring', en: 'Other change' },
      cell: ({ proposed }) => textCell(proposed.other),
    },
    { header: { fi: 'Jätetty', sv: 'Inlämnad', en: 'Filed' }, cell: ({ filedOn }) => dayCell(filedOn) },
    {
      header: { fi: 'Voimaan', sv: 'Träder i kraft', en: 'Effective' },
      cell: ({ effectiveOn }) => dayCell(effectiveOn),
    },
    {
      header: { fi: 'Ratkaistu', sv: 'Avgjord', en: 'Decided' },
      cell: ({ decidedOn }) => dayCell(decidedOn),
    },
    {
      header: {
        fi: 'Muutospäätöksen numero',
        sv: 'Ändringsbeslutets nummer',
        en: 'Number of the decision on it',
      },
      cell: ({ decisionNumber }) => textCell(decisionNumber),
    },
    {
      header: { fi: 'Loppu ennen', sv: 'Slut före', en: 'End before' },
      cell: ({ outcome }) => dayCell(outcome?.period?.before.ends),
    },
    {
      header: { fi: 'Loppu jälkeen', sv: 'Slut efter', en: 'End after' },
      cell: ({ outcome }) => dayCell(outcome?.period?.after.ends),
    },
  ],
};
