import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOn } from '../../../app/as-on';
import { useMayChange } from '../../../app/session';
import { AppLink } from '../../../ui/app-link';
import { ExportLinks } from '../../../ui/export-links';
import { DataTable } from '../../../ui/data-table';
import { QueryView } from '../../../ui/query-view';
import { Sheet } from '../../../ui/sheet';
import { StatusTag } from '../../../ui/status-tag';
import type { Column } from '../../../ui/table-column';
import { type Instrument, useInstruments } from '../queries';
import { localText } from '../words';
import { NewInstrumentForm } from './new-instrument-form';
import { StandingTag, Validity } from './rule-columns';
import { rulesOn, standingOn } from './rule-words';

/** The instruments with the rules that hold on the day. */
export function InstrumentCatalogue() {
  const { t } = useTranslation();
  const instruments = useInstruments();
  const { day } = useAsOn();
  const mayChange = useMayChange('funding.instruments.change');
  const [adding, setAdding] = useState(false);
  const columns = useInstrumentColumns(day);
  return (
    <Sheet
      title={t('funding:instruments.title')}
      sub={t('funding:instruments.sub')}
      actions={
        mayChange && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('funding:instruments.new.add')}
          </Button>
        )
      }
    >
      <QueryView query={instruments}>
        {({ items }) => (
          <DataTable
            id="instruments"
            label={t('funding:instruments.title')}
            columns={columns}
            rows={items}
            rowId={(row) => row.code}
            rowLink={(row) => `/funding/instruments/${row.code}`}
            sort="name"
          />
        )}
      </QueryView>
      <ExportLinks path="/api/v1/instruments/export" of={t('funding:instruments.exportAll')} />
      {adding && <NewInstrumentForm onClose={() => setAdding(false)} />}
    </Sheet>
  );
}

function useInstrumentColumns(day: string): Column<Instrument>[] {
  const { t } = useTranslation();
  return useMemo((): Column<Instrument>[] => {
    const unconfirmed = (row: Instrument) => rulesOn(row, day).filter((rule) => !rule.confirmed).length;
    const confirmation = (row: Instrument) => {
      if (rulesOn(row, day).length === 0) return 'noRules';
      return unconfirmed(row) > 0 ? 'unconfirmed' : 'confirmed';
    };
    return [
      {
        id: 'name',
        header: t('funding:field.instrument'),
        value: (row) => localText(row.name),
        cell: (row) => <AppLink to={`/funding/instruments/${row.code}`}>{localText(row.name)}</AppLink>,
      },
      { id: 'funder', header: t('funding:field.funder'), value: (row) => localText(row.funder) },
      {
        id: 'valid',
        header: t('funding:field.validity'),
        value: (row) => row.validFrom,
        cell: (row) => <Validity from={row.validFrom} to={row.validTo} />,
      },
      {
        id: 'standing',
        header: t('funding:rule.standing'),
        value: (row) => standingOn(row, day),
        text: (row) => t(`funding:standing.${standingOn(row, day)}`),
        cell: (row) => <StandingTag standing={standingOn(row, day)} />,
        choice: true,
      },
      {
        id: 'rules',
        header: t('funding:instruments.rulesInForce'),
        kind: 'number',
        value: (row) => rulesOn(row, day).length,
      },
      {
        id: 'confirmation',
        header: t('funding:rule.confirmation'),
        value: confirmation,
        text: (row) => t(`funding:instruments.confirmation.${confirmation(row)}`),
        cell: (row) =>
          confirmation(row) === 'unconfirmed' ? (
            <StatusTag tone="bad">
              {t('funding:instruments.unconfirmedCount', { count: unconfirmed(row) })}
            </StatusTag>
          ) : (
            t(`funding:instruments.confirmation.${confirmation(row)}`)
          ),
        choice: true,
      },
    ];
  }, [t, day]);
}
