import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
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
import { type Agreement, useAgreements } from './queries';

const OUTSIDE = FUNDING_CLASSES.filter((one) => one !== 'ownContribution');

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
  const columns = useColumns(allowed, setOpen);
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
          {...(open.agreement ? { agreement: open.agreement } : {})}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === 'receipt' && <ReceiptForm agreement={open.agreement} onClose={() => setOpen(null)} />}
    </Sheet>
  );
}

function useColumns(allowed: boolean, setOpen: (open: Open) => void): Column<Agreement>[] {
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
  }, [t, allowed, setOpen]);
}

function AgreementForm({
  project,
  agreement,
  onClose,
}: {
  project: Props['project'];
  agreement?: Agreement;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const entry = useAgreementEntry(project, agreement, onClose);
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

function useAgreementEntry(project: Props['project'], agreement: Agreement | undefined, onClose: () => void) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewFunding();
  return useEntry({
    initialValues: {
      organisationId: agreement?.organisation.id ?? '',
      fundingClass: agreement?.fundingClass ?? ('municipalContribution' as string),
      amount: agreement?.amount ?? '',
      signedOn: agreement?.signedOn ?? '',
      validFrom: agreement?.validFrom ?? '',
      validTo: agreement?.validTo ?? '',
      document: agreement?.document ?? '',
      note: agreement?.note ?? '',
    },
    ...(agreement ? { version: agreement.version } : {}),
    labels: {
      organisationId: t('plan:agreements.organisation'),
      fundingClass: t('plan:agreements.class'),
      amount: t('plan:agreements.amount'),
      signedOn: t('plan:agreements.signedOn'),
      validFrom: t('plan:agreements.validFrom'),
      validTo: t('plan:agreements.validTo'),
      document: t('plan:agreements.document'),
      note: t('plan:agreements.note'),
    },
    validate: (values) => ({
      organisationId: faults.text(values.organisationId),
      amount: faults.amount(values.amount),
      signedOn: faults.day(values.signedOn),
      validFrom: faults.day(values.validFrom, false),
      validTo: faults.day(values.validTo, false),
    }),
    save: (values, { version, key }) => {
      const body = {
        ...{ partId: agreement?.partId ?? null, organisationId: values.organisationId },
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
