import { expect, it } from '@jest/globals';
import { failuresOf, runKill9 } from '../../faults/kill-9.js';

// The full run is `npm run faults -- kill-9`; this smoke keeps it alive.
it('loses no answered write when it is killed while it writes, inside a transaction too', async () => {
  const result = await runKill9({ kills: 2, seed: 1 }, () => undefined);
  expect(failuresOf(result)).toEqual([]);
  expect(result.killsInOpenTransaction).toBe(1);
});
