import { Alert, Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { RULE_TOPICS } from '../../../../shared/instrument-rules.js';
import { useAsOn } from '../../../app/as-on';
import { formatDay } from '../../../app/days';
import { useMayChange } from '../../../app/session';
import { AppLink } from '../../../ui/app-link';
import { DataTable } from '../../../ui/data-table';
import { Facts } from '../../../ui/facts';
import { PageHead } from '../../../ui/page-head';
import { QueryView } from '../../../ui/query-view';
import { Sheet } from '../../../ui/sheet';
import { type Instrument, type InstrumentRule, useInstrument } from '../queries';
import { localText } from '../words';
import classes from './instrument.module.css';
import { DeliveredDialog } from './delivered-dialog';
import { LaterForm } from './later-form';
import { StandingTag, Validity, useRuleColumns } from './rule-columns';
import { rulesOn, standingOn, topicOf } from './rule-words';
import { VersionsSheet } from './versions-sheet';

/** One instrument: its rules as on the day, by topic, with validity, source and whether a source confirmed them. */
export function InstrumentPage() {
  const { code = '' } = useParams();
  const instrument = useInstrument(code);
  return <QueryView query={instrument}>{(data) => <Rules instrument={data} />}</QueryView>;
}

function Rules({ instrument }: { instrument: Instrument }) {
  const { t } = useTranslation();
  const { day } = useAsOn();
  const mayChange = useMayChange('funding.instruments.change');
  const [open, setOpen] = useState<'rule' | 'delivered' | null>(null);
  const rules = rulesOn(instrument, day);
  const unconfirmed = rules.filter((rule) => !rule.confirmed).length;
  return (
    <>
      <PageHead
        title={localText(instrument.name)}
        above={
          <p className="dim" style={{ margin: 0 }}>
            <AppLink to="/funding">{t('funding:title')}</AppLink> ·{' '}
            <span className="figure">{instrument.code}</span>
          </p>
        }
        answer={[
          t('funding:instruments.answerOn', { count: rules.length, day: formatDay(day) }),
          unconfirmed > 0 && t('funding:instruments.answerUnconfirmed', { count: unconfirmed }),
        ]
          .filter(Boolean)
          .join(' ')}
        actions={
          mayChange && (
            <Button onClick={() => setOpen('rule')}>
              {t(`funding:instruments.later.${instrument.rules.length === 0 ? 'addFirst' : 'add'}`)}
            </Button>
          )
        }
      />
      {instrument.deliveredRules && (
        <Alert
          icon={<IconInfoCircle size={18} aria-hidden />}
          mb="md"
          title={t('funding:instruments.waiting')}
        >
          <p>{t('funding:instruments.waitingHint')}</p>
          {mayChange && (
            <Button variant="default" onClick={() => setOpen('delivered')}>
              {t('funding:instruments.delivered.take')}
            </Button>
          )}
        </Alert>
      )}
      <Sheet title={t('funding:instruments.facts')}>
        <Facts
          facts={[
            [t('funding:field.funder'), localText(instrument.funder)],
            [
              t('funding:field.validity'),
              <Validity key="validity" from={instrument.validFrom} to={instrument.validTo} />,
            ],
            [
              t('funding:rule.standing'),
              <StandingTag key="standing" standing={standingOn(instrument, day)} />,
            ],
            [t('funding:instruments.origin'), t(`funding:instruments.origins.${instrument.origin}`)],
            [t('funding:instruments.version'), String(instrument.version)],
          ]}
        />
      </Sheet>
      <TopicSheets rules={rules} day={day} />
      {instrument.rules.length > 0 && <AllRules instrument={instrument} day={day} />}
      <VersionsSheet code={instrument.code} />
      {open === 'rule' && <LaterForm instrument={instrument} onClose={() => setOpen(null)} />}
      {open === 'delivered' && <DeliveredDialog instrument={instrument} onClose={() => setOpen(null)} />}
    </>
  );
}

const keyOf = (rule: InstrumentRule) => `${rule.rule} ${rule.variant ?? ''} ${rule.validFrom ?? ''}`;

/** The rules in force, each topic under its own heading. */
function TopicSheets({ rules, day }: { rules: readonly InstrumentRule[]; day: string }) {
  const { t } = useTranslation();
  const columns = useRuleColumns<InstrumentRule>(day, false);
  if (rules.length === 0) {
    return <Sheet title={t('funding:field.rules')}>{t('funding:instruments.noRulesOn')}</Sheet>;
  }
  return RULE_TOPICS.map((topic) => {
    const rows = rules.filter((rule) => topicOf(rule) === topic);
    const title = t(`funding:topic.${topic}`);
    return rows.length === 0 ? null : (
      <Sheet key={topic} title={title}>
        <div className={classes.topic}>
          <DataTable id={`rules-${topic}`} label={title} columns={columns} rows={rows} rowId={keyOf} plain />
        </div>
      </Sheet>
    );
  });
}

/** Every validity there is, to filter and to take along as a file. */
function AllRules({ instrument, day }: { instrument: Instrument; day: string }) {
  const { t } = useTranslation();
  const columns = useRuleColumns<InstrumentRule>(day, true);
  const rows = useMemo(() => [...instrument.rules], [instrument]);
  const [shown, setShown] = useState(false);
  return (
    <Sheet
      title={t('funding:instruments.all')}
      sub={t('funding:instruments.allHint')}
      actions={
        <Button variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'common:action.hideTable' : 'common:action.showTable')}
        </Button>
      }
    >
      {shown && (
        <DataTable
          id="rules"
          label={t('funding:instruments.all')}
          columns={columns}
          rows={rows}
          rowId={keyOf}
        />
      )}
    </Sheet>
  );
}
