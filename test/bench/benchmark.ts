/** One measured line: both sides from the same run. `ratio` is bigger-is-better. */
export interface BenchResult {
  name: string;
  ours: number;
  bare: number;
  unit: 'ms' | 'requests/s' | 'rows/s';
  ratio: number;
}

/** How thoroughly to measure: `smoke` only shows that the benchmark works. */
export interface BenchOptions {
  smoke: boolean;
}

/** A benchmark: its name, and the measurement of ours against the bare thing. */
export interface Benchmark {
  name: string;
  /** What "bare" is, for the table's reader. */
  bare: string;
  run(options: BenchOptions): Promise<Pick<BenchResult, 'ours' | 'bare' | 'unit'>>;
}

/** Time: bare / ours; throughput: ours / bare. */
export function ratioOf({ ours, bare, unit }: Pick<BenchResult, 'ours' | 'bare' | 'unit'>): number {
  return unit === 'ms' ? bare / ours : ours / bare;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new Error('There is nothing to take the median of.');
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** Runs both sides in turn, so that what else the machine does meets both, and takes the median of each. */
export async function alternate(
  rounds: number,
  ours: () => Promise<number>,
  bare: () => Promise<number>,
): Promise<{ ours: number; bare: number }> {
  const measured = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    measured.bare.push(await bare());
    measured.ours.push(await ours());
  }
  return { ours: median(measured.ours), bare: median(measured.bare) };
}
