import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { labels } from '../../src/safety/labels.js';

const folder = new URL('../../../test/corpus/', import.meta.url);
const splits = ['train', 'tune', 'test'] as const;

interface Line {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly labels: readonly string[];
  /** the oldest batch, `dev`, was written without */
  readonly kind?: string;
}

function linesOf(split: string): Line[] {
  const part = new URL(`${split}/`, folder);
  return readdirSync(part).flatMap((name) =>
    readFileSync(new URL(name, part), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line),
  );
}

describe('corpus files', () => {
  const all = splits.map((split) => [split, linesOf(split)] as const);

  it('hold labelled messages only', () => {
    for (const [split, lines] of all) {
      assert.ok(lines.length > 500, split);
      for (const { id, lang, text, labels: marked, kind } of lines) {
        assert.ok(id !== '' && text !== '' && /^[a-z]{2}(-Latn)?$/.test(lang), `${split} ${id}`);
        assert.ok(
          marked.every((label) => (labels as readonly string[]).includes(label)),
          id,
        );
        const kinds = marked.length === 0 ? ['hard', 'plain'] : ['explicit', 'indirect'];
        assert.ok(kind === undefined ? id.startsWith('dev-') : kinds.includes(kind), `${id}: ${kind}`);
      }
    }
  });

  it('hold no message twice in a language, so that nothing that is measured was learnt', () => {
    const seen = new Map<string, string>();
    const words = ({ text }: Line) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}]+/gu, ' ')
        .trim();
    const twice: string[] = [];
    for (const [split, lines] of all) {
      for (const line of lines) {
        const key = `${line.lang} ${words(line)}`;
        const before = seen.get(key);
        // A short cry is typed alike by many; a whole sentence is not.
        if (before !== undefined && before !== split && words(line).split(' ').length > 4) twice.push(line.id);
        seen.set(key, split);
      }
    }
    assert.deepEqual(twice, []);
  });

  it('give every message a name of its own', () => {
    const ids = all.flatMap(([, lines]) => lines.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
  });
});
