import type { Tone } from '../../ui/status-tag';
import type { RoundRow } from './queries';

export const statusTones: Record<RoundRow['status'], Tone> = { draft: 'open', agreed: 'wait', issued: 'ok' };

/** Who a payer is: its name, with the region it stands for when that is another name. */
export function payerName({ name, region }: { name: string; region: string | null }): string {
  return region && region !== name ? `${name} / ${region}` : name;
}
