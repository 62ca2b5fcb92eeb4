import { Anchor, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusTag } from './status-tag';
import classes from './kit.module.css';

/** One step of a derivation, in words and figures ready to be read. */
export interface ExplainStep {
  rule: string;
  /** Act and section, or title and date. */
  source?: string;
  /** The rule was not confirmed by any source. */
  unconfirmed?: boolean;
  base?: ReactNode;
  rate?: ReactNode;
  rounding?: string;
  result: ReactNode;
}

interface ExplainProps {
  /** What is explained, as the title says it. */
  what: string;
  /** What is clicked; "Miten laskettu" unless a figure itself is the door. */
  children?: ReactNode;
  steps: ExplainStep[] | undefined;
  /** Around the steps: a problem, a table. */
  more?: ReactNode;
  onOpen?: () => void;
}

/** The door behind a figure: how it came about, step by step. */
export function Explain({ what, children, steps, more, onOpen }: ExplainProps) {
  const { t } = useTranslation();
  const [opened, drawer] = useDisclosure(false, onOpen ? { onOpen } : {});
  const title = t('common:explain.title', { what });
  return (
    <>
      <Anchor
        component="button"
        type="button"
        inherit
        onClick={drawer.open}
        aria-label={children ? title : undefined}
      >
        {children ?? t('common:explain.open')}
      </Anchor>
      <Drawer
        opened={opened}
        onClose={drawer.close}
        title={title}
        size="md"
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <ol className={classes.steps}>
          {steps?.map((step, index) => (
            <Step key={index} step={step} />
          ))}
        </ol>
        {more}
      </Drawer>
    </>
  );
}

function Step({ step }: { step: ExplainStep }) {
  const { t } = useTranslation();
  const facts: [string, ReactNode][] = [
    [t('common:explain.base'), step.base],
    [t('common:explain.rate'), step.rate],
    [t('common:explain.rounding'), step.rounding],
    [t('common:explain.source'), step.source],
  ];
  return (
    <li>
      <strong>{step.rule}</strong>{' '}
      {step.unconfirmed && <StatusTag tone="open">{t('common:explain.unconfirmed')}</StatusTag>}
      <dl>
        {facts
          .filter(([, value]) => value !== undefined && value !== null && value !== '')
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <dt>{t('common:explain.result')}</dt>
        <dd data-result>{step.result}</dd>
      </dl>
    </li>
  );
}
