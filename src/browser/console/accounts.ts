import { AuditView } from './auditView.js';
import { button, element, labelled, careful as pressTwice } from './dom.js';
import { type Called, call } from './staffCalls.js';
import { stateWords, staffWords as words } from './staffWords.js';
import { pageAddress } from './words.js';

interface Row {
  readonly id: string;
  readonly signInName: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly state: string;
}

interface List {
  readonly you: string;
  readonly isAdmin: boolean;
  readonly hasAccounts: boolean;
  readonly accounts: readonly Row[];
}

const base = '/console/accounts';
const roleNames = ['advisor', 'supervisor', 'admin'];
const root = document.getElementById('accounts');
const status = element('div', { role: 'status', class: 'notices' });
const table = element('div', { class: 'sideways' });
const names = new Map<string, string>();
/** a supervisor sees to accounts of advisors, and gives no roles */
let isAdmin = false;

function say(text: string, more: readonly HTMLElement[] = []): void {
  status.replaceChildren(element('div', { class: 'notice' }, element('p', {}, text), ...more));
}

/** The roles as ticks. */
function ticks(chosen: readonly string[], label: string): { node: HTMLElement; chosen: () => string } {
  const offered = isAdmin ? roleNames : ['advisor'];
  const boxes = offered.map((role) => {
    const box = element('input', { type: 'checkbox', value: role });
    box.checked = chosen.includes(role);
    return { role, box, node: element('label', { class: 'tick' }, box, ` ${role}`) };
  });
  const node = element(
    'fieldset',
    {},
    element('legend', { class: 'hidden' }, label),
    ...boxes.map((each) => each.node),
  );
  return { node, chosen: () => boxes.flatMap(({ role, box }) => (box.checked ? role : [])).join(',') };
}

/** Asks, says what came of it, and shows the list anew. */
async function ask<Value>(what: string, fields: Readonly<Record<string, string>>): Promise<Called<Value>> {
  const called = await call<Value>(`${base}/${what}`, fields);
  if (!called.ok) say(called.trouble);
  await show();
  return called;
}

async function askForLink(what: string, fields: Readonly<Record<string, string>>): Promise<boolean> {
  const made = await ask<{ path: string }>(what, fields);
  if (!made.ok) return false;
  const link = element('input', { type: 'text', readonly: '', value: location.origin + made.value.path });
  say(words.linkMade, [labelled(words.linkMade.split('.')[0] ?? '', link)]);
  link.focus();
  link.select();
  return true;
}

/** A button that asks for a second press. */
const careful = (label: string, use: () => void): HTMLButtonElement => pressTwice(label, `${words.sure} ${label}`, use);

function rowOf({ id, signInName, name, roles, state }: Row): HTMLElement {
  const isLocal = state !== 'openId' && state !== 'blocked';
  const rolesOf = ticks(roles, `${words.roles}: ${name}`);
  const done = (text: string) => (called: Called<unknown>) => called.ok && say(text);
  const save = button(`${words.saveRoles}`, '', () => {
    void ask('roles', { id, roles: rolesOf.chosen() }).then(done(words.saved));
  });
  const remove = careful(words.remove, () => void ask('remove', { id }).then(done(words.removed)));
  const buttons = isLocal
    ? [...(isAdmin ? [save] : []), careful(words.reset, () => void askForLink('reset', { id })), remove]
    : [
        state === 'blocked'
          ? button(words.unblock, '', () => void ask('unblock', { id }).then(done(words.saved)))
          : remove,
      ];
  for (const each of buttons) each.setAttribute('aria-describedby', `name-${id}`);
  return element(
    'tr',
    {},
    element('th', { scope: 'row', id: `name-${id}` }, name, element('span', { class: 'quiet' }, ` ${signInName}`)),
    element('td', {}, isLocal && isAdmin ? rolesOf.node : roles.join(', ')),
    element('td', {}, stateWords[state] ?? state),
    element('td', { class: 'row' }, ...buttons),
  );
}

function addForm(): HTMLElement {
  const signInName = element('input', {
    type: 'text',
    required: '',
    maxlength: '64',
    autocomplete: 'off',
    autocapitalize: 'none',
  });
  const name = element('input', { type: 'text', required: '', maxlength: '60', autocomplete: 'off' });
  const rolesOf = ticks(['advisor'], words.roles);
  const submit = element('button', { type: 'submit', class: 'main' }, words.addButton);
  const form = element(
    'form',
    {},
    element('h2', {}, words.add),
    labelled(words.name, name),
    labelled(words.signInName, signInName),
    rolesOf.node,
    submit,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const fields = { signInName: signInName.value, name: name.value, roles: rolesOf.chosen() };
    void askForLink('add', fields).then((isMade) => {
      if (isMade) form.reset();
    });
  });
  return form;
}

async function show(): Promise<List | undefined> {
  const list = await call<List>(`${base}/list`);
  if (!list.ok) {
    say(list.trouble);
    return undefined;
  }
  isAdmin = list.value.isAdmin;
  names.clear();
  for (const { id, name } of list.value.accounts) names.set(id, name);
  const head = [words.name, words.roles, words.state, ''].map((text) =>
    text === '' ? element('td') : element('th', { scope: 'col' }, text),
  );
  table.replaceChildren(
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...list.value.accounts.map(rowOf)),
    ),
  );
  return list.value;
}

async function start(): Promise<void> {
  const list = await show();
  const signOut = button(
    words.signOut,
    '',
    () => void call('/console/sign-out', {}).then(() => location.replace(pageAddress('/console'))),
  );
  const top = element('p', { class: 'row' }, element('a', { href: pageAddress('/console') }, words.desk), signOut);
  const add = list?.hasAccounts === true ? [addForm()] : [];
  const audit = isAdmin ? [new AuditView((id) => names.get(id) ?? id).node] : [];
  root?.replaceChildren(top, element('h1', {}, words.accounts), status, table, ...add, ...audit);
}

void start();
