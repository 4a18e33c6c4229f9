import assert from 'node:assert/strict';
import { landmarks } from '../dialogs/index.js';
import { cy } from '../src/browser/console/languages/cy.js';
import { en } from '../src/browser/console/languages/en.js';
import { contactOutcomes, endings } from '../src/protocol/handover.js';
import { outcomes, rules } from '../src/screening/rules.js';

describe('the words of the console', () => {
  it('have every code that an advisor reads, in a language where codes cannot be spelt out', () => {
    const codes = [...rules.map(({ code }) => code), ...outcomes, ...landmarks.handBack];
    assert.deepEqual(
      codes.filter((code) => cy.codes[code] === undefined),
      [],
    );
  });

  it('have every ending and every outcome, in each language', () => {
    for (const language of [en, cy]) {
      const named: Readonly<Record<string, string>> = { ...language.gone, ...language.outcomes };
      assert.deepEqual(
        [...endings, ...contactOutcomes].filter((code) => !named[code]),
        [],
      );
    }
  });

  it('are translated: nothing but names is the same in both', () => {
    const same: string[] = [];
    const compare = (one: unknown, other: unknown, path: string): void => {
      if (typeof one === 'object' && one !== null) {
        for (const [name, value] of Object.entries(one)) {
          compare(value, (other as Readonly<Record<string, unknown>>)[name], `${path}.${name}`);
        }
      } else if (typeof one === 'string' && one === other) same.push(path);
    };
    compare(en, cy, '');
    assert.deepEqual(same, ['.channels.sms', '.channels.whatsapp', '.channels.teams']);
  });
});
