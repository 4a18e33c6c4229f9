import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const root = new URL('../../../', import.meta.url);

interface Row {
  readonly title: string;
  readonly limit?: boolean;
}

/**
 * The report itself is made by `npm run report:quick-exit`, which takes minutes and three browsers. Here is only seen that
 * the published one is whole: every promise, in every engine, and none broken.
 */
describe('the published quick exit report', () => {
  const text = readFileSync(new URL('docs/quick-exit-report.md', root), 'utf8');
  const lines = text.split('\n').filter((line) => line.startsWith('| '));
  const cells = (line: string): string[] =>
    line
      .slice(1, -1)
      .split('|')
      .map((each) => each.trim());
  let rows: readonly Row[];

  before(async () => {
    const module = new URL('scripts/quickExitReport/rows.mjs', root).href;
    ({ rows } = (await import(module)) as { rows: readonly Row[] });
  });

  it('has a column for each of three engines, with its version', () => {
    assert.match(lines[0] ?? '', /^\| \| Chromium [\d.]+ \| Firefox [\d.]+ \| WebKit [\d.]+ \|$/);
  });

  it('has every row, held in every engine; what no page can promise is marked as such', () => {
    const found = new Map(lines.slice(1).map((line) => [cells(line)[0], cells(line).slice(1)]));
    assert.ok(rows.length >= 12);
    for (const { title, limit } of rows) {
      const results = found.get(title) ?? [];
      assert.equal(results.length, 3, title);
      for (const result of results) assert.match(result, limit === true ? /^(yes|no promise): \S/ : /^yes: \S/, title);
    }
    assert.equal(found.size, rows.length);
  });

  it('names words of the page that tell of each limit, and they are there', () => {
    const words = JSON.parse(readFileSync(new URL('locales/en/page.json', root), 'utf8')) as Record<string, string>;
    const named = [...text.matchAll(/`(tell\w+)`/g)].map(([, key = '']) => key);
    assert.deepEqual(named, ['tellHistoryStays', 'tellWhatSeesMore']);
    for (const key of named) assert.ok(words[key], key);
  });
});
