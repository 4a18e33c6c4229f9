import { element, labelled } from './dom.js';
import { languageLinks } from './languageLinks.js';
import { call } from './staffCalls.js';
import { staffWords as words } from './staffWords.js';
import { pageAddress } from './words.js';

interface State {
  readonly isSignedIn: boolean;
  readonly hasAccounts: boolean;
  readonly openIdLabel?: string;
}

interface OpenedLink {
  readonly isFirst: boolean;
  readonly signInName: string;
  readonly name: string;
  readonly codeSecret: string;
  readonly squares: readonly string[];
}

const base = '/console/sign-in';
const root = document.getElementById('sign-in');
const trouble = element('p', { role: 'alert', class: 'trouble' });

function enter(): void {
  location.replace(pageAddress('/console'));
}

function field(type: string, autocomplete: AutoFill, more: Readonly<Record<string, string>> = {}): HTMLInputElement {
  return element('input', { type, autocomplete, required: '', spellcheck: 'false', autocapitalize: 'none', ...more });
}

const codeField = (): HTMLInputElement =>
  field('text', 'one-time-code', { inputmode: 'numeric', maxlength: '7', pattern: '[0-9 ]*' });

const hint = (text: string): HTMLElement => element('p', { class: 'quiet' }, text);

/** A form that says what went wrong, and lets nobody press twice. */
function form(label: string, parts: readonly HTMLElement[], send: () => Promise<string | undefined>): HTMLFormElement {
  const submit = element('button', { type: 'submit', class: 'main' }, label);
  const made = element('form', {}, ...parts, trouble, submit);
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    trouble.textContent = '';
    submit.disabled = true;
    void send().then((said) => {
      submit.disabled = false;
      if (said === undefined) enter();
      else trouble.textContent = said;
    });
  });
  return made;
}

function showSignIn({ hasAccounts, openIdLabel }: State): void {
  const parts: HTMLElement[] = [element('h1', {}, words.signIn)];
  if (openIdLabel !== undefined) {
    parts.push(
      element('p', {}, element('a', { class: 'button', href: `${base}/openid` }, `${words.openId} ${openIdLabel}`)),
    );
    if (new URLSearchParams(location.search).has('refused')) trouble.textContent = words.failed;
  }
  const name = field('text', 'username', { maxlength: '100' });
  const password = field('password', 'current-password');
  const code = codeField();
  if (hasAccounts) {
    const fields = [labelled(words.signInName, name), labelled(words.password, password), labelled(words.code, code)];
    const send = async (): Promise<string | undefined> => {
      const called = await call(base, { signInName: name.value, password: password.value, code: code.value });
      code.value = '';
      return called.ok ? undefined : called.trouble;
    };
    parts.push(form(words.signIn, fields, send), hint(words.lost));
  } else parts.push(trouble);
  root?.replaceChildren(languageLinks(), ...parts);
  if (hasAccounts) name.focus();
}

/** The squares that an app's camera reads, drawn without markup. */
function drawSquares(rows: readonly string[]): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', `0 0 ${rows.length} ${rows.length}`);
  svg.setAttribute('class', 'squares');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', words.scan);
  const dark = document.createElementNS(space, 'path');
  const steps = rows.flatMap((row, y) => [...row].flatMap((square, x) => (square === '1' ? `M${x} ${y}h1v1h-1z` : [])));
  dark.setAttribute('d', steps.join(''));
  svg.append(dark);
  return svg;
}

function showLink(link: string, opened: OpenedLink): void {
  const { isFirst, codeSecret } = opened;
  const signInName = field('text', 'username', { maxlength: '64', value: opened.signInName });
  const name = field('text', 'given-name', { maxlength: '60', value: opened.name, autocapitalize: 'words' });
  if (!isFirst) signInName.readOnly = name.readOnly = true;
  const password = field('password', 'new-password');
  const code = codeField();
  const parts = [
    labelled(words.signInName, signInName),
    ...(isFirst ? [hint(words.signInNameHint)] : []),
    labelled(words.shownName, name),
    labelled(words.newPassword, password),
    hint(words.passwordHint),
    element('p', {}, words.scan),
    drawSquares(opened.squares) as unknown as HTMLElement,
    element('p', {}, `${words.typeSecret} `, element('code', {}, codeSecret)),
    labelled(words.code, code),
    hint(words.codeHint),
  ];
  const send = async (): Promise<string | undefined> => {
    const fields = { link, signInName: signInName.value, name: name.value, password: password.value, code: code.value };
    const called = await call(`${base}/claim`, fields);
    return called.ok ? undefined : called.trouble;
  };
  const intro = isFirst ? [element('p', {}, words.first)] : [];
  root?.replaceChildren(element('h1', {}, words.makeAccount), ...intro, form(words.save, parts, send));
  (isFirst ? signInName : password).focus();
}

async function start(): Promise<void> {
  const link = location.hash.slice(1);
  if (link !== '') {
    // Off the address, so that it is not in the history.
    history.replaceState(undefined, '', location.pathname + location.search);
    const opened = await call<OpenedLink>(`${base}/link`, { link });
    if (opened.ok) return showLink(link, opened.value);
    trouble.textContent = opened.trouble;
  }
  const state = await call<State>(`${base}/state`);
  if (!state.ok) root?.replaceChildren(element('p', { role: 'alert' }, state.trouble));
  // A link from another site comes without the cookie; this page's own question comes with it.
  else if (state.value.isSignedIn && link === '') enter();
  else showSignIn(state.value);
}

addEventListener('hashchange', () => void start());
void start();
