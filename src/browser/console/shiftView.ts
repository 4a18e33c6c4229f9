import { type ConsoleFrame, mostCapacity } from '../../protocol/console.js';
import type { ConsoleWish } from './connection.js';
import { button, element, labelled, onceEach, select } from './dom.js';
import { languageLinks } from './languageLinks.js';
import { pageAddress, words } from './words.js';

type You = Extract<ConsoleFrame, { type: 'you' }>;

/** The top of the desk: who this is, the shift, the line, and for supervisors the stop of new requests. */
export class ShiftView {
  readonly node: HTMLElement;
  readonly #name = element('span', { class: 'name' });
  readonly #state = element('p', { role: 'status' }, words.connecting);
  readonly #shift: HTMLButtonElement;
  readonly #pause: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #capacity = select(
    Array.from({ length: mostCapacity }, (_, index) => [String(index + 1), String(index + 1)] as const),
  );
  readonly #stopped = element('p', { class: 'trouble', hidden: '' }, words.stopped);
  readonly #ways = element('nav', { class: 'row', 'aria-label': words.more });
  #you: You | undefined;
  #isStopped = false;

  /**
   * @param alerts the button that asks the browser whether it may alert
   * @param signOut ends the session, and with it this page
   */
  constructor(ask: (wish: ConsoleWish) => void, alerts: HTMLElement, signOut: () => void) {
    const setShift = (on: boolean): void => ask({ do: 'shift', on, capacity: Number(this.#capacity.value) });
    this.#capacity.value = '2';
    this.#capacity.addEventListener('change', () => this.#you?.onShift === true && setShift(true));
    this.#shift = button(
      words.goOnShift,
      'main',
      onceEach(() => setShift(this.#you?.onShift !== true)),
    );
    this.#pause = button(
      words.pause,
      '',
      onceEach(() => ask({ do: 'pause', on: this.#you?.paused !== true })),
    );
    this.#stop = button(
      words.stopNew,
      'danger',
      onceEach(() => ask({ do: 'surge', stop: !this.#isStopped })),
    );
    this.node = element(
      'header',
      {},
      element('h1', {}, words.title),
      this.#name,
      this.#state,
      element(
        'div',
        { class: 'row' },
        this.#shift,
        this.#pause,
        labelled(words.capacity, this.#capacity),
        alerts,
        this.#stop,
        element('div', { class: 'row' }, this.#ways, languageLinks(), button(words.signOut, '', signOut)),
      ),
      this.#stopped,
    );
    this.#show();
  }

  showYou(you: You): void {
    this.#you = you;
    if (you.onShift) this.#capacity.value = String(you.capacity);
    this.#show();
  }

  /** Leads see the way to the hours, the figures and the accounts. */
  showWays({ isLead }: { readonly isLead: boolean }): void {
    const ways = [
      ...(isLead
        ? ([
            ['hours', words.hours],
            ['statistics', words.figures],
            ['accounts', words.accounts],
          ] as const)
        : []),
    ];
    this.#ways.hidden = ways.length === 0;
    this.#ways.replaceChildren(
      ...ways.map(([name, label]) => element('a', { href: pageAddress(`/console/${name}`) }, label)),
    );
  }

  showStopped(stopped: boolean): void {
    this.#isStopped = stopped;
    this.#show();
  }

  showLine(state: 'connected' | 'lost' | 'signedOut'): void {
    if (state === 'connected') this.#show();
    else this.#state.textContent = words[state];
  }

  #show(): void {
    const you = this.#you;
    this.#name.textContent = you?.name ?? '';
    this.#shift.textContent = you?.onShift === true ? words.goOffShift : words.goOnShift;
    this.#pause.textContent = you?.paused === true ? words.endPause : words.pause;
    this.#pause.hidden = you?.onShift !== true;
    this.#stop.hidden = you?.isSupervisor !== true;
    this.#stop.textContent = this.#isStopped ? words.allowNew : words.stopNew;
    this.#stopped.hidden = !this.#isStopped;
    if (you === undefined) return;
    this.#state.textContent = you.paused ? words.paused : you.onShift ? words.onShift : words.offShift;
  }
}
