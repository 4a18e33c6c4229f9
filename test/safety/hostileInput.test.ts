import assert from 'node:assert/strict';
import { ConceptFinder } from '../../src/safety/conceptFinder.js';
import { conceptRules } from '../../src/safety/conceptRules.js';
import { languageConcepts } from '../../src/safety/concepts/index.js';
import type { LanguageConcepts } from '../../src/safety/concepts/inventory.js';
import { recogniseDanger } from '../../src/safety/dangerRecogniser.js';
import { viewMessage } from '../../src/safety/messageView.js';
import { collectFeatures, FeatureBag } from '../../src/safety/scorer/features.js';

/** How many features a message has: a count of the work, the same on every machine. */
function work(text: string): number {
  const { words, hits } = viewMessage(text);
  const bag = new FeatureBag(22);
  collectFeatures(words, hits, bag);
  return bag.places.length;
}

describe('hostile input', () => {
  for (const [name, text] of [
    ['nothing', ''],
    ['blanks', ' \t\n '],
    ['punctuation', '!?!?!...;;;'],
    ['harmless emoji', '🙂🙂🙂'],
    ['lone surrogates', '\uD83D\uDC00\uD83D'],
    ['10,000 apostrophes', "'".repeat(10_000)],
  ] as const) {
    it(`finds nothing in ${name}`, () => {
      const { lang: _lang, ...found } = recogniseDanger({ text });
      assert.deepEqual(found, { alarm: [], check: [], because: [] });
    });
  }

  for (const [name, text] of [
    ['control signs', '\u0000\u0007\u001B[31m'],
    ['prototype names', '__proto__ constructor toString hasOwnProperty'],
    ['10,000 letters in a row', 'a'.repeat(10_000)],
    ['made-up words', 'flurb gnarp wizzle thonk'],
  ] as const) {
    it(`acts on nothing in ${name}`, () => assert.deepEqual(recogniseDanger({ text }).alarm, []));
  }

  for (const [name, text] of [
    ['zero-width signs', 'he\u200Bs ou\u200Dtsi\uFEFFde my ho\u00ADuse'],
    ['marks that turn the writing', '\u202Ehes outside my house\u202C'],
    ['full-width letters', 'ｈｅｓ ｏｕｔｓｉｄｅ ｍｙ ｈｏｕｓｅ'],
    ['a curly apostrophe', 'he’s outside my house'],
    ['capitals', 'HES OUTSIDE MY HOUSE'],
    ['elongation', 'hesss outsiiiiide my house'],
    ['a very long message, at its end', `${'blah '.repeat(1_990)}. hes outside my house with a knife`],
    ['a very long message, at its beginning', `hes outside my house with a knife. ${'blah '.repeat(1_990)}`],
  ] as const) {
    it(`sees through ${name}`, () => assert.ok(recogniseDanger({ text }).alarm.includes('danger_now')));
  }

  it('says the same for the same message, whatever came between', () => {
    const request = { text: 'hes in the house with a knife close this' };
    const first = recogniseDanger(request);
    recogniseDanger({ text: 'not at all' });
    assert.deepEqual(recogniseDanger(request), first);
  });

  it('stays linear, for words with many meanings and for letters without an end', () => {
    for (const unit of [
      'hes outside my door with a knife and he is ',
      'he is not he is not ',
      'i want to kill my ',
      'the the my my he he ',
      'aaaaaaaaaaaa',
      '🔪🚪',
    ]) {
      const small = unit.repeat(Math.ceil(2_500 / unit.length));
      const ratio = work(small.repeat(4)) / work(small);
      assert.ok(ratio < 4.5, `four times the text should not be ${ratio.toFixed(1)} times the work`);
    }
  });
});

describe('ConceptFinder', () => {
  const [english] = languageConcepts;
  assert.ok(english);
  const withWords = (words: Partial<LanguageConcepts['words']>): LanguageConcepts[] => [
    { ...english, words: { ...english.words, ...words } },
  ];

  it('refuses an empty entry, naming language and concept', () => {
    assert.throws(() => new ConceptFinder(withWords({ weapon: 'knife,, gun' })), /concepts\/en: weapon/);
  });
  it('refuses a stem that would catch half the dictionary', () => {
    assert.throws(() => new ConceptFinder(withWords({ weapon: 'k*' })), /concepts\/en: weapon/);
  });
  it('marks what a "not" denies, up to the next person', () => {
    const finder = new ConceptFinder([english]);
    const weapon = (words: string) =>
      finder
        .find(words.split(' '))
        .hits.flat()
        .find(({ length, denied, concept }) => length > 0 && concept === knife && denied);
    const knife = finder.find(['knife']).hits.flat()[0]?.concept;
    assert.ok(knife !== undefined);
    assert.ok(weapon('he has not got a knife'));
    assert.equal(weapon('i cant he has got a knife'), undefined);
  });
});

describe('the rules', () => {
  it('have names of their own, and each says why', () => {
    const names = conceptRules.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const { name, why } of conceptRules) assert.ok(why.length > 10, name);
  });
  it('are in a language for every tag, and no tag comes twice', () => {
    const tags = languageConcepts.map(({ tag }) => tag);
    assert.equal(new Set(tags).size, tags.length);
  });
});
