import { cents, type Cents } from './cents';

/** One figure of a version: a source or a cost category of a year. */
export interface VersionFigure {
  /** The same in every version. */
  readonly key: string;
  readonly label: string;
  /** Null is unknown. */
  readonly amount: Cents | null;
  readonly approximate?: boolean;
}

/** One figure in two versions; undefined where a version does not have it. */
export interface FigureChange {
  readonly key: string;
  readonly label: string;
  readonly before: VersionFigure | undefined;
  readonly after: VersionFigure | undefined;
  /** By how much it grew; what a version does not have counts as nothing. Null where either amount is unknown. */
  readonly difference: Cents | null;
  readonly changed: boolean;
}

/** Every figure of two versions side by side, those of the later one first, and what differs between them. */
export function changesBetween(
  before: readonly VersionFigure[],
  after: readonly VersionFigure[],
): FigureChange[] {
  const [old, now] = [before, after].map((figures) => new Map(figures.map((one) => [one.key, one] as const)));
  const keys = new Set([...after, ...before].map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const [was, is] = [old?.get(key), now?.get(key)];
    const label = (is ?? was)?.label;
    if (label === undefined) return [];
    const difference = differenceOf(was, is);
    const same =
      was !== undefined &&
      is !== undefined &&
      was.amount === is.amount &&
      Boolean(was.approximate) === Boolean(is.approximate);
    return [{ key, label, before: was, after: is, difference, changed: !same }];
  });
}

function differenceOf(was: VersionFigure | undefined, is: VersionFigure | undefined): Cents | null {
  if (was?.amount === null || is?.amount === null) return null;
  return cents((is?.amount ?? 0n) - (was?.amount ?? 0n));
}
