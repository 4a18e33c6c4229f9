import assert from 'node:assert/strict';
import { tokenise } from '../../src/safety/normalise.js';

/** Nobody sees it, and it sends a text the long way. */
const invisible = '\u200b';

describe('a message of plain letters', () => {
  for (const text of [
    '',
    "He's outside!! I can't talk...",
    '`quoted` and \'so\' and "so"',
    "rock 'n' roll, y'all're, dogs'",
    'SHOUTING; soooo loud? 999/112 (now) #help @home ~ a_b',
  ]) {
    it(`is cut as any other one: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(tokenise(text), tokenise(text + invisible));
    });
  }
});
