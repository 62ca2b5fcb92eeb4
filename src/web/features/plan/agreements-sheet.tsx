import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FUNDING_CLASSES } from '../../../shared/funding.js';
import { api, idempotent, ifMatch, read } from '../../api/client';
import { useMayChange } from '../../app/session';
import { AmountInput } from '../../ui/amount-input';
import { centsOf } from '../../ui/cents';
import { DataTable } from '../../ui/data-table';
import { DayInput } from '../../ui/day-input';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { QueryView } from '../../ui/query-view';
import { Sheet } from '../../ui/sheet';
import type { Column } from '../../ui/table-column';
import { useFaults } from '../../ui/use-faults';
import { useRenewFunding } from '../funding/queries';
import { RecordSelect } from '../projects/record-select';
import { type Agreement, type Implementers, readAgreement, useAgreements, useImplementers } from './queries';

const OUTSIDE = FUNDING_CLASSES.filter((one) => one !== 'ownContribution');

type Part = Implementers['implementers'][number];
const NO_PARTS: readonly Part[] = [];

interface Props {
  project: { id: string; code: string };
  mayChange: boolean;
}

type Open = { what: 'agreement'; agreement?: Agreement } | { what: 'receipt'; agreement: Agreement };

/** What others have promised to the project, and what came in. */
export function AgreementsSheet({ project, mayChange }: Props) {
  const { t } = useTranslation();
  const agreements = useAgreements(project.id);
  const allowed = useMayChange('funding.agreement.change') && mayChange;
  const [open, setOpen] = useState<Open | null>(null);
  const parts = useImplementers(project.code).data?.implementers ?? NO_PARTS;
  const columns = useColumns(allowed, parts, setOpen);
  return (
    <Sheet
      title={t('plan:agreements.title')}
      sub={t('plan:agreements.sub')}
      actions={
        allowed && (
          <Button variant="default" onClick={() => setOpen({ what: 'agreement' })}>
            {t('plan:agreements.record')}
          </Button>
        )
      }
    >
      <QueryView query={agreements}>
        {({ items }) => (
          <DataTable
            id="agreements"
            label={t('plan:agreements.title')}
            columns={columns}
            rows={items}
            rowId={(row) => row.id}
            empty={t('plan:agreements.none')}
            plain={items.length === 0}
          />
        )}
      </QueryView>
      {open?.what === 'agreement' && (
        <AgreementForm
          project={project}
          parts={parts}
          {...(open.agreement ? { agreement: open.agreement } : {})}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === 'receipt' && <ReceiptForm agreement={open.agreement} onClose={() => setOpen(null)} />}
    </Sheet>
  );
}

function useColumns(
  allowed: boolean,
  parts: readonly Part[],
  setOpen: (open: Open) => void,
): Column<Agreement>[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const classWord = (row: Agreement) => t(`funding:class.${row.fundingClass}`);
    const money = (id: string, header: string, valueOf: (row: Agreement) => string) => ({
      ...{ id, header, kind: 'money' as const, total: 'sum' as const },
      value: (row: Agreement) => centsOf(valueOf(row)),
    });
    const columns: Column<Agreement>[] = [
      {
        id: 'organisation',
        header: t('plan:agreements.organisation'),
        value: (row) => row.organisation.name,
      },
      {
        ...{ id: 'class', header: t('plan:agreements.class'), choice: true },
        value: (row) => row.fundingClass,
        cell: classWord,
        text: classWord,
      },
      { id: 'signedOn', header: t('plan:agreements.signedOn'), kind: 'day', value: (row) => row.signedOn },
      { id: 'validTo', header: t('plan:agreements.validTo'), kind: 'day', value: (row) => row.validTo },
      money('amount', t('plan:agreements.amount'), (row) => row.amount),
      money('received', t('plan:agreements.receivedSum'), (row) => row.received),
      money('outstanding', t('plan:agreements.outstanding'), (row) => row.outstanding),
      { id: 'document', header: t('plan:agreements.document'), value: (row) => row.document },
    ];
    if (parts.length > 0) {
      const nameOf = ({ partId }: Agreement) =>
        parts.find(({ id }) => id === partId)?.name ?? t('plan:whole');
      columns.splice(2, 0, { id: 'part', header: t('plan:agreements.part'), choice: true, value: nameOf });
    }
    if (!allowed) return columns;
    return [
      ...columns,
      {
        ...{ id: 'act', header: t('common:action.edit'), value: () => '' },
        cell: (agreement) => (
          <Group gap={4} wrap="nowrap">
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => setOpen({ what: 'receipt', agreement })}
            >
              {t('plan:agreements.receive')}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => setOpen({ what: 'agreement', agreement })}
            >
              {t('common:action.edit')}
            </Button>
          </Group>
        ),
      },
    ];
  }, [t, allowed, parts, setOpen]);
}

interface FormProps {
  project: Props['project'];
  /** The implementers to choose from; none of a project done alone. */
  parts: readonly Part[];
  agreement?: Agreement;
  onClose: () => void;
}

