import assert from 'node:assert/strict';
import { createWords, type Locales } from '../../src/conversation/words.js';

const locales: Locales = {
  en: {
    safety: { left: 'Goodbye.', somethingWentWrong: 'Call {{numbers.emergency}}.' },
    common: { choices: { yes: 'Yes' }, alsoSaid: { yes: ['yep'] }, hours: { openUntil: 'Until {{time}}.' } },
    tea: {
      askTea: { text: 'Tea?', text_someoneElse: 'Tea for them?', choices: { strong: 'Strong' } },
      tellOnly: 'Only English',
    },
  },
  cy: {
    safety: { left: 'Hwyl.', somethingWentWrong: 'Ffoniwch {{numbers.emergency}}.' },
    common: { choices: { yes: 'Ie' }, hours: {} },
    tea: { askTea: { text: 'Te?', choices: { strong: 'Cryf' } } },
  },
};
const words = createWords(locales, { emergency: '<emergency>' }, new Map());

describe('words', () => {
  it('speaks the language that was asked for, with numbers from the directory', () => {
    assert.equal(words.text('safety:somethingWentWrong', 'cy'), 'Ffoniwch <emergency>.');
  });

  it('falls back to English when a translation is missing, and never shows a key', () => {
    assert.equal(words.text('tea:tellOnly', 'cy'), 'Only English');
    assert.equal(words.text('safety:left', 'xx'), 'Goodbye.');
  });

  it('uses the wording for somebody else where there is one', () => {
    const ask = { key: 'tea:askTea', choices: ['strong', 'yes'] };
    assert.equal(words.toReply(ask, 'en', 'someoneElse').text, 'Tea for them?');
    assert.equal(words.toReply(ask, 'en', 'self').text, 'Tea?');
    assert.equal(words.toReply(ask, 'cy', 'someoneElse').text, 'Te?');
    assert.deepEqual(words.toReply(ask, 'cy').choices, [
      { code: 'strong', label: 'Cryf' },
      { code: 'yes', label: 'Ie' },
    ]);
  });

  it('chooses a language on offer from what a browser asks for', () => {
    const cases: [string | undefined, string][] = [
      ['cy-GB,en;q=0.5', 'cy'],
      ['fr,cy;q=0.8', 'cy'],
      ['fr-FR', 'en'],
      [undefined, 'en'],
      ['', 'en'],
      ['__proto__', 'en'],
    ];
    for (const [asked, language] of cases) assert.equal(words.chooseLanguage(asked), language, asked);
  });

  it('refuses to be made without complete emergency words', () => {
    const without = (cy: object): Locales => ({ ...locales, cy: { ...locales.cy, safety: cy } });
    assert.throws(() => createWords(without({ left: 'Hwyl.' }), {}, new Map()), /cy\/safety\.json.*somethingWentWrong/);
    assert.throws(() => createWords(without({ left: '', somethingWentWrong: 'x' }), {}, new Map()), /left/);
  });
});
