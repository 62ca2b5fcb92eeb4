import { Button, Fieldset, Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { COST_CATEGORIES } from '../../../shared/cost-categories.js';
import { AmountInput } from '../../ui/amount-input';
import { newBudgetLine } from './change-draft';
import type { GroupProps } from './change-entry';

/** The budget of the project, line by line, and new lines. */
export function BudgetFields({ entry, field, draft, setDraft }: GroupProps) {
  const { t } = useTranslation();
  return (
    <Fieldset legend={t('changes:outcome.budget')}>
      <Stack gap="sm">
        {draft.budget.map(({ key, known }, at) => {
          if (known) return <AmountInput key={key} {...field(`amount_${key}`)} />;
          const { label: _summary, value, ...category } = field(`category_${key}`);
          return (
            <Fieldset key={key} legend={t('changes:newBudgetLine', { number: at + 1 })} variant="filled">
              <Stack gap="sm">
                <Select
                  {...category}
                  label={t('changes:budgetLine.category')}
                  value={value || null}
                  onChange={(chosen) => entry.form.setFieldValue(`category_${key}`, chosen ?? '')}
                  data={COST_CATEGORIES.map((one) => ({ value: one, label: t(`finance:category.${one}`) }))}
                />
                <TextInput
                  {...field(`year_${key}`)}
                  label={t('changes:budgetLine.year')}
                  inputMode="numeric"
                  maxLength={4}
                />
                <AmountInput {...field(`amount_${key}`)} label={t('changes:source.amount')} />
              </Stack>
            </Fieldset>
          );
        })}
        <div>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => setDraft({ ...draft, budget: [...draft.budget, newBudgetLine(draft.budget)] })}
          >
            {t('changes:addBudgetLine')}
          </Button>
        </div>
      </Stack>
    </Fieldset>
  );
}
