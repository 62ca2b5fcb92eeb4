import { useQuery, type QueryFunction, type QueryKey } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  Explanation,
  ExplanationInput,
  ExplanationStep,
  ExplainedValue,
} from '../../shared/explanation.js';
import type { ExplainedTerm } from '../../shared/explanation-terms.js';
import { Explain, type ExplainStep } from './explain';
import { useExplanationWords } from './explanation-words';
import { ProblemView } from './problem-view';

/** What an `…/explain` of the interface answers: one explanation, or those of figures that belong together. */
export type ExplanationRead = Explanation | { items: readonly Explanation[] };

/** How the explanation is read when the door is opened. */
export interface ExplanationQuery {
  queryKey: QueryKey;
  queryFn: QueryFunction<ExplanationRead>;
}

interface Props {
  /** The figure as it stands on the screen, such as `<Money value={…} />`. */
  children: ReactNode;
  /** Which figure it is; with `of` it picks one from a list. */
  figure: ExplainedTerm;
  of?: string;
  /** What the title says instead of the figure's word. */
  what?: string;
  /** The explanation, when it came with the figure … */
  explanation?: Explanation | null | undefined;
  /** … else how to read it. */
  query?: ExplanationQuery;
}

/**
 * A figure that is a door: a click shows the chain from what is known to the figure, each step with its inputs, rule,
 * validity, source, rounding and result. The chain is read when the door is opened.
 *
 * ```tsx
 * <ExplainedFigure figure="uncovered" of="2021" query={{
 *   queryKey: ['funding', 'explain', id],
 *   queryFn: ({ signal }) => read(api.GET('/api/v1/projects/{id}/funding/explain', { …, signal })),
 * }}>
 *   <Money value={plan.uncovered} />
 * </ExplainedFigure>
 * ```
 */
export function ExplainedFigure({ children, figure, of, what, explanation, query }: Props) {
  const { t } = useTranslation();
  const words = useExplanationWords();
  const [opened, setOpened] = useState(false);
  const read = useQuery<ExplanationRead>({
    queryKey: query?.queryKey ?? ['explanation', 'none'],
    ...(query ? { queryFn: query.queryFn } : {}),
    enabled: opened && !explanation && query !== undefined,
  });
  const chosen = explanation ?? chosenFrom(read.data, figure, of);
  const result = chosen ? words.value(chosen.result) : null;
  const more = read.isError ? (
    <ProblemView error={read.error} retry={() => void read.refetch()} />
  ) : read.isLoading ? (
    <p role="status">{t('common:state.loading')}</p>
  ) : chosen ? undefined : (
    <p className="unknown">{t('explanation:none')}</p>
  );
  const steps = useSteps(chosen);
  return (
    <Explain
      what={what ?? words.term('figure', figure, of)}
      steps={steps}
      more={more}
      {...(result === null ? {} : { result })}
      onOpen={() => setOpened(true)}
    >
      {children}
    </Explain>
  );
}

/** The steps of an explanation in the words of the page, for {@link Explain}. */
export function useSteps(explanation: Explanation | null | undefined): ExplainStep[] | undefined {
  const { t } = useTranslation();
  const words = useExplanationWords();
  const shown = (value: ExplainedValue): ReactNode => {
    const text = words.value(value);
    return text === null ? <span className="unknown">{t('common:fact.unknown')}</span> : text;
  };
  const inputFact = (input: ExplanationInput) =>
    [
      words.term('input', input.key, input.of),
      <>
        {shown(input)}
        {input.source && (
          <span className="dim block">{t('explanation:sourceOf', { source: input.source })}</span>
        )}
      </>,
    ] as const;
  const ruleFacts = ({ rule }: ExplanationStep) =>
    rule
      ? ([
          [
            t('explanation:rule'),
            t('explanation:ruleIs', { rule: words.ruleName(rule), value: words.ruleValue(rule) }),
          ],
          [t('explanation:validity'), words.validity(rule)],
          [t('explanation:source'), words.source(rule.source)],
        ] as const)
      : [];
  return explanation?.steps.map((step) => ({
    rule: words.term('step', step.key, step.of),
    facts: [...step.inputs.map(inputFact), ...ruleFacts(step)],
    result: shown(step.result),
    ...(step.rule && !step.rule.confirmed ? { unconfirmed: true } : {}),
    ...(step.rule?.origin === 'decision' ? { fromDecision: true } : {}),
    ...(step.rounding ? { rounding: words.rounding(step.rounding, step.result.kind) } : {}),
  }));
}

function chosenFrom(
  read: ExplanationRead | undefined,
  figure: ExplainedTerm,
  of: string | undefined,
): Explanation | undefined {
  if (!read || !('items' in read)) return read;
  return read.items.find((one) => one.figure === figure && (of === undefined || one.of === of));
}
