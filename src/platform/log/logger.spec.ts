import { describe, expect, it } from '@jest/globals';
import { prettyLine } from './logger.js';

describe('prettyLine', () => {
  it('puts time, level, sentence and details on one line', () => {
    const line =
      '{"level":"info","time":"2020-09-30T09:15:00.123Z","pid":1,"requestId":"r1","status":200,"msg":"served"}';
    expect(prettyLine(line)).toBe('09:15:00 INFO  served requestId=r1 status=200');
  });

  it('puts the stack of an error below', () => {
    const line =
      '{"level":"error","time":"2020-09-30T09:15:00.123Z","err":{"stack":"Error: no\\n    at a"},"msg":"no"}';
    expect(prettyLine(line)).toBe('09:15:00 ERROR no\nError: no\n    at a');
  });
});
