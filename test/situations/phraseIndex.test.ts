import assert from 'node:assert/strict';
import { compilePhrases, PhraseIndex, plainWords } from '../../src/situations/compilePhrases.js';
import { en } from '../../src/situations/phrases/en.js';

const list = {
  optional: ['(been) <watch> ~ home'],
  ending: ['camera* on'],
  oneLetter: ['windows? open'],
  gapFirst: ['~ knife'],
  shortWord: ['he|she hid'],
};
const concepts = { watch: ['keeps watching', 'watched'] };
const always = (): boolean => true;

describe('PhraseIndex', () => {
  const index = new PhraseIndex(list, concepts);
  for (const [text, codes] of [
    ['been watched at home', ['optional']],
    ['he keeps watching my home', ['optional']],
    ['cameras on, camera on', ['ending']],
    ['a window open and windows open', ['oneLetter']],
    ['knife', ['gapFirst']],
    ['a big sharp knife', ['gapFirst']],
    ['she hid', ['shortWord']],
    ['shed hid', []],
    ['watched. home', []],
    ['', []],
  ] as const) {
    it(`finds ${codes.join(', ') || 'nothing'} in "${text}"`, () => {
      assert.deepEqual(index.codesIn(plainWords(text), always), codes);
    });
  }

  it('asks of each place whether it counts', () => {
    assert.deepEqual(
      index.codesIn(plainWords('she hid'), () => false),
      [],
    );
  });

  it('finds what a search for every phrase at every word finds', () => {
    const lists = [en.behaviours, en.relationships, en.since, en.howOften, en.lastTime];
    const texts = Object.values({ ...en.behaviours, ...en.relationships, ...en.howOften })
      .flat()
      .map((phrase) => plainWords(phrase.replace(/[<>()~*?|]/g, ' ')));
    for (const each of lists) {
      const built = new PhraseIndex(each, en.concepts);
      const slow = Object.entries(each).map(([code, phrases]) => [code, compilePhrases(phrases, en.concepts)] as const);
      for (const text of texts) {
        const expected = slow.filter(([, phrases]) => text.search(phrases) !== -1).map(([code]) => code);
        assert.deepEqual(built.codesIn(text, always), expected, text);
      }
    }
  });
});
