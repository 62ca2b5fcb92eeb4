import { describe, expect, it } from '@jest/globals';
import { requireAllowed } from './transitions.js';

describe('requireAllowed', () => {
  it('lets an open deadline change and a closed one be opened again', () => {
    expect(() => requireAllowed('open', 'move')).not.toThrow();
    expect(() => requireAllowed('done', 'reopen')).not.toThrow();
    expect(() => requireAllowed('cancelled', 'reopen')).not.toThrow();
  });

  it('names what can be done instead of what cannot', () => {
    expect(() => requireAllowed('done', 'move')).toThrow('It is done. What can be done now: reopen.');
    expect(() => requireAllowed('open', 'reopen')).toThrow('change, move, complete, cancel');
  });
});
