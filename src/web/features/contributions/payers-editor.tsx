import { ActionIcon, Autocomplete, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError } from '../../ui/entry-form';
import classes from './payers-editor.module.css';
import { useRegister } from './queries';
import { emptyPayer, filledPayers, type PayerDraft, type SplitDraft, type Way } from './split-draft';

interface Props {
  draft: SplitDraft;
  onChange: (payers: PayerDraft[]) => void;
  /** Words for what is wrong, by field of the key: `shares.0.percent`. */
  errors: Record<string, string>;
}

/** The payers with their weights, a line each. */
export function PayersEditor({ draft, onChange, errors }: Props) {
  const { t } = useTranslation();
  const { payers, way } = draft;
  const { regions } = useRegister(draft.borderYear);
  const filled = filledPayers(draft);
  const set = (index: number, changes: Partial<PayerDraft>) =>
    onChange(payers.map((payer, at) => (at === index ? { ...payer, ...changes } : payer)));
  const errorOf = (payer: PayerDraft, ...fields: string[]) => {
    const place = filled.indexOf(payer);
    const words = fields.map((field) => errors[`shares.${place}.${field}`]).find(Boolean);
    return place >= 0 && words ? <FieldError>{words}</FieldError> : undefined;
  };
  return (
    <fieldset className={classes.payers}>
      <legend>{t('contributions:field.payers')}</legend>
      <p className="dim">{t(`contributions:payersHint.${way}`)}</p>
      {payers.map((payer, index) => {
        return (
          <PayerLine
            key={index}
            line={index + 1}
            payer={payer}
            way={way}
            regions={regions}
            errorOf={(...fields) => errorOf(payer, ...fields)}
            onChange={(changes) => set(index, changes)}
            onRemove={
              payers.length > 1 ? () => onChange(payers.filter((_payer, at) => at !== index)) : undefined
            }
          />
        );
      })}
      {errors['shares'] && <FieldError>{errors['shares']}</FieldError>}
      <Button
        variant="default"
        mt="xs"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => onChange([...payers, emptyPayer()])}
      >
        {t('contributions:line.add')}
      </Button>
    </fieldset>
  );
}

interface LineProps {
  line: number;
  payer: PayerDraft;
  way: Way;
  regions: string[];
  errorOf: (...fields: string[]) => ReactNode;
  onChange: (changes: Partial<PayerDraft>) => void;
  onRemove: (() => void) | undefined;
}

function PayerLine({ line, payer, way, regions, errorOf, onChange, onRemove }: LineProps) {
  const { t } = useTranslation();
  const at = { line };
  return (
    <div className={classes.line}>
      <TextInput
        label={t('contributions:field.payer')}
        aria-label={t('contributions:line.payer', at)}
        value={payer.name}
        maxLength={200}
        error={errorOf('name', 'organisationId')}
        onChange={(event) => onChange({ name: event.currentTarget.value, organisationId: null })}
      />
      <Autocomplete
        label={t('contributions:field.region')}
        data={regions}
        aria-label={t('contributions:line.region', at)}
        value={payer.region}
        maxLength={100}
        error={errorOf('region', 'code')}
        onChange={(region) => onChange({ region })}
      />
      {(way === 'percentage' || way === 'typed') && (
        <TextInput
          label={t(`contributions:weight.${way === 'typed' ? 'population' : 'percentage'}`)}
          aria-label={t(`contributions:line.${way}`, at)}
          value={payer.weight}
          maxLength={20}
          inputMode="decimal"
          rightSection={way === 'percentage' ? <span className="dim">%</span> : undefined}
          error={errorOf('percent', 'population')}
          onChange={(event) => onChange({ weight: event.currentTarget.value })}
        />
      )}
      <ActionIcon
        variant="subtle"
        className={classes.remove}
        aria-label={t('contributions:line.remove', at)}
        disabled={!onRemove}
        onClick={onRemove}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
