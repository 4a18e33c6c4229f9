import { button, element } from './dom.js';
import { call } from './staffCalls.js';
import { staffWords as words } from './staffWords.js';
import { chosen } from './words.js';

interface AuditPage {
  readonly entries: readonly { at: string; staff: string; action: string; contact?: string; account?: string }[];
  readonly before?: number;
}

/** Who did what, the newest first, a page at a time. */
export class AuditView {
  readonly node: HTMLElement;
  readonly #rows = element('tbody');
  readonly #more: HTMLButtonElement;
  readonly #said = element('p', { role: 'status' });
  #before: number | undefined;

  /** @param nameOf the name for an id, as far as it is known */
  constructor(private readonly nameOf: (id: string) => string) {
    this.#more = button(words.showAudit, '', () => void this.#load());
    const head = [words.when, words.who, words.what, words.which].map((text) => element('th', { scope: 'col' }, text));
    this.node = element(
      'section',
      {},
      element('h2', {}, words.audit),
      // Nothing in it takes the focus, so the frame does: else keys could not move it.
      element(
        'div',
        { class: 'sideways', tabindex: '0', role: 'region', 'aria-label': words.audit },
        element('table', {}, element('thead', {}, element('tr', {}, ...head)), this.#rows),
      ),
      this.#more,
      this.#said,
    );
  }

  async #load(): Promise<void> {
    const query = this.#before === undefined ? '' : `?before=${this.#before}`;
    const called = await call<AuditPage>(`/console/accounts/audit${query}`);
    if (!called.ok) {
      this.#said.textContent = called.trouble;
      return;
    }
    for (const { at, staff, action, contact, account } of called.value.entries) {
      const which = contact ?? (account === undefined ? '' : this.nameOf(account));
      const cells = [new Date(at).toLocaleString(chosen.dates), this.nameOf(staff), action, which];
      this.#rows.append(element('tr', {}, ...cells.map((text) => element('td', {}, text))));
    }
    this.#before = called.value.before;
    this.#more.textContent = words.older;
    this.#more.hidden = this.#before === undefined;
    if (this.#before === undefined) this.#said.textContent = words.nothing;
  }
}
