import assert from 'node:assert/strict';
import { fewest, protect } from '../../src/statistics/protect.js';

const sumOf = (cells: readonly number[]): number => cells.reduce((sum, count) => sum + count, 0);

/** Every table of some cells, each from `least` to `most`. */
function* everyTable(cells: number, least: number, most: number): Generator<readonly number[]> {
  if (cells === 0) yield [];
  else {
    for (const rest of everyTable(cells - 1, least, most)) {
      for (let count = least; count <= most; count++) yield [...rest, count];
    }
  }
}

describe('hiding of small numbers', () => {
  const cases: readonly (readonly [string, readonly number[], 0 | 1, string])[] = [
    ['nothing where nothing is small', [5, 6, 70], 1, '5 6 70 = 81'],
    ['all of a table with few in it', [1, 2, 1], 1, '– – – = –'],
    ['an empty table', [], 1, '= –'],
    ['one small cell with the next larger one', [3, 40, 60], 1, '– – 60 = 103'],
    ['two small cells, whose sum leaves them in doubt', [2, 3, 40], 1, '– – 40 = 45'],
    ['two ones with a third, as their sum would give them away', [1, 1, 40, 50], 1, '– – – 50 = 92'],
    ['two fours with a third, as their sum would give them away', [4, 4, 40, 50], 1, '– – – 50 = 98'],
    ['zeros with another, where rows are always there', [0, 0, 9, 30], 0, '– – – 30 = 39'],
    ['more than one besides, when it is only just not small', [2, 5, 5, 30], 1, '– – – – = 42'],
  ];
  for (const [name, cells, least, expected] of cases) {
    it(`hides ${name}`, () => {
      const { hidden, isTotalHidden } = protect(cells, least);
      const shown = cells.map((count, index) => (hidden[index] ? '–' : count));
      assert.equal([...shown, '=', isTotalHidden ? '–' : sumOf(cells)].join(' '), expected);
    });
  }

  for (const least of [0, 1] as const) {
    for (const [cells, most] of [
      [2, 16],
      [3, 12],
      [4, 9],
    ] as const) {
      it(`leaves every small one of ${cells} cells from ${least} in doubt, to who knows the rule`, () => {
        const looksLike = new Map<string, (readonly number[])[]>();
        for (const table of everyTable(cells, least, most)) {
          const { hidden, isTotalHidden } = protect(table, least);
          const areAll = hidden.every((is) => is);
          // Where every row is hidden and rows come with a count, the rows are not shown either: the total is all there is.
          const rows = areAll && least === 1 ? [] : table.map((count, index) => (hidden[index] ? '–' : count));
          // The reader is given more than they get: which of the hidden cells are the small ones.
          const small = areAll ? [] : table.map((count) => count < fewest);
          const seen = JSON.stringify([rows, small, isTotalHidden ? '–' : sumOf(table)]);
          for (const [index, count] of table.entries()) if (count < fewest) assert.ok(hidden[index], `${table}`);
          assert.equal(isTotalHidden, sumOf(table) < fewest);
          looksLike.set(seen, [...(looksLike.get(seen) ?? []), table]);
        }
        for (const [seen, tables] of looksLike) {
          const [first = []] = tables;
          const areAll = protect(first, least).hidden.every((is) => is);
          // Without rows, tables with more or fewer rows look the same too.
          if (areAll && least === 1) continue;
          for (const [index, count] of first.entries()) {
            if (count >= fewest) continue;
            const could = new Set(tables.map((table) => table[index]));
            assert.ok(could.size > 1, `${seen}: cell ${index} can only be ${count}`);
          }
        }
      });
    }
  }
});
