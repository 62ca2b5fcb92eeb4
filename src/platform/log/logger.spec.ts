import { describe, expect, it } from '@jest/globals';
import { prettyLine, serializeError } from './logger.js';

describe('an error in the log', () => {
  it('tells the statement and the place, and not the values it was given', () => {
    const driverError = Object.assign(new Error('no'), { detail: 'Key (email)=(a@b)', code: '22008' });
    const failed = new Error('date out of range', { cause: driverError });
    const error = Object.assign(failed, { query: 'update users', parameters: ['$argon2id$'], driverError });
    const line = JSON.stringify(serializeError(error));
    expect(line).toContain('update users');
    expect(line).toContain('22008');
    expect(line).toContain('logger.spec');
    expect(line).not.toMatch(/argon2id|a@b/);
  });
});

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
