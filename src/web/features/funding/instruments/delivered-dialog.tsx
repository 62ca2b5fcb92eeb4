import { Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { sourceText } from '../../../../shared/explanation-source.js';
import { api, ifMatch, read } from '../../../api/client';
import { useAsOn } from '../../../app/as-on';
import { isDay } from '../../../app/days';
import { DataTable } from '../../../ui/data-table';
import { DayInput } from '../../../ui/day-input';
import { EntryForm, useEntry } from '../../../ui/entry-form';
import { QueryView } from '../../../ui/query-view';
import { useRuleWords } from '../../../ui/rule-words';
import type { Column } from '../../../ui/table-column';
import { useFaults } from '../../../ui/use-faults';
import {
  type Instrument,
  type InstrumentRule,
  type RuleChange,
  readInstrument,
  useRenewFunding,
} from '../queries';
import { Confirmation, RuleValue, Validity } from './rule-columns';

interface Props {
  instrument: Instrument;
  onClose: () => void;
}

function useTakeEntry({ instrument, onClose }: Props) {
  const { t } = useTranslation();
  const { today } = useAsOn();
  const faults = useFaults();
  const renew = useRenewFunding();
  return useEntry({
    initialValues: { validFrom: today, reason: '' },
    version: instrument.version,
    labels: {
      validFrom: t('funding:instruments.delivered.validFrom'),
      reason: t('funding:instruments.delivered.reason'),
    },
    validate: ({ validFrom }) => ({ validFrom: faults.day(validFrom) }),
    save: ({ validFrom, reason }, { version }) =>
      read(
        api.POST('/api/v1/instruments/{code}/delivered-rules', {
          params: { path: { code: instrument.code }, header: ifMatch(version) },
          body: { validFrom, reason: reason.trim() || null },
        }),
      ),
    reload: async () => ({
      values: { validFrom: today, reason: '' },
      version: (await readInstrument(instrument.code)).version,
    }),
    saved: t('funding:instruments.delivered.saved'),
    onSaved: () => {
      void renew();
      onClose();
    },
  });
}

/** What the delivered rules that wait would change from a day on, and the button that takes them into use. */
export function DeliveredDialog(props: Props) {
  const { instrument, onClose } = props;
  const { t } = useTranslation();
  const entry = useTakeEntry(props);
  const { validFrom } = entry.form.values;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('funding:instruments.delivered.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <EntryForm entry={entry} submit={t('funding:instruments.delivered.save')} onCancel={onClose}>
        <DayInput
          {...entry.field('validFrom')}
          required
          description={t('funding:instruments.delivered.validFromHint')}
        />
        {isDay(validFrom) ? (
          <Difference code={instrument.code} version={instrument.version} from={validFrom} />
        ) : (
          <p className="dim">{t('funding:instruments.delivered.pick')}</p>
        )}
        <TextInput {...entry.field('reason')} maxLength={500} />
      </EntryForm>
    </Modal>
  );
}

/** Each rule that would change: what holds from the day on now, and what would. */
function Difference({ code, version, from }: { code: string; version: number; from: string }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const difference = useQuery({
    queryKey: ['funding', 'instruments', code, 'delivered', version, from],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/instruments/{code}/delivered-rules', {
          params: { path: { code }, query: { validFrom: from } },
          signal,
        }),
      ),
  });
  const columns = useMemo((): Column<RuleChange>[] => {
    const nameOf = ({ before, after }: RuleChange) => {
      const rule = after ?? before;
      return rule ? words.name(rule) : '';
    };
    const side = (id: 'before' | 'after'): Column<RuleChange> => ({
      id,
      header: t(`funding:instruments.delivered.${id}`),
      value: (row) => {
        const rule = row[id];
        return rule && words.value(rule);
      },
      cell: (row) => <Side rule={row[id]} />,
    });
    return [{ id: 'rule', header: t('funding:rule.rule'), value: nameOf }, side('before'), side('after')];
  }, [t, words]);
  return (
    <QueryView query={difference}>
      {({ changes }) =>
        changes.length === 0 ? (
          <p>{t('funding:instruments.delivered.same')}</p>
        ) : (
          <>
            <p className="dim">{t('funding:instruments.delivered.text')}</p>
            <DataTable
              id="delivered"
              label={t('funding:instruments.delivered.table')}
              columns={columns}
              rows={[...changes]}
              rowId={({ before, after }) => keyOf(before) + keyOf(after)}
              plain
            />
          </>
        )
      }
    </QueryView>
  );
}

const keyOf = (rule: InstrumentRule | null) =>
  rule ? `${rule.rule} ${rule.variant ?? ''} ${rule.validFrom ?? ''}` : '-';

/** A rule with value, validity and source; in words where there is none. */
function Side({ rule }: { rule: InstrumentRule | null }) {
  const { t } = useTranslation();
  if (!rule) return <span className="dim">{t('funding:instruments.delivered.none')}</span>;
  return (
    <>
      <RuleValue rule={rule} />
      <div className="dim">
        <Validity from={rule.validFrom} to={rule.validTo} />
      </div>
      <div className="dim">{sourceText(rule.source)}</div>
      <Confirmation confirmed={rule.confirmed} />
    </>
  );
}
