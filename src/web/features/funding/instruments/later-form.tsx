import { Checkbox, Modal, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, ifMatch, read } from '../../../api/client';
import { DayInput } from '../../../ui/day-input';
import { type Entry, EntryForm, useEntry } from '../../../ui/entry-form';
import { useRuleWords } from '../../../ui/rule-words';
import { useFaults } from '../../../ui/use-faults';
import { isPartialDay, PartialDayInput } from '../../projects/partial-day-input';
import { type Instrument, readInstrument, useRenewFunding, withFieldNames } from '../queries';
import { RuleContent, useRuleChoices } from './rule-content';
import { type LaterValues, bodyOf, fieldOfPointer, newestOf, valuesAfter } from './later-values';

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
        {values.rule !== '' && (
          <RuleContent values={values} field={(name) => entry.field(name)} isNew={isNew} />
        )}
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
  const choices = useRuleChoices(instrument);
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
      data={choices}
    />
  );
}
