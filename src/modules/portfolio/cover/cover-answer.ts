import type { Span } from '../../funding/index.js';
import { type Cents, formatWire } from '../../../shared/money/index.js';
import type { CoverGrid, CoverGroup, CoverSums } from '../domain/cover-grid.js';
import type { CoverGridAnswer, CoverGroupAnswer, CoverSumsAnswer, SpanAnswer } from './cover.dto.js';

/** The grid in the words of the interface: euro as decimal text. */
export function toGridAnswer(
  grid: CoverGrid,
  head: Pick<CoverGridAnswer, 'asOn' | 'from' | 'to' | 'lostShares'>,
): CoverGridAnswer {
  return {
    ...head,
    groups: grid.groups.map(toGroup),
    unplanned: grid.unplanned.map(({ own, whole, ...of }) => ({
      ...of,
      own: toSpanAnswer(own),
      whole: toSpanAnswer(whole),
    })),
    choices: [...grid.choices],
    lost: grid.lost.map(({ securedCents, probableCents, ...line }) => ({
      ...line,
      secured: formatWire(securedCents),
      probable: formatWire(probableCents),
    })),
    changes: grid.changes.map(({ before, after, ...of }) => ({
      ...of,
      before: toSums(before),
      after: toSums(after),
    })),
  };
}

function toGroup(group: CoverGroup): CoverGroupAnswer {
  const { year, kind, approximate, totalUnknown } = group;
  return {
    ...{ year, kind, approximate, totalUnknown: [...totalUnknown] },
    ownUnknown: group.ownUnknown.map(({ project, wholeCents }) => ({ project, whole: wire(wholeCents) })),
    ...toSums(group),
    cells: group.cells.map(({ amountCents, items, ...cell }) => ({
      ...cell,
      amount: formatWire(amountCents),
      items: items.map(({ amountCents: part, ...item }) => ({ ...item, amount: formatWire(part) })),
    })),
    plans: group.plans.map((plan) => ({
      ...toSums(plan),
      project: plan.project,
      approximate: plan.approximate,
    })),
  };
}

function toSums({ totalCents, securedCents, probableCents, uncoveredCents }: CoverSums): CoverSumsAnswer {
  return {
    total: wire(totalCents),
    secured: wire(securedCents),
    probable: wire(probableCents),
    uncovered: wire(uncoveredCents),
  };
}

export function toSpanAnswer(span: Span | null): SpanAnswer | null {
  if (span === null) return null;
  return {
    from: formatWire(span.fromCents),
    to: formatWire(span.toCents),
    approximate: span.approximate,
  };
}

export function wire(amount: Cents | null): string | null {
  return amount === null ? null : formatWire(amount);
}
