import { Checkbox, Modal, MultiSelect, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { COST_CATEGORIES } from '../../../../shared/cost-categories.js';
import { EXPLAINED_ROUNDINGS } from '../../../../shared/explanation.js';
import { COST_MODELS, FUNDING_CLASSES } from '../../../../shared/funding.js';
import { RULE_KEYS, ruleKind } from '../../../../shared/instrument-rules.js';
import { api, ifMatch, read } from '../../../api/client';
import { AmountInput } from '../../../ui/amount-input';
import { DayInput } from '../../../ui/day-input';
import { type Entry, EntryForm, useEntry } from '../../../ui/entry-form';
import { useRuleWords } from '../../../ui/rule-words';
import { useFaults } from '../../../ui/use-faults';
import { isPartialDay, PartialDayInput } from '../../projects/partial-day-input';
import { type Instrument, readInstrument, useRenewFunding, withFieldNames } from '../queries';
import {
  type LaterValues,
  bodyOf,
  choiceOf,
  fieldOfPointer,
  keyOf,
  newestOf,
  unitOf,
  valuesAfter,
} from './later-values';

const EMPTY: LaterValues = {
  ...{ rule: '', variant: '', unit: '', value: '', values: [], base: '', every: '', rounding: '' },
  ...{ validFrom: '', validTo: '', title: '', act: '', section: '', date: '', confirmed: true, reason: '' },
};

interface Props {
  instrument: Instrument;
  onClose: () => void;
}

function useLaterEntry({ instrument, onClose }: Props) {
  const { t } = useTranslation();
  const faults = useFaults();
  const renew = useRenewFunding();
  const label = (name: keyof LaterValues) => t(`funding:instruments.later.${name}`);
  return useEntry<LaterValues>({
    initialValues: EMPTY,
    version: instrument.version,
    labels: {
      ...{ rule: label('rule'), variant: label('variant'), unit: label('unit'), value: label('value') },
      ...{ values: label('value'), base: label('base'), every: label('every'), rounding: label('rounding') },
      ...{ validFrom: label('validFrom'), validTo: label('validTo'), title: label('title') },
      ...{ act: label('act'), section: label('section'), date: label('date') },
      ...{ confirmed: label('confirmed'), reason: label('reason') },
    },
    validate: (values) => ({
      rule: faults.text(values.rule),
      validFrom: faults.day(values.validFrom, newestOf(instrument, values.rule) !== undefined),
      validTo: faults.day(values.validTo, false),
      date: isPartialDay(values.date) ? null : t('common:day.fault.format'),
    }),
    save: (values, { version }) =>
      withFieldNames(
        read(
          api.POST('/api/v1/instruments/{code}/versions', {
            params: { path: { code: instrument.code }, header: ifMatch(version) },
            body: bodyOf(values),
          }),
        ),
        (pointer) => fieldOfPointer(pointer, values),
      ),
    reload: async () => ({ values: EMPTY, version: (await readInstrument(instrument.code)).version }),
    saved: t('funding:instruments.later.saved'),
    onSaved: async () => {
      await renew();
      onClose();
    },
  });
}

/** Enters a rule, or a later validity of one: the one before ends the day before, and decided projects keep theirs. */
export function LaterForm({ instrument, onClose }: Props) {
  const { t } = useTranslation();
  const entry = useLaterEntry({ instrument, onClose });
  const { values } = entry.form;
  const isNew = instrument.rules.length === 0 || (values.rule !== '' && !newestOf(instrument, values.rule));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(`funding:instruments.later.${isNew ? 'addFirst' : 'add'}`)}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <EntryForm
        entry={entry}
        submit={t(`funding:instruments.later.${isNew ? 'saveFirst' : 'save'}`)}
        onCancel={onClose}
      >
        <RuleChoice entry={entry} instrument={instrument} />
        {values.rule !== '' && <Content entry={entry} isNew={isNew} />}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <DayInput
            {...entry.field('validFrom')}
            required={!isNew}
            description={t(`funding:instruments.later.${isNew ? 'validFromFirst' : 'validFromHint'}`)}
          />
          <DayInput {...entry.field('validTo')} description={t('funding:instruments.later.validToHint')} />
        </SimpleGrid>
        <TextInput
          {...entry.field('title')}
          maxLength={200}
          description={t('funding:instruments.later.titleHint')}
        />
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <TextInput {...entry.field('act')} maxLength={20} placeholder="688/2001" />
          <TextInput {...entry.field('section')} maxLength={60} />
          <PartialDayInput {...entry.field('date')} />
        </SimpleGrid>
        <Checkbox {...entry.tick('confirmed')} />
        <TextInput {...entry.field('reason')} maxLength={500} />
      </EntryForm>
    </Modal>
  );
}

