import assert from 'node:assert/strict';
import { redact } from '../../src/safety/redact.js';

describe('redact', () => {
  for (const [name, field, left] of [
    ['an e-mail address', 'sam@example.org', '[redacted]'],
    ['an e-mail address inside', 'to sam@example.org now', 'to [redacted] now'],
    ['a mobile number', '07700 900123', '[redacted]'],
    ['an international number', '+44 7700 900123', '[redacted]'],
    ['a number with dots and brackets', '(0)7700.900-123', '([redacted]'],
    ['a network address', '192.0.2.17', '[redacted]'],
    ['a field too long to be a code', 'a'.repeat(81), '[redacted]'],
  ] as const) {
    it(`blanks ${name}`, () => assert.equal(redact(field), left));
  }
  for (const field of ['welcome.askIfInDanger', 'turn.completed', 'web', 'cy', '12', '999', 'a'.repeat(80), '']) {
    it(`keeps the code "${field.slice(0, 25)}"`, () => assert.equal(redact(field), field));
  }
  it('stays quick on text made to be slow', () => {
    assert.equal(redact('1 '.repeat(5_000)), '[redacted]');
  });
});
