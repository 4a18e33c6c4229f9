import type { DeskClosure, DeskHours, DeskSpan, HoursToEdit } from '../../protocol/deskHours.js';
import { button, element, labelled, select } from './dom.js';
import { dayOptions, divisionOptions, hoursPageWords as words } from './hoursWords.js';
import { staffWords, troubleWords } from './staffWords.js';
import { pageAddress } from './words.js';

/** A row of controls, and what is set in them. */
interface Row<Value> {
  readonly node: HTMLElement;
  read(): Value;
}

const root = document.getElementById('hours');
const status = element('div', { role: 'status', class: 'notices' });

function say(text: string): void {
  status.replaceChildren(element('div', { class: 'notice' }, element('p', {}, text)));
}

/** A list of rows that can grow and shrink. */
function rowsOf<Value>(title: string, hint: string, addLabel: string, make: (value?: Value) => Row<Value>) {
  const rows: Row<Value>[] = [];
  const list = element('div');
  const add = button(addLabel, '', () => {
    append();
    rows.at(-1)?.node.querySelector<HTMLElement>('select, input')?.focus();
  });
  function append(value?: Value): void {
    const row = make(value);
    const remove = button(words.remove, '', () => {
      rows.splice(rows.indexOf(row), 1);
      row.node.remove();
      add.focus();
    });
    row.node.append(remove);
    rows.push(row);
    list.append(row.node);
  }
  return {
    node: element(
      'fieldset',
      { class: 'rows' },
      element('legend', {}, title),
      element('p', { class: 'quiet' }, hint),
      list,
      add,
    ),
    append,
    read: (): Value[] => rows.map((row) => row.read()),
  };
}

const timeOf = (value: string) => element('input', { type: 'time', required: '', value });
const dateOf = (value: string) => element('input', { type: 'date', required: '', value });

function spanRow({ day = 'mon', opens = '09:30', closes = '16:00' }: Partial<DeskSpan> = {}): Row<DeskSpan> {
  const days = select(dayOptions);
  days.value = day;
  const from = timeOf(opens);
  // Midnight at the end of a day has no place on a clock of the browser; "to 00:00" means the same.
  const to = timeOf(closes === '24:00' ? '00:00' : closes);
  const node = element(
    'div',
    { class: 'row' },
    labelled(words.day, days),
    labelled(words.opens, from),
    labelled(words.closes, to),
  );
  return { node, read: () => ({ day: days.value as DeskSpan['day'], opens: from.value, closes: to.value }) };
}

function closureRow({ from = '', to = '' }: Partial<DeskClosure> = {}): Row<DeskClosure> {
  const first = dateOf(from);
  const last = dateOf(to);
  const node = element('div', { class: 'row' }, labelled(words.from, first), labelled(words.to, last));
  return { node, read: () => ({ from: first.value, to: last.value }) };
}

function tick(label: string, checked: boolean): { readonly node: HTMLElement; readonly box: HTMLInputElement } {
  const box = element('input', { type: 'checkbox' });
  box.checked = checked;
  return { node: element('label', { class: 'tick' }, box, label), box };
}

function form({ hours, version }: HoursToEdit): HTMLElement {
  const fixed = tick(words.fixed, hours.weekly !== null);
  const week = rowsOf<DeskSpan>(words.week, words.pastMidnight, words.addSpan, spanRow);
  for (const span of hours.weekly ?? []) week.append(span);
  const closures = rowsOf<DeskClosure>(words.closures, words.closuresHint, words.addClosure, closureRow);
  for (const closure of hours.closures) closures.append(closure);
  const holidays = tick(words.holidays, hours.onBankHolidays === 'closed');
  const division = select(divisionOptions);
  division.value = hours.division;
  const showWeek = (): void => {
    week.node.hidden = !fixed.box.checked;
    // What is hidden must not stop the form.
    week.node.toggleAttribute('disabled', !fixed.box.checked);
  };
  fixed.box.addEventListener('change', showWeek);
  showWeek();
  const made = element(
    'form',
    {},
    fixed.node,
    week.node,
    holidays.node,
    labelled(words.division, division),
    closures.node,
    element('button', { type: 'submit', class: 'main' }, words.save),
  );
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    const changed: DeskHours = {
      weekly: fixed.box.checked ? week.read() : null,
      onBankHolidays: holidays.box.checked ? 'closed' : 'open',
      division: division.value as DeskHours['division'],
      closures: closures.read(),
    };
    void save({ hours: changed, version });
  });
  return made;
}

async function save(changed: HoursToEdit): Promise<void> {
  const response = await fetch('/console/hours/save', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-waymark-staff': '1' },
    body: JSON.stringify(changed),
  }).catch(() => undefined);
  if (response?.ok === true) {
    show((await response.json()) as HoursToEdit);
    return say(words.saved);
  }
  if (response?.status === 409) {
    await load();
    return say(words.changedMeanwhile);
  }
  if (response?.status === 400) return say(words.badBody);
  say(response?.status === 401 ? (troubleWords.SignedOut ?? '') : staffWords.failed);
}

function show(edited: HoursToEdit): void {
  const back = element('a', { href: pageAddress('/console') }, words.desk);
  root?.replaceChildren(
    element('p', { class: 'row' }, back),
    element('h1', {}, words.title),
    element('p', {}, words.about),
    status,
    form(edited),
  );
}

async function load(): Promise<void> {
  const response = await fetch('/console/hours/data', { cache: 'no-store' }).catch(() => undefined);
  if (response?.ok === true) show((await response.json()) as HoursToEdit);
  else root?.replaceChildren(status);
  if (response?.ok !== true) say(staffWords.failed);
}

void load();
