import assert from 'node:assert/strict';
import Holidays from 'date-holidays';
import { type Division, divisions } from '../../src/directory/service.js';
import { loadDirectory } from '../../src/storage/loadDirectory.js';

const { bankHolidays } = loadDirectory();
const states: Readonly<Record<Division, string>> = {
  'england-and-wales': 'ENG',
  scotland: 'SCT',
  'northern-ireland': 'NIR',
};
const years = [2025, 2026, 2027, 2028];

/** Days that the second list does not know, with the public source. */
const proclaimed: Readonly<Record<Division, readonly string[]>> = {
  'england-and-wales': [],
  // A single holiday for the World Cup, by royal proclamation of February 2026.
  scotland: ['2026-06-15'],
  'northern-ireland': [],
};

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());
}

/**
 * What the library lists as public or bank holidays. It lists a holiday that falls on a weekend as well as its substitute
 * day, where the government lists the substitute alone; so weekends are left out.
 */
function listedByLibrary(division: Division): string[] {
  const library = new Holidays('GB', states[division]);
  const dates = years
    .flatMap((year) => library.getHolidays(year))
    .filter(({ type }) => type === 'public' || type === 'bank')
    .map(({ date }) => date.slice(0, 10))
    .filter((date) => !isWeekend(date));
  return [...new Set(dates)].sort();
}

describe('bank holidays', () => {
  for (const division of divisions) {
    it(`agree with a second list in ${division}`, () => {
      const ours = bankHolidays.divisions[division].filter((date) => !proclaimed[division].includes(date));
      assert.deepEqual(ours, listedByLibrary(division));
    });

    it(`are in order, each once, inside the years covered, in ${division}`, () => {
      const dates = bankHolidays.divisions[division];
      assert.deepEqual(dates, [...new Set(dates)].sort());
      assert.ok(dates.every((date) => date >= bankHolidays.from && date <= bankHolidays.to));
    });
  }

  it('hold the days that were proclaimed for one year only', () => {
    assert.ok(bankHolidays.divisions.scotland.includes('2026-06-15'));
    assert.ok(!bankHolidays.divisions['england-and-wales'].includes('2026-06-15'));
  });

  it('hold eight days a year in England and Wales and ten in Northern Ireland', () => {
    const count = (division: Division, year: number) =>
      bankHolidays.divisions[division].filter((date) => date.startsWith(`${year}-`)).length;
    for (const year of years) {
      assert.equal(count('england-and-wales', year), 8);
      assert.equal(count('northern-ireland', year), 10);
    }
  });
});
