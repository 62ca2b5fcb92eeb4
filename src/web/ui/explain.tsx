import { Anchor, Button, Drawer, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPrinter } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOn } from '../app/as-on';
import { formatDay } from '../app/days';
import { StatusTag } from './status-tag';
import classes from './kit.module.css';

/** One step of a derivation, in words and figures ready to be read. */
export interface ExplainStep {
  /** What the step works out, or the rule that it follows. */
  rule: string;
  /** Act and section, or title and date. */
  source?: string;
  /** The rule was not confirmed by any source. */
  unconfirmed?: boolean;
  /** The decision put the rule in the place of the instrument's. */
  fromDecision?: boolean;
  base?: ReactNode;
  rate?: ReactNode;
  rounding?: string;
  /** More names and values, shown before the others. */
  facts?: readonly (readonly [name: string, value: ReactNode])[];
  result: ReactNode;
}

interface ExplainProps {
  /** What is explained, as the title says it. */
  what: string;
  /** What is clicked; "Miten laskettu" unless a figure itself is the door. */
  children?: ReactNode;
  steps: readonly ExplainStep[] | undefined;
  /** Around the steps: a problem, a table. */
  more?: ReactNode;
  /** The figure in words, for the foot of the printed page. */
  result?: string;
  onOpen?: () => void;
}

/** The door behind a figure: how it came about, step by step, to be read or printed. */
export function Explain({ what, children, steps, more, result, onOpen }: ExplainProps) {
  const { t } = useTranslation();
  const [opened, drawer] = useDisclosure(false, onOpen ? { onOpen } : {});
  const title = t('explanation:title', { what });
  return (
    <>
      <Anchor component="button" type="button" inherit onClick={drawer.open}>
        {children ? (
          <>
            <VisuallyHidden>{title} </VisuallyHidden>
            {children}
          </>
        ) : (
          t('explanation:open')
        )}
      </Anchor>
      <Drawer
        opened={opened}
        onClose={drawer.close}
        title={title}
        size="md"
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <div data-explanation>
          <ol className={classes.steps}>
            {steps?.map((step, index) => (
              <Step key={index} step={step} />
            ))}
          </ol>
          {more}
          {steps && steps.length > 0 && (
            <Button
              className="no-print"
              variant="default"
              mt="md"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('explanation:print')}
            </Button>
          )}
          <PrintedFoot what={what} result={result} />
        </div>
      </Drawer>
    </>
  );
}

function PrintedFoot({ what, result }: { what: string; result: string | undefined }) {
  const { t } = useTranslation();
  const { day } = useAsOn();
  return (
    <footer className="print-only">
      {t('explanation:footer', { figure: result ? `${what}: ${result}` : what, day: formatDay(day) })}
    </footer>
  );
}

function Step({ step }: { step: ExplainStep }) {
  const { t } = useTranslation();
  const facts: (readonly [string, ReactNode])[] = [
    ...(step.facts ?? []),
    [t('explanation:base'), step.base],
    [t('explanation:rate'), step.rate],
    [t('explanation:rounding'), step.rounding],
    [t('explanation:source'), step.source],
  ];
  return (
    <li>
      <strong>{step.rule}</strong>{' '}
      {step.unconfirmed && <StatusTag tone="open">{t('explanation:unconfirmed')}</StatusTag>}{' '}
      {step.fromDecision && <StatusTag tone="calm">{t('explanation:fromDecision')}</StatusTag>}
      <dl>
        {facts
          .filter(([, value]) => value !== undefined && value !== null && value !== '')
          .map(([name, value], index) => (
            <Fragment key={`${name} ${index}`}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        <dt>{t('explanation:result')}</dt>
        <dd data-result>{step.result}</dd>
      </dl>
    </li>
  );
}
