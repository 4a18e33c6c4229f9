import type { ConsoleFrame, QueueItem } from '../../protocol/console.js';
import type { ConsoleWish } from './connection.js';
import { button, element } from './dom.js';
import { awayWords, channelName, chosen, languageName, spelt, urgencyWords, words } from './words.js';

type Queue = Extract<ConsoleFrame, { type: 'queue' }>;
type Offer = Extract<ConsoleFrame, { type: 'offer' }>;

interface Item {
  readonly node: HTMLElement;
  readonly details: HTMLElement;
  readonly take: HTMLButtonElement;
}

export interface QueueEvents {
  ask(wish: ConsoleWish): void;
}

const ticksMs = 1_000;

/** Who waits, why, and for how long; and above them, whom this advisor is being asked about. */
export class QueueView {
  readonly node: HTMLElement;
  readonly #events: QueueEvents;
  readonly #heading = element('h2', {}, words.queue);
  readonly #list = element('ul', { class: 'queue', role: 'list' });
  readonly #offers = element('ul', { class: 'offers', role: 'list' });
  readonly #empty = element('p', { class: 'quiet' }, words.nobodyWaits);
  readonly #hide = element('input', { type: 'checkbox', id: 'hide-count' });
  readonly #offered = new Map<
    string,
    { readonly node: HTMLElement; readonly left: HTMLElement; readonly until: number }
  >();
  readonly #items = new Map<string, Item>();
  #queue: Queue | undefined;

  constructor(events: QueueEvents) {
    this.#events = events;
    const next = button(words.takeNext, 'main', () => events.ask({ do: 'takeNext' }));
    this.#hide.addEventListener('change', () => this.#showCount());
    this.node = element(
      'section',
      { class: 'column', 'aria-label': words.queue },
      element('div', { 'aria-live': 'assertive' }, this.#offers),
      this.#heading,
      next,
      this.#empty,
      this.#list,
      element('p', { class: 'field inline' }, this.#hide, element('label', { for: 'hide-count' }, words.hideCount)),
      element('p', { class: 'quiet' }, words.keys),
    );
    setInterval(() => this.#tick(), ticksMs);
  }

  get waiting(): number {
    return this.#queue?.waiting ?? 0;
  }

  /** how many are asked of this advisor just now */
  get offers(): number {
    return this.#offered.size;
  }

  show(queue: Queue): void {
    this.#queue = queue;
    this.#showCount();
    this.#empty.hidden = queue.items.length > 0;
    const ids = new Set(queue.items.map(({ contactId }) => contactId));
    for (const [id, { node }] of this.#items) {
      if (ids.has(id)) continue;
      node.remove();
      this.#items.delete(id);
    }
    // Nodes are kept, so that the focus stays on a button while the list changes around it.
    let before: Element | null = this.#list.firstElementChild;
    for (const item of queue.items) {
      const { node, details, take } = this.#itemFor(item);
      details.replaceChildren(...detailsOf(item));
      // Whom this advisor is asked about stands above; while a colleague is asked, it is theirs to answer.
      node.hidden = this.#offered.has(item.contactId);
      take.disabled = item.offered;
      if (node === before) before = before.nextElementSibling;
      else this.#list.insertBefore(node, before);
    }
  }

  showOffer({ item, until, note }: Offer): void {
    this.endOffer(item.contactId);
    const left = element('span', { 'aria-hidden': 'true' });
    const { contactId } = item;
    const node = element(
      'li',
      { class: `card ${item.urgency}` },
      element('strong', {}, words.offers),
      element('div', {}, ...detailsOf({ ...item, offered: false })),
      ...(note === undefined ? [] : [element('p', {}, `${words.noteFromColleague}: ${note}`)]),
      element('p', { class: 'quiet' }, left),
      element(
        'p',
        { class: 'row' },
        button(words.take, 'main', () => this.#events.ask({ do: 'take', contactId })),
        button(words.decline, '', () => this.#events.ask({ do: 'decline', contactId })),
      ),
    );
    this.#offered.set(contactId, { node, left, until });
    this.#offers.append(node);
    this.#hideOffered();
    this.#tick();
  }

  endOffer(contactId: string): void {
    this.#offered.get(contactId)?.node.remove();
    this.#offered.delete(contactId);
    this.#hideOffered();
  }

  endOffers(): void {
    for (const id of [...this.#offered.keys()]) this.endOffer(id);
  }

  clear(): void {
    this.endOffers();
    this.#items.clear();
    this.#list.replaceChildren();
    this.#queue = undefined;
  }

  #itemFor(item: QueueItem): Item {
    const known = this.#items.get(item.contactId);
    if (known !== undefined) return known;
    const details = element('div', {});
    const take = button(words.take, '', () => this.#events.ask({ do: 'take', contactId: item.contactId }));
    const node = element('li', { class: `card ${item.urgency}` }, details, take);
    const made = { node, details, take };
    this.#items.set(item.contactId, made);
    return made;
  }

  #hideOffered(): void {
    for (const [id, { node }] of this.#items) node.hidden = this.#offered.has(id);
  }

  #showCount(): void {
    const { waiting } = this;
    this.#heading.textContent = this.#hide.checked || waiting === 0 ? words.queue : `${words.queue}: ${waiting}`;
  }

  #tick(): void {
    const now = Date.now();
    for (const { left, until } of this.#offered.values()) {
      left.textContent = `${Math.max(0, Math.ceil((until - now) / 1000))} ${words.seconds}`;
    }
    for (const item of this.#queue?.items ?? []) {
      const waited = this.#items.get(item.contactId)?.details.querySelector('.waited');
      const text = waitedFor(item, now);
      if (waited && waited.textContent !== text) waited.textContent = text;
    }
  }
}

function detailsOf(item: QueueItem): HTMLElement[] {
  const { urgency, reasons, language, channel, front, away, offered } = item;
  const marks = [
    front ? words.frontShort : '',
    away ? awayWords(channel) : '',
    offered ? words.colleagueAsked : '',
  ].filter((mark) => mark !== '');
  return [
    element('p', {}, element('strong', { class: 'urgency' }, urgencyWords[urgency])),
    ...(reasons.length === 0 ? [] : [element('p', {}, reasons.map(spelt).join(', '))]),
    element(
      'p',
      { class: 'quiet' },
      element('span', { class: 'waited' }, waitedFor(item, Date.now())),
      ` · ${languageName(language)} · ${channelName(channel)}${marks.map((mark) => ` · ${mark}`).join('')}`,
    ),
  ];
}

function waitedFor({ since }: QueueItem, now: number): string {
  const minutes = Math.max(0, Math.floor((now - since) / 60_000));
  return minutes === 0 ? chosen.justCame : chosen.waited(minutes);
}
