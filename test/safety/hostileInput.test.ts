import assert from 'node:assert/strict';
import { compileLanguage } from '../../src/safety/compileLanguage.js';
import { recogniseDanger } from '../../src/safety/dangerRecogniser.js';
import { MessageReader } from '../../src/safety/messageReader.js';
import { languages } from '../../src/safety/phrases/index.js';

const nothing = { alarm: [], check: [], because: [] };

/** How many phrases are tried from how many places: a count of the work, the same on every machine. */
function work(text: string): number {
  const original = MessageReader.prototype.endsOfPhrase;
  let tried = 0;
  MessageReader.prototype.endsOfPhrase = function counted(...args) {
    tried += 1;
    return original.apply(this, args);
  };
  try {
    recogniseDanger({ text });
  } finally {
    MessageReader.prototype.endsOfPhrase = original;
  }
  return tried;
}

describe('hostile input', () => {
  for (const [name, text] of [
    ['nothing', ''],
    ['blanks', ' \t\n '],
    ['punctuation', '!?!?!...;;;'],
    ['harmless emoji', '🙂🙂🙂'],
    ['lone surrogates', '\uD83D\uDC00\uD83D'],
    ['control signs', '\u0000\u0007\u001B[31m'],
    ['10,000 letters in a row', 'a'.repeat(10_000)],
    ['10,000 apostrophes', "'".repeat(10_000)],
    ['prototype names', '__proto__ constructor toString hasOwnProperty'],
  ] as const) {
    it(`finds nothing in ${name}`, () => {
      const { lang: _lang, ...found } = recogniseDanger({ text });
      assert.deepEqual(found, nothing);
    });
  }

  for (const [name, text] of [
    ['zero-width signs', 'he\u200Bs ou\u200Dtsi\uFEFFde my ho\u00ADuse'],
    ['marks that turn the writing', '\u202Ehes outside my house\u202C'],
    ['full-width letters', 'ｈｅｓ ｏｕｔｓｉｄｅ ｍｙ ｈｏｕｓｅ'],
    ['curly, straight or no apostrophe', 'he’s outside'],
    ['capitals', 'HES OUTSIDE'],
    ['elongation', 'hesss outsiiiiide'],
    ['a very long message, at its end', `${'blah '.repeat(1_990)}. hes outside my house`],
    ['a very long message, at its beginning', `hes outside my house. ${'blah '.repeat(1_990)}`],
  ] as const) {
    it(`sees through ${name}`, () => assert.ok(recogniseDanger({ text }).alarm.includes('danger_now')));
  }

  it('says the same for the same message, whatever came between', () => {
    const request = { text: 'hes in the house with a knife close this' };
    const first = recogniseDanger(request);
    recogniseDanger({ text: 'not at all' });
    assert.deepEqual(recogniseDanger(request), first);
  });

  it('stays linear, for words that many phrases begin with too', () => {
    for (const unit of [
      'hes outside my door with a knife and he is ',
      'he is not he is not ',
      'i want to kill my ',
      'the the my my he he ',
    ]) {
      const small = unit.repeat(Math.ceil(2_500 / unit.length));
      const ratio = work(small.repeat(4)) / work(small);
      assert.ok(work(small) > 100, 'the text must give it something to do');
      assert.ok(ratio < 4.5, `four times the text should not be ${ratio.toFixed(1)} times the work`);
    }
  });

  it('looks every phrase up at most once per word', () => {
    const [english] = languages;
    assert.ok(english);
    const language = compileLanguage(english);
    const reader = new MessageReader(
      Array.from({ length: 500 }, () => 'he'),
      language,
    );
    assert.equal(reader.spansOf('he').length, 500);
    assert.equal(reader.spansOf('he'), reader.spansOf('he'));
  });
});

describe('compileLanguage', () => {
  const [english] = languages;
  assert.ok(english);
  it('refuses a concept that does not exist, by name', () => {
    assert.throws(
      () => compileLanguage({ ...english, concepts: { a: ['<b> c'] }, rules: [] }),
      /concept "b" is missing/,
    );
  });
  it('refuses a concept that uses itself', () => {
    assert.throws(() => compileLanguage({ ...english, concepts: { a: ['x <a>'] }, rules: [] }), /"a" uses itself/);
  });
  it('refuses a phrase that begins with a gap', () => {
    assert.throws(() => compileLanguage({ ...english, concepts: { a: ['..3 x'] }, rules: [] }), /begins with a gap/);
  });
  for (const language of languages) {
    it(`${language.tag}: rule names are unique and each says why`, () => {
      const names = language.rules.map((rule) => rule.name);
      assert.equal(new Set(names).size, names.length);
      for (const rule of language.rules) assert.ok(rule.why.length > 10, rule.name);
    });
  }
});
