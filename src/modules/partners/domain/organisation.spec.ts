import { describe, expect, it } from '@jest/globals';
import { isBusinessId } from './organisation.js';

describe('a business ID', () => {
  it.each(['0177619-3', '0184674-5'])('%s has the right check digit', (text) => {
    expect(isBusinessId(text)).toBe(true);
  });

  it.each(['0177619-4', '177619-3', '0177619', '01776193', 'FI01776193', '0177619-3 ', ''])(
    '"%s" is none',
    (text) => {
      expect(isBusinessId(text)).toBe(false);
    },
  );
});
