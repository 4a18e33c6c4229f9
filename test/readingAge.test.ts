import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readingAgeOf } from '../src/evaluation/readingAge.js';

const folder = new URL('../../locales/', import.meta.url);
const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const { oldest, names } = readJson('readingAge.json') as { readonly oldest: number; readonly names: readonly string[] };

/** What a visitor reads, by its key; what a visitor may type is left out. */
function textsIn(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return [];
  return Object.entries(value as object).flatMap(([key, item]) => textsIn(item, `${path}.${key}`));
}

/** A name that cannot be said otherwise counts as one short word. */
const withoutNames = (text: string): string => names.reduce((rest, name) => rest.replaceAll(name, 'Leeds'), text);
/** Names of services and areas, which are what they are, and words that are typed. */
const isName = (path: string): boolean => /^(?:areas|commands)\.|^services\.[^.]+\.name$/.test(path);

const files = readdirSync(new URL('en/', folder)).map((file) => file.replace('.json', ''));
const texts = files
  .flatMap((file) => textsIn(readJson(`en/${file}.json`), file))
  .filter(([path]) => !isName(path))
  .map(([path, text]) => ({ path, file: path.split('.')[0] ?? path, text: withoutNames(text) }));

/** A formula made for pages says nothing of a button with three words: such are read together, file by file. */
const shortest = 8;

describe('reading age', () => {
  it('is worked out as published, and a hard sentence is told from an easy one', () => {
    assert.ok(readingAgeOf('The cat sat on the mat. It was warm.').years < 6);
    assert.ok(readingAgeOf('Confidentiality considerations necessitate authorisation.').years > 20);
    assert.equal(readingAgeOf('{{numbers.emergency}}').words, 1);
    assert.equal(readingAgeOf('12 …').words, 0);
  });

  it(`is at most ${oldest} for every English text`, () => {
    const hard = texts
      .map(({ path, text }) => ({ path, ...readingAgeOf(text) }))
      .filter(({ words, years }) => words >= shortest && years > oldest);
    assert.deepEqual(
      hard.map(({ path, years }) => `${path}: ${years.toFixed(1)}`),
      [],
    );
  });

  it(`is at most ${oldest} for the short texts of each file together`, () => {
    for (const file of files) {
      const short = texts.filter((each) => each.file === file && readingAgeOf(each.text).words < shortest);
      const { years, words } = readingAgeOf(short.map(({ text }) => text.replace(/[.?:]*$/, '.')).join(' '));
      assert.ok(words === 0 || years <= oldest, `${file}: ${years.toFixed(1)}`);
    }
  });
});