function AgreementForm({ project, parts, agreement, onClose }: FormProps) {
  const { t } = useTranslation();
  const entry = useAgreementEntry({ project, parts, ...(agreement ? { agreement } : {}), onClose });
  const known = agreement ? [{ value: agreement.organisation.id, label: agreement.organisation.name }] : [];
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={agreement ? t('plan:agreements.edit') : t('plan:agreements.record')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <EntryForm entry={entry} submit={t('plan:agreements.record')} onCancel={onClose}>
        <RecordSelect
          {...entry.field('organisationId')}
          label={t('plan:agreements.organisation')}
          of="organisations"
          known={known}
          value={entry.form.values.organisationId || null}
          onChange={(value) => entry.form.setFieldValue('organisationId', value ?? '')}
        />
        <Select
          {...entry.field('fundingClass')}
          allowDeselect={false}
          required
          data={OUTSIDE.map((value) => ({ value, label: t(`funding:class.${value}`) }))}
        />
        {parts.length > 0 && (
          <Select
            {...entry.field('partId')}
            allowDeselect={false}
            description={t('plan:agreements.partHint')}
            data={[
              { value: '', label: t('plan:whole') },
              ...parts.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <AmountInput {...entry.field('amount')} label={t('plan:agreements.amount')} required />
        <DayInput {...entry.field('signedOn')} label={t('plan:agreements.signedOn')} required />
        <DayInput {...entry.field('validFrom')} label={t('plan:agreements.validFrom')} />
        <DayInput {...entry.field('validTo')} label={t('plan:agreements.validTo')} />
        <TextInput {...entry.field('document')} maxLength={300} />
        <TextInput {...entry.field('note')} maxLength={1000} />
      </EntryForm>
    </Modal>
  );
}

const valuesOf = (agreement: Agreement | undefined) => ({
  organisationId: agreement?.organisation.id ?? '',
  fundingClass: agreement?.fundingClass ?? ('municipalContribution' as string),
  partId: agreement?.partId ?? '',
  amount: agreement?.amount ?? '',
  signedOn: agreement?.signedOn ?? '',
  validFrom: agreement?.validFrom ?? '',
  validTo: agreement?.validTo ?? '',
  document: agreement?.document ?? '',
  note: agreement?.note ?? '',
});

const labelsOf = (t: TFunction) => ({
  organisationId: t('plan:agreements.organisation'),
  fundingClass: t('plan:agreements.class'),
  partId: t('plan:agreements.part'),
  amount: t('plan:agreements.amount'),
  signedOn: t('plan:agreements.signedOn'),
  validFrom: t('plan:agreements.validFrom'),
  validTo: t('plan:agreements.validTo'),
  document: t('plan:agreements.document'),
  note: t('plan:agreements.note'),
});

function useAgreementEntry({ project, parts, agreement, onClose }: FormProps) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewFunding();
  // Whose money it was when the form was opened, or is after someone else's change.
  const [known, setKnown] = useState(() => (agreement ? [agreement.organisation] : []));
  return useEntry({
    initialValues: valuesOf(agreement),
    ...(agreement ? { version: agreement.version } : {}),
    labels: labelsOf(t),
    validate: (values) => ({
      organisationId: faults.text(values.organisationId),
      amount: faults.amount(values.amount),
      signedOn: faults.day(values.signedOn),
      validFrom: faults.day(values.validFrom, false),
      validTo: faults.day(values.validTo, false),
    }),
    save: (values, { version, key }) => {
      const body = {
        ...{ partId: values.partId || null, organisationId: values.organisationId },
        fundingClass: OUTSIDE.find((one) => one === values.fundingClass) ?? 'municipalContribution',
        ...{ amount: values.amount, signedOn: values.signedOn },
        ...{ validFrom: values.validFrom || null, validTo: values.validTo || null },
        ...{ document: values.document.trim() || null, note: values.note.trim() || null },
      };
      return agreement
        ? read(
            api.PUT('/api/v1/agreements/{id}', {
              params: { path: { id: agreement.id }, header: ifMatch(version) },
              body,
            }),
          )
        : read(
            api.POST('/api/v1/projects/{id}/agreements', {
              params: { path: { id: project.id }, header: idempotent(key) },
              body,
            }),
          );
    },
    ...(agreement
      ? {
          reload: async () => {
            const stored = await readAgreement(project.id, agreement);
            setKnown((before) => [...before, stored.organisation]);
            return { values: valuesOf(stored), version: stored.version };
          },
          wordOf: (name: string, value: unknown) =>
            name === 'fundingClass'
              ? t(`funding:class.${String(value)}`)
              : ([...parts, ...known].find(({ id }) => id === value)?.name ??
                (name === 'organisationId' ? t('plan:chosen') : undefined)),
        }
      : {}),
    saved: t('plan:agreements.saved'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
}

function ReceiptForm({ agreement, onClose }: { agreement: Agreement; onClose: () => void }) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewFunding();
  const entry = useEntry({
    initialValues: { receivedOn: '', amount: '', note: '' },
    labels: {
      receivedOn: t('plan:agreements.receivedOn'),
      amount: t('plan:agreements.receiptAmount'),
      note: t('plan:agreements.note'),
    },
    validate: (values) => ({
      receivedOn: faults.day(values.receivedOn),
      amount: faults.amount(values.amount),
    }),
    save: ({ note, ...values }, { key }) =>
      read(
        api.POST('/api/v1/agreements/{id}/receipts', {
          params: { path: { id: agreement.id }, header: idempotent(key) },
          body: { ...values, note: note.trim() || null },
        }),
      ),
    saved: t('plan:agreements.received'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${t('plan:agreements.receive')}: ${agreement.organisation.name}`}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <EntryForm entry={entry} submit={t('plan:agreements.receive')} onCancel={onClose}>
        <DayInput {...entry.field('receivedOn')} label={t('plan:agreements.receivedOn')} required />
        <AmountInput
          {...entry.field('amount')}
          label={t('plan:agreements.receiptAmount')}
          description={t('plan:agreements.receiveHint')}
          required
        />
        <TextInput {...entry.field('note')} maxLength={500} />
      </EntryForm>
    </Modal>
  );
}
