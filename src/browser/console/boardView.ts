import type { BoardSeat, BoardTalk, ConsoleData, ConsoleFrame } from '../../protocol/console.js';
import type { ConsoleWish } from './connection.js';
import { button, careful, element, table } from './dom.js';
import { PracticeForm } from './practiceForm.js';
import { awayWords, channelName, chosen, hoursWords, languageName, urgencyWords, words } from './words.js';

type Board = Extract<ConsoleFrame, { type: 'board' }>;

interface Row {
  readonly node: HTMLTableRowElement;
  readonly cells: readonly HTMLElement[];
}

const ticksMs = 10_000;

/** The desk at this moment, for supervisors: numbers, who is on shift, which talks go on, and a way into each. */
export class BoardView {
  readonly node: HTMLElement;
  readonly #ask: (wish: ConsoleWish) => void;
  readonly #numbers = new Map<string, HTMLElement>();
  readonly #seats = table(words.boardOnShift, [words.advisor, words.talksOf, words.stateNow]);
  readonly #talks = table(words.boardTalks, [words.advisor, words.about, words.stateNow, words.actions]);
  readonly #rows = new Map<string, Row>();
  readonly #practice: PracticeForm;
  #board: Board | undefined;
  #own = '';

  constructor(ask: (wish: ConsoleWish) => void) {
    this.#ask = ask;
    this.#practice = new PracticeForm(ask);
    const numbers = ['boardWaiting', 'boardUrgent', 'boardOldest', 'boardOnShift', 'boardTalks', 'boardHours'] as const;
    const list = numbers.map((name) => {
      const value = element('dd', { 'data-number': name });
      this.#numbers.set(name, value);
      return element('div', {}, element('dt', {}, words[name]), value);
    });
    const tables = element('div', { class: 'tables' }, this.#talks, this.#seats);
    this.node = element(
      'section',
      { class: 'board column', 'aria-label': words.board, hidden: '' },
      element(
        'details',
        { open: '' },
        element('summary', {}, words.board),
        element('dl', {}, ...list),
        tables,
        this.#practice.node,
      ),
    );
    setInterval(() => this.#showNumbers(), ticksMs);
  }

  /** @param own the id of whoever looks: nobody reads along with themselves */
  show(board: Board, own: string): void {
    this.node.hidden = false;
    this.#board = board;
    this.#own = own;
    this.#showNumbers();
    this.#showSeats(board.onShift);
    this.#showTalks(board.talks);
  }

  /** @param stories simulated visitors that can be started */
  offerPractice(stories: ConsoleData['practice']): void {
    this.#practice.offer(stories);
  }

  #showSeats(seats: readonly BoardSeat[]): void {
    this.#seats.tBodies[0]?.replaceChildren(...seats.map(seatRow));
    this.#practice.show(seats);
  }

  clear(): void {
    this.#board = undefined;
    this.#rows.clear();
    this.node.replaceChildren();
  }

  #showNumbers(): void {
    const board = this.#board;
    if (board === undefined) return;
    const { waiting, urgent, oldest, onShift, talks, hours, opensAt } = board;
    const minutes = oldest === undefined ? undefined : Math.max(0, Math.floor((Date.now() - oldest) / 60_000));
    const opens =
      opensAt === undefined
        ? ''
        : chosen.opens(new Date(opensAt).toLocaleString(chosen.dates, { ...openingParts, timeZone: 'Europe/London' }));
    const shown: Readonly<Record<string, string>> = {
      boardWaiting: String(waiting),
      boardUrgent: String(urgent),
      boardOldest: minutes === undefined ? words.noOne : chosen.minutes(minutes),
      boardOnShift: String(onShift.length),
      boardTalks: String(talks.length),
      boardHours: `${hoursWords[hours]}${opens}`,
    };
    for (const [name, node] of this.#numbers) node.textContent = shown[name] ?? '';
  }

  /** Rows are kept, so that the focus stays on a button while the board changes around it. */
  #showTalks(talks: readonly BoardTalk[]): void {
    const body = this.#talks.tBodies[0];
    const ids = new Set(talks.map(({ contactId }) => contactId));
    for (const [id, { node }] of this.#rows) {
      if (ids.has(id)) continue;
      node.remove();
      this.#rows.delete(id);
    }
    for (const talk of talks) {
      const { node, cells } = this.#rowFor(talk);
      const { advisor, urgency, language, channel, since } = talk;
      const from = new Date(since).toLocaleTimeString(chosen.dates, { hour: '2-digit', minute: '2-digit' });
      const texts = [
        advisor,
        `${urgencyWords[urgency]} · ${languageName(language)} · ${channelName(channel)} · ${from}`,
        stateOf(talk),
      ];
      cells.forEach((cell, index) => {
        if (cell.textContent !== texts[index]) cell.textContent = texts[index] ?? '';
      });
      if (node.parentElement === null) body?.append(node);
    }
  }

  #rowFor({ contactId, advisorId }: BoardTalk): Row {
    // Another advisor has it now: other actions fit.
    const key = `${contactId} ${advisorId}`;
    const known = this.#rows.get(contactId);
    if (known?.node.dataset.key === key) return known;
    known?.node.remove();
    const cells = [element('th', { scope: 'row' }), element('td'), element('td')];
    const isOwn = advisorId === this.#own;
    const actions = isOwn
      ? []
      : [
          button(words.readAlong, '', () => this.#ask({ do: 'watch', contactId, on: true })),
          careful(words.takeOver, words.takeOverSure, () => this.#ask({ do: 'takeOver', contactId })),
        ];
    const node = element('tr', { 'data-key': key }, ...cells, element('td', { class: 'row' }, ...actions));
    const made = { node, cells };
    this.#rows.set(contactId, made);
    return made;
  }
}

const openingParts = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;

function stateOf({ danger, away, watchers, channel }: BoardTalk): string {
  const marks = [
    danger ? words.danger : '',
    away ? awayWords(channel) : '',
    watchers.length > 0 ? `${words.watchedBy} ${watchers.join(', ')}` : '',
  ];
  return marks.filter((mark) => mark !== '').join(' · ');
}

function seatRow({ name, talks, capacity, paused, away }: BoardSeat): HTMLElement {
  const state = away ? words.awayShort : paused ? words.pause : '';
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, name),
    element('td', {}, `${talks} / ${capacity}`),
    element('td', {}, state),
  );
}
