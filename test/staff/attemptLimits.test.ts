import assert from 'node:assert/strict';
import { type Attempt, AttemptLimits } from '../../src/staff/attemptLimits.js';
import { testClock } from '../support/staffServer.js';

const owner: Attempt = { account: 'ann', source: 'office', device: undefined };
const guesser: Attempt = { account: 'ann', source: 'elsewhere', device: undefined };

describe('attempts to sign in', () => {
  const tryTimes = (limits: AttemptLimits, attempt: Attempt, times: number, now: () => Date): number => {
    let waited = 0;
    for (let time = 0; time < times; time++) waited = limits.begin(attempt, now());
    return waited;
  };

  it('wait after five failures, each time longer, and never longer than a quarter of an hour', () => {
    const { now, forward } = testClock();
    const limits = new AttemptLimits();
    assert.equal(tryTimes(limits, guesser, 5, now), 0);
    const waits: number[] = [];
    for (let round = 0; round < 8; round++) {
      const seconds = limits.begin(guesser, now());
      waits.push(seconds);
      forward(seconds);
      assert.equal(limits.begin(guesser, now()), 0);
    }
    assert.deepEqual(waits, [30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('are forgotten after an hour, and by a success', () => {
    const { now, forward } = testClock();
    const limits = new AttemptLimits();
    tryTimes(limits, guesser, 6, now);
    assert.ok(limits.begin(guesser, now()) > 0);
    forward(3_600);
    assert.equal(limits.begin(guesser, now()), 0);
    limits.succeeded(guesser);
    assert.equal(tryTimes(limits, guesser, 5, now), 0);
  });

  it('from elsewhere do not make the owner wait', () => {
    const { now } = testClock();
    const limits = new AttemptLimits();
    for (let source = 0; source < 500; source++) {
      tryTimes(limits, { ...guesser, source: `place ${source}` }, 10, now);
    }
    assert.equal(limits.begin(owner, now()), 0);
  });

  it('from the same place do not make a known device wait', () => {
    const { now } = testClock();
    const limits = new AttemptLimits();
    tryTimes(limits, owner, 50, now);
    assert.ok(limits.begin(owner, now()) > 0);
    assert.equal(limits.begin({ ...owner, device: 'her laptop' }, now()), 0);
  });

  it('on many names from one place wait, whatever the name', () => {
    const { now } = testClock();
    const limits = new AttemptLimits();
    for (let name = 0; name < 30; name++) assert.equal(limits.begin({ ...guesser, account: `name ${name}` }, now()), 0);
    assert.ok(limits.begin({ ...guesser, account: 'one more' }, now()) > 0);
    assert.equal(limits.begin({ ...guesser, source: 'another' }, now()), 0);
  });

  it('with the right password and wrong codes wait from everywhere, but on known devices', () => {
    const { now } = testClock();
    const limits = new AttemptLimits();
    for (let source = 0; source < 10; source++) {
      const attempt = { ...guesser, source: `place ${source}` };
      assert.equal(limits.begin(attempt, now()), 0);
      limits.codeFailed(attempt, now());
    }
    assert.ok(limits.begin({ ...guesser, source: 'a new place' }, now()) > 0);
    assert.equal(limits.begin({ ...owner, device: 'her laptop' }, now()), 0);
  });
});
