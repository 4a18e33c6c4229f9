import assert from 'node:assert/strict';
import { readSchedule } from '../../src/directory/readSchedule.js';

describe('hours in a setting', () => {
  it('are read as days and times', () => {
    assert.deepEqual(readSchedule('mon-wed 09:30-16:00; Sat 10:00-24:00'), [
      { days: ['mon', 'tue', 'wed'], opens: '09:30', closes: '16:00' },
      { days: ['sat'], opens: '10:00', closes: '24:00' },
    ]);
  });

  for (const text of [
    '',
    'always',
    'mon',
    'fri-mon 09:00-10:00',
    'mon 9-10',
    'mon 09:00-25:00',
    'mon 09:61-10:00',
    'mon 09:00-10:00;',
  ]) {
    it(`are not guessed: "${text}"`, () => assert.equal(readSchedule(text), undefined));
  }
});
