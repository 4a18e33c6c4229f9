import type { Figures, FiguresMonths, FiguresTable, WaitingFigures } from '../../protocol/statistics.js';
import { barChart } from './barChart.js';
import { element, labelled, select, table } from './dom.js';
import { percentileSentence, rowWords, stepWords, tableWords, figureWords as words } from './figureWords.js';
import { call } from './staffCalls.js';
import { chosen, pageAddress } from './words.js';

const root = document.getElementById('statistics');
const shown = element('div', { class: 'figures' });
const status = element('p', { role: 'status' });

/** A table, with its picture above it where the rows have an order of their own or are few enough to see. */
function tableNode({ name, rows, total, isRounded }: FiguresTable): HTMLElement {
  const [title, firstColumn] = tableWords[name];
  const numberOf = (count: number | null): string => (count === null ? words.hidden : String(count));
  if (rows.length === 0) {
    const all = total === null ? '' : ` ${words.total}: ${total}.`;
    return element(
      'section',
      {},
      element('h2', {}, title),
      element('p', { class: 'quiet' }, `${words.allHidden}${all}`),
    );
  }
  const totals = isRounded === true ? [] : [{ row: undefined, count: total }];
  const lines = [...rows, ...totals].map(({ row, count }) =>
    element(
      'tr',
      row === undefined ? { class: 'total' } : {},
      element('th', { scope: 'row' }, row === undefined ? words.total : rowWords(name, row)),
      element('td', {}, numberOf(count)),
    ),
  );
  const countWord = isRounded === true ? words.rounded : words.count;
  const bars = rows.map(({ row, count }) => ({ label: rowWords(name, row).slice(0, 14), count }));
  const numbers = table(title, [firstColumn, countWord], ...lines);
  const isLong = name === 'days' || name === 'hours';
  return element(
    'section',
    {},
    element('h2', {}, title),
    barChart(bars),
    isLong
      ? element('details', {}, element('summary', {}, `${title}: ${words.total} ${numberOf(total)}`), numbers)
      : numbers,
  );
}

function waitingNode({ steps, percentiles }: WaitingFigures): HTMLElement {
  const heading = element('h2', {}, words.waiting);
  if (steps.length === 0) return element('section', {}, heading, element('p', { class: 'quiet' }, words.tooFewWaited));
  const names = ['p50', 'p90', 'p95'] as const;
  const sentences = names.flatMap((name) => {
    const step = steps[percentiles?.[name] ?? -1];
    return step === undefined ? [] : [element('li', {}, percentileSentence(name, step))];
  });
  const lines = steps.map((step) =>
    element('tr', {}, element('th', { scope: 'row' }, stepWords(step)), element('td', {}, String(step.count))),
  );
  return element(
    'section',
    {},
    heading,
    ...(sentences.length === 0 ? [] : [element('ul', {}, ...sentences)]),
    barChart(steps.map((step) => ({ label: stepWords(step), count: step.count }))),
    table(words.waiting, [words.minutes, words.rounded], ...lines),
  );
}

async function show(month: string): Promise<void> {
  const called = await call<Figures>(`/console/statistics/data?month=${month}`);
  if (!called.ok) {
    status.textContent = called.trouble;
    return;
  }
  const { tables, waiting } = called.value;
  status.textContent = '';
  const download = element('a', { href: `/console/statistics/csv?month=${month}`, download: '' }, words.download);
  shown.replaceChildren(element('p', {}, download), ...tables.map(tableNode), waitingNode(waiting));
}

async function start(): Promise<void> {
  const called = await call<FiguresMonths>('/console/statistics/months');
  const months = called.ok ? called.value.months : [];
  const choice = select(months.map((month) => [month, monthName(month)] as const));
  choice.addEventListener('change', () => void show(choice.value));
  const next = called.ok ? `${words.nextOn} ${dayName(called.value.nextOn)}.` : called.trouble;
  root?.replaceChildren(
    element('p', { class: 'row' }, element('a', { href: pageAddress('/console') }, words.desk)),
    element('h1', {}, words.title),
    element('p', {}, words.about),
    element('p', {}, months.length === 0 ? `${words.none} ${next}` : next),
    ...(months.length === 0 ? [] : [labelled(words.month, choice)]),
    status,
    shown,
  );
  const [newest] = months;
  if (newest !== undefined) await show(newest);
}

function monthName(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString(chosen.dates, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

function dayName(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(chosen.dates, { dateStyle: 'long', timeZone: 'UTC' });
}

void start();
