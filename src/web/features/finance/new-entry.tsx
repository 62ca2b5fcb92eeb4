import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { COST_CATEGORIES } from '../../../shared/cost-categories.js';
import { api, idempotent, read } from '../../api/client';
import { useAsOn } from '../../app/as-on';
import { useMayChange } from '../../app/session';
import { AmountInput } from '../../ui/amount-input';
import { AppLink, withAsOn } from '../../ui/app-link';
import { DayInput } from '../../ui/day-input';
import { EntryForm, useEntry } from '../../ui/entry-form';
import { PageHead } from '../../ui/page-head';
import { Sheet } from '../../ui/sheet';
import { useFaults } from '../../ui/use-faults';
import { useProjectChoices, useRenewFinance, type CostCategory } from './queries';
import { useCategoryWord } from './words';

/** Enters one entry of the ledger. */
export function NewEntry() {
  const { t } = useTranslation();
  const mayChange = useMayChange('actuals.change');
  return (
    <>
      <PageHead
        above={<AppLink to="/finance">{t('finance:title')}</AppLink>}
        title={t('finance:entry.new')}
        answer={t(mayChange ? 'finance:entry.answer' : 'finance:entry.readOnly')}
      />
      {mayChange && (
        <Sheet title={t('finance:entry.new')}>
          <Fields />
        </Sheet>
      )}
    </>
  );
}

function Fields() {
  const { t } = useTranslation();
  const entry = useNewEntry();
  const projects = useProjectChoices();
  const categoryWord = useCategoryWord();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  return (
    <EntryForm
      entry={entry}
      submit={t('finance:entry.save')}
      onCancel={() => void navigate(withAsOn('/finance', params))}
    >
      <Select {...entry.field('projectId')} data={projects.data ?? []} searchable required />
      <DayInput {...entry.field('postingDate')} required />
      <TextInput
        {...entry.field('account')}
        description={t('finance:entry.accountHint')}
        inputMode="numeric"
        maxLength={10}
        required
      />
      <AmountInput {...entry.field('amount')} description={t('finance:entry.amountHint')} required />
      <TextInput {...entry.field('text')} maxLength={500} required />
      <Select
        {...entry.field('costCategory')}
        description={t('finance:entry.categoryHint')}
        placeholder={t('finance:entry.byAccount')}
        data={COST_CATEGORIES.map((value) => ({ value, label: categoryWord(value) }))}
        clearable
        clearButtonProps={{ 'aria-label': t('common:action.remove') }}
      />
      <TextInput {...entry.field('voucher')} maxLength={60} />
      <TextInput {...entry.field('costCentre')} maxLength={60} />
      <TextInput {...entry.field('counterparty')} maxLength={200} />
    </EntryForm>
  );
}

function useNewEntry() {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewFinance();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { today } = useAsOn();
  return useEntry({
    initialValues: {
      projectId: params.get('projectId'),
      postingDate: today,
      account: '',
      amount: '',
      text: '',
      costCategory: null as string | null,
      voucher: '',
      costCentre: '',
      counterparty: '',
    },
    labels: {
      projectId: t('finance:column.project'),
      postingDate: t('finance:entry.postingDate'),
      account: t('finance:entry.account'),
      amount: t('finance:entry.amount'),
      text: t('finance:entry.text'),
      costCategory: t('finance:column.category'),
      voucher: t('finance:entry.voucher'),
      costCentre: t('finance:entry.costCentre'),
      counterparty: t('finance:entry.counterparty'),
    },
    validate: (values) => ({
      projectId: faults.text(values.projectId),
      postingDate: faults.day(values.postingDate),
      account: faults.text(values.account),
      amount: faults.amount(values.amount),
      text: faults.text(values.text),
    }),
    save: (values, { key }) =>
      read(
        api.POST('/api/v1/entries', {
          params: { header: idempotent(key) },
          body: {
            projectId: values.projectId ?? '',
            postingDate: values.postingDate,
            account: values.account.trim(),
            amount: values.amount,
            text: values.text,
            voucher: values.voucher.trim() || null,
            costCentre: values.costCentre.trim() || null,
            counterparty: values.counterparty.trim() || null,
            ...(values.costCategory ? { costCategory: values.costCategory as CostCategory } : {}),
          },
        }),
      ),
    saved: t('finance:entry.saved'),
    onSaved: async () => {
      await renew();
      void navigate(withAsOn('/finance/entries', params));
    },
  });
}