/** The rules of the instrument first, with what holds now; then all others there are. */
function RuleChoice({ entry, instrument }: { entry: Entry<LaterValues>; instrument: Instrument }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const own = [...new Map(instrument.rules.map((rule) => [choiceOf(rule), rule])).keys()];
  const labelOf = (choice: string) => {
    const [rule = choice, variant] = choice.split(' ');
    return words.name({ rule, ...(variant === undefined ? {} : { variant }) });
  };
  const others = RULE_KEYS.filter((key) => !own.includes(key));
  const newest = newestOf(instrument, entry.form.values.rule);
  return (
    <Select
      {...entry.field('rule')}
      required
      searchable
      allowDeselect={false}
      description={
        newest &&
        t('funding:instruments.later.now', {
          value: words.value(newest),
          source: newest.source.title ?? newest.source.act ?? '–',
        })
      }
      onChange={(choice) => {
        if (choice !== null) entry.form.setValues(valuesAfter(newestOf(instrument, choice), choice));
      }}
      data={[
        {
          group: t('funding:instruments.later.ownRules'),
          items: own.map((value) => ({ value, label: labelOf(value) })),
        },
        {
          group: t('funding:instruments.later.otherRules'),
          items: others.map((value) => ({ value, label: labelOf(value) })),
        },
      ]}
    />
  );
}

/** What the rule says: the fields that its kind has. */
function Content({ entry, isNew }: { entry: Entry<LaterValues>; isNew: boolean }) {
  const { t } = useTranslation();
  const { values } = entry.form;
  const kind = ruleKind(keyOf(values.rule));
  const none = { value: '', label: t('funding:instruments.later.none') };
  return (
    <>
      {isNew && (
        <TextInput
          {...entry.field('variant')}
          maxLength={40}
          description={t('funding:instruments.later.variantHint')}
        />
      )}
      {kind && kind.units.length > 1 && (
        <Select
          {...entry.field('unit')}
          value={unitOf(values) ?? null}
          allowDeselect={false}
          data={kind.units.map((value) => ({ value, label: t(`funding:unitName.${value}`) }))}
        />
      )}
      <ValueInput entry={entry} />
      {kind?.bases && (
        <Select
          {...entry.field('base')}
          allowDeselect={false}
          data={[none, ...kind.bases.map((value) => ({ value, label: t(`funding:base.${value}`) }))]}
        />
      )}
      {kind?.repeats && (
        <TextInput
          {...entry.field('every')}
          maxLength={20}
          description={t('funding:instruments.later.valueHint.duration')}
        />
      )}
      {(unitOf(values) === 'percent' || values.rounding !== '') && (
        <Select
          {...entry.field('rounding')}
          allowDeselect={false}
          data={[
            none,
            ...EXPLAINED_ROUNDINGS.map((value) => ({ value, label: t(`funding:rounding.${value}`) })),
          ]}
        />
      )}
    </>
  );
}

/** The value, by the unit in which it is given. */
function ValueInput({ entry }: { entry: Entry<LaterValues> }) {
  const { t } = useTranslation();
  const unit = unitOf(entry.form.values);
  const choices = { fundingClass: FUNDING_CLASSES, costModel: COST_MODELS, costCategory: COST_CATEGORIES };
  switch (unit) {
    case undefined:
      return (
        <Select
          {...entry.field('value')}
          required
          allowDeselect={false}
          data={[
            { value: 'true', label: t('common:fact.yes') },
            { value: 'false', label: t('common:fact.no') },
          ]}
        />
      );
    case 'fundingClass':
    case 'costModel':
    case 'costCategory': {
      const word = {
        fundingClass: (value: string) => t(`funding:class.${value}`),
        costModel: (value: string) => t(`funding:costModel.${value}`),
        costCategory: (value: string) => t(`finance:category.${value}`),
      }[unit];
      return (
        <MultiSelect
          {...entry.field('values')}
          required
          data={choices[unit].map((value) => ({ value, label: word(value) }))}
        />
      );
    }
    case 'euro':
      return <AmountInput {...entry.field('value')} required />;
    default:
      return (
        <TextInput
          {...entry.field('value')}
          required
          maxLength={200}
          description={t(`funding:instruments.later.valueHint.${unit}`)}
        />
      );
  }
}
