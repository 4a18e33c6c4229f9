import assert from 'node:assert/strict';
import { createLogger, errorCode } from '../../src/log/logger.js';

function loggedBy(write: (log: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLogger({ write: (line: string) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('logger', () => {
  it('writes one JSON line for an event, with the event and its fields', () => {
    const [line] = loggedBy((log) => log.event('turn.rerun', { channel: 'web', attempt: 2 }));
    assert.equal(line?.event, 'turn.rerun');
    assert.equal(line?.channel, 'web');
    assert.equal(line?.attempt, 2);
    assert.ok(!Number.isNaN(Date.parse(String(line?.time))));
  });

  it('blanks what could name a person, should a code ever not be a code', () => {
    const doubtful = ['call me on 07700 900123', 'ann@mail.example', '192.0.2.17', 'x'.repeat(200)];
    for (const error of doubtful) {
      const [line] = loggedBy((log) => log.event('server.crashed', { error }));
      assert.ok(!String(line?.error).includes(error), error);
      assert.match(String(line?.error), /\[redacted\]/);
    }
  });

  it('does not compile with a field that is not on the list', () => {
    // @ts-expect-error text is no field of this event
    loggedBy((log) => log.event('turn.rerun', { channel: 'web', attempt: 1, text: 'hello' }));
  });

  it('says of an error its class and code, never its message', () => {
    assert.equal(errorCode(Object.assign(new TypeError('she wrote: help'), { code: 'EACCES' })), 'TypeError:EACCES');
    assert.equal(errorCode(Object.assign(new Error('x'), { code: 'she wrote help' })), 'Error');
    assert.equal(errorCode('she wrote: help'), 'string');
  });
});
