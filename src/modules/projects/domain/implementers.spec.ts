import { describe, expect, it } from '@jest/globals';
import { type NamedImplementer, implementerProblems } from './implementers.js';

const one = (name: string, fields: Partial<NamedImplementer> = {}): NamedImplementer => ({
  ...{ name, kind: 'partImplementer', own: false },
  ...fields,
});
const faults = (...implementers: NamedImplementer[]) =>
  implementerProblems(implementers).map(({ pointer, code }) => `${pointer} ${code}`);

describe('the implementers of a project', () => {
  it('are a lead, part-implementers, and one of them the centre', () => {
    expect(faults(one('A', { kind: 'lead' }), one('B', { own: true }), one('C'))).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('have one lead and one own part only', () => {
    expect(faults(one('A', { kind: 'lead', own: true }), one('B', { kind: 'lead', own: true }))).toEqual([
      '/implementers/1/kind implementer.second_lead',
      '/implementers/1/own implementer.second_own',
    ]);
  });

  it('are named, and each once', () => {
    expect(faults(one('A'), one(' '), one(' a'))).toEqual([
      '/implementers/1/organisationId implementer.unnamed',
      '/implementers/2/organisationId field.duplicate',
    ]);
  });
});
