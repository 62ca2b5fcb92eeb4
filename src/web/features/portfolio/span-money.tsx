import { Money } from '../../ui/money';
import type { SpanValue } from './queries';

/** An amount as exactly as it is known: one figure, a range, or unknown. */
export function SpanMoney({ span, example = false }: { span: SpanValue | null; example?: boolean }) {
  if (span === null) return <Money value={null} />;
  return span.from === span.to ? (
    <Money value={span.from} approximate={span.approximate} example={example} />
  ) : (
    <Money range={[span.from, span.to]} approximate={span.approximate} example={example} />
  );
}
