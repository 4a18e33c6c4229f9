import assert from 'node:assert/strict';
import type { Figures, TableName } from '../../src/protocol/statistics.js';
import { addCount, addCounts, type Counts } from '../../src/statistics/counts.js';
import { csvCell, csvOf } from '../../src/statistics/csv.js';
import { figuresOf } from '../../src/statistics/figures.js';

const at = { date: '2026-02-07', hour: 21 };

function counted(times: number, ...what: Parameters<typeof addCount>[1][]): Counts {
  const counts: Counts = {};
  for (let time = 0; time < times; time++) for (const each of what) addCount(counts, each, at);
  return counts;
}

const tableOf = ({ tables }: Figures, wanted: TableName) => tables.find(({ name }) => name === wanted);

describe('figures of a month', () => {
  it('count codes, each dimension alone', () => {
    const counts = counted(
      6,
      { kind: 'opened', channel: 'web', language: 'cy' },
      { kind: 'path', topic: 'keepingARecord' },
      { kind: 'contact', outcome: 'supportGiven' },
    );
    assert.deepEqual(counts, {
      days: { '07': 6 },
      hours: { '21': 6 },
      channels: { web: 6 },
      languages: { cy: 6 },
      paths: { keepingARecord: 6 },
      contacts: { supportGiven: 6 },
    });
  });

  it('take no words for a code', () => {
    const counts: Counts = {};
    for (const topic of ['he is outside', '07700 900123', '', 'x'.repeat(60), '=cmd()', '<b>', '2026-02-07T21:10']) {
      addCount(counts, { kind: 'path', topic }, at);
    }
    for (const topic of ['constructor', '__proto__', 'toString']) addCount(counts, { kind: 'path', topic }, at);
    assert.deepEqual(counts, { paths: { constructor: 1, toString: 1 } });
    assert.deepEqual(figuresOf('2026-02', counts).tables.find(({ name }) => name === 'paths')?.rows, []);
  });

  it('cannot grow without end', () => {
    const counts: Counts = {};
    for (let kind = 0; kind < 500; kind++) addCount(counts, { kind: 'path', topic: `topic${kind}` }, at);
    assert.equal(Object.keys(counts.paths ?? {}).length, 200);
  });

  it('show every day and hour of the month, hidden or not', () => {
    const figures = figuresOf('2026-02', counted(40, { kind: 'opened', channel: 'web', language: 'en' }));
    const days = tableOf(figures, 'days');
    assert.equal(days?.rows.length, 28);
    assert.equal(days?.total, 40);
    // The one day with anybody on it is hidden with the rest: its number would tell that the others are empty.
    assert.ok(days?.rows.every(({ count }) => count === null));
    assert.equal(tableOf(figures, 'hours')?.rows.length, 24);
    assert.deepEqual(tableOf(figures, 'channels'), { name: 'channels', rows: [{ row: 'web', count: 40 }], total: 40 });
  });

  it('show no row of a table in which all is hidden', () => {
    const counts = counted(3, { kind: 'danger', label: 'threat' });
    addCounts(counts, counted(1, { kind: 'danger', label: 'self_harm' }));
    assert.deepEqual(tableOf(figuresOf('2026-02', counts), 'danger'), { name: 'danger', rows: [], total: null });
  });

  it('order hidden rows by name alone', () => {
    const counts: Counts = { paths: { ddd: 4, ccc: 2, bbb: 3, aaa: 70, eee: 30 } };
    assert.deepEqual(tableOf(figuresOf('2026-02', counts), 'paths')?.rows, [
      { row: 'aaa', count: 70 },
      { row: 'eee', count: 30 },
      { row: 'bbb', count: null },
      { row: 'ccc', count: null },
      { row: 'ddd', count: null },
    ]);
  });

  it('put waiting times into steps of five and more, and tell percentiles by steps', () => {
    const counts: Counts = {};
    const waited = (minutes: number, times: number) => addCounts(counts, counted(times, { kind: 'waited', minutes }));
    waited(0.5, 3);
    waited(1.5, 9);
    waited(9, 6);
    waited(25, 5);
    waited(300, 2);
    assert.deepEqual(figuresOf('2026-02', counts).waiting, {
      steps: [
        { from: 0, to: 2, count: 10 },
        { from: 2, to: 10, count: 5 },
        { from: 10, to: null, count: 5 },
      ],
      percentiles: { p50: 1, p90: 2, p95: 2 },
    });
    const few = figuresOf('2026-02', counted(4, { kind: 'waited', minutes: 1 })).waiting;
    assert.deepEqual(few, { steps: [], percentiles: undefined });
    assert.equal(figuresOf('2026-02', counted(19, { kind: 'waited', minutes: 1 })).waiting.percentiles, undefined);
  });

  it('do not tell, by what two tables have in common, how few changed language or were never taken up', () => {
    // What a reader can work out from the other table is exact here; what is shown must leave every small number possible.
    for (let few = 0; few < 5; few++) {
      const counts = counted(60, { kind: 'opened', channel: 'web', language: 'en' });
      addCounts(counts, counted(20, { kind: 'opened', channel: 'web', language: 'cy' }));
      addCounts(counts, counted(few, { kind: 'language', language: 'cy' }));
      addCounts(counts, counted(25, { kind: 'waited', minutes: 1 }, { kind: 'contact', outcome: 'supportGiven' }));
      addCounts(counts, counted(few, { kind: 'contact', outcome: 'timedOut' }));
      const figures = figuresOf('2026-02', counts);
      const languages = tableOf(figures, 'languages');
      assert.equal(languages?.total, null);
      assert.equal(languages?.isRounded, true);
      const counted5 = [...(languages?.rows ?? []), ...figures.waiting.steps].map(({ count }) => count ?? 0);
      assert.ok(
        counted5.every((count) => count % 5 === 0 && count >= 5),
        counted5.join(),
      );
      const [welsh] = (languages?.rows ?? []).filter(({ row }) => row === 'cy');
      assert.equal(welsh?.count, few < 3 ? 20 : 25);
    }
  });

  it('show no number under five in any table, whatever was counted', () => {
    let state = 7;
    const roll = (sides: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * sides);
    };
    for (let round = 0; round < 300; round++) {
      const counts: Counts = {};
      for (const name of ['days', 'hours', 'languages', 'paths', 'contacts', 'waiting'] as const) {
        const rows = Array.from({ length: roll(12) }, () => [String(roll(12)).padStart(2, '0'), roll(30)] as const);
        counts[name] = Object.fromEntries(rows);
      }
      const { tables, waiting } = figuresOf('2026-02', counts);
      for (const { rows, total, name } of tables) {
        for (const { count } of [...rows, { count: total }])
          assert.ok(count === null || count >= 5, `${name} ${count}`);
        const hidden = rows.filter(({ count }) => count === null).length;
        assert.ok(total === null || hidden !== 1, 'one hidden cell is the rest of the total');
      }
      for (const { count } of waiting.steps) assert.ok(count >= 5);
    }
  });
});

describe('figures for spreadsheets', () => {
  it('hold what is shown, and no formula', () => {
    const counts = counted(12, { kind: 'opened', channel: 'web', language: 'en' }, { kind: 'waited', minutes: 3 });
    addCounts(counts, { languages: { cy: 2, ur: 3 } });
    const lines = csvOf(figuresOf('2026-02', counts)).slice(1).split('\r\n');
    assert.equal(lines[0], '"month","table","row","count"');
    assert.ok(!csvOf(figuresOf('2026-02', counts)).includes('"languages","total"'));
    assert.ok(lines.includes('"2026-02","channels","web","12"'));
    assert.ok(lines.includes('"2026-02","languages","cy","hidden"'));
    assert.ok(lines.includes('"2026-02","days","07","hidden"'));
    assert.ok(lines.includes('"2026-02","waitingMinutes","up to 5","10"'));
    assert.equal(lines.at(-1), '');
  });

  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '|cmd', '%0A', '＝1']) {
    it(`make a harmless cell of ${JSON.stringify(text)}`, () => assert.equal(csvCell(text), `"'${text}"`));
  }

  it('keep quotes and commas in their cell', () => assert.equal(csvCell('a "b", c'), '"a ""b"", c"'));
});
