import { useTranslation } from 'react-i18next';
import { useExplanationWords } from '../../ui/explanation-words';
import { AppLink } from '../../ui/app-link';
import { Day } from '../../ui/day';
import { Facts } from '../../ui/facts';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import type { Deadline } from './queries';

type Derivation = NonNullable<Deadline['derivation']>;

/** What a derived deadline follows from: the record, the rule with its source, and the day it is counted from. */
export function DerivationSheet({ deadline, derivation }: { deadline: Deadline; derivation: Derivation }) {
  const { t } = useTranslation();
  const { originKind, number, base, baseOn, rule, waiting } = derivation;
  const origin = t(`deadlines:derivation.origin.${originKind}`);
  return (
    <Sheet
      title={t('deadlines:derivation.title')}
      sub={deadline.edited ? t('deadlines:derivation.edited') : t('deadlines:derivation.sub')}
    >
      {waiting && (
        <p>
          <StatusTag tone="wait">{t('deadlines:derivation.waiting')}</StatusTag>{' '}
          {deadline.project && (
            <AppLink to={`/projects/${deadline.project.id}`}>{t('deadlines:derivation.toProject')}</AppLink>
          )}
        </p>
      )}
      <Facts
        facts={[
          [t('deadlines:derivation.follows'), number ? `${origin} ${number}` : origin],
          [t('deadlines:derivation.base'), t(`deadlines:derivation.bases.${base}`)],
          [t('deadlines:derivation.baseOn'), baseOn && <Day value={baseOn} />],
          ...(rule ? [] : [[t('deadlines:derivation.rule'), t('deadlines:derivation.noRule')] as const]),
        ]}
      />
      {rule && <RuleFacts rule={rule} />}
    </Sheet>
  );
}

/** A rule with value, validity, source, and whether a source confirmed it. */
export function RuleFacts({ rule }: { rule: NonNullable<Derivation['rule']> }) {
  const { t } = useTranslation();
  const words = useExplanationWords();
  return (
    <>
      <Facts
        facts={[
          [t('deadlines:derivation.rule'), `${words.ruleName(rule)}: ${words.ruleValue(rule)}`],
          [t('explanation:validity'), words.validity(rule)],
          [t('explanation:source'), words.source(rule.source)],
        ]}
      />
      <p>
        {rule.confirmed ? (
          <StatusTag tone="ok">{t('funding:rule.confirmed')}</StatusTag>
        ) : (
          <StatusTag tone="bad">{t('funding:rule.unconfirmed')}</StatusTag>
        )}{' '}
        {rule.origin === 'decision' && <span className="dim">{t('explanation:fromDecision')}</span>}
      </p>
    </>
  );
}
