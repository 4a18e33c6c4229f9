import { type ConsoleData, type ConsoleFrame, meansDanger, type OpenContact } from '../../protocol/console.js';
import { createAlerts } from './alerts.js';
import { BoardView } from './boardView.js';
import { Connection, type ConsoleWish, newId } from './connection.js';
import { button, element } from './dom.js';
import { Notices } from './notices.js';
import { QueueView } from './queueView.js';
import { ShiftView } from './shiftView.js';
import { call } from './staffCalls.js';
import { TalkView } from './talkView.js';
import { type TalkTools, ToolsView } from './toolsView.js';
import { watchTools } from './watchTools.js';
import { chosen, goneWords, languageName, pageAddress, refusalWords, spelt, words } from './words.js';

interface OpenTalk {
  readonly talk: TalkView;
  readonly tools: TalkTools;
  readonly isWatched: boolean;
  readonly tab: HTMLButtonElement;
  unread: number;
  /** danger was marked in it, and not looked at yet */
  danger: boolean;
}

type Of<Type extends ConsoleFrame['type']> = Extract<ConsoleFrame, { type: Type }>;

/** The whole desk. All that is shown of a conversation lives in this page's memory, and goes with the conversation. */
export class Desk {
  readonly #data: ConsoleData;
  readonly #root: HTMLElement;
  readonly #alerts = createAlerts();
  readonly #connection: Connection;
  readonly #shift: ShiftView;
  readonly #queue: QueueView;
  readonly #board: BoardView;
  readonly #tabs = element('nav', { class: 'tabs', 'aria-label': words.conversations });
  readonly #notices = new Notices();
  readonly #stage = element('main', { id: 'conversation', class: 'stage', tabindex: '-1' });
  readonly #side = element('div', { class: 'side' });
  readonly #empty = element('p', { class: 'quiet' }, words.noConversation);
  readonly #talks = new Map<string, OpenTalk>();
  #you: Of<'you'> | undefined;
  #colleagues: Of<'queue'>['colleagues'] = [];
  #shown: string | undefined;

  constructor(root: HTMLElement, data: ConsoleData) {
    this.#root = root;
    this.#data = data;
    this.#connection = new Connection({
      onFrame: (frame) => this.#receive(frame),
      onLine: (state) => {
        this.#shift.showLine(state);
        if (state === 'signedOut') this.#signOut();
      },
    });
    const ask = (wish: ConsoleWish): void => void this.#ask(wish);
    this.#shift = new ShiftView(ask, this.#alerts.button, () => void this.#leave());
    this.#shift.showWays(data);
    this.#queue = new QueueView({ ask });
    this.#board = new BoardView(ask);
    this.#board.offerPractice(data.practice);
    root.replaceChildren(
      this.#shift.node,
      this.#board.node,
      element(
        'div',
        { class: 'columns' },
        this.#queue.node,
        element('div', { class: 'middle' }, this.#tabs, this.#notices.node, this.#stage),
        this.#side,
      ),
    );
    this.#stage.append(this.#empty);
    document.addEventListener('keydown', (event) => this.#obeyKey(event));
    // A page that the browser keeps for going back would show a conversation again.
    addEventListener('pagehide', () => this.#forget());
    addEventListener('pageshow', (event) => event.persisted && location.reload());
  }

  open(): void {
    this.#connection.open();
  }

  async #ask(wish: ConsoleWish): Promise<string | undefined> {
    const reason = await this.#connection.ask(wish);
    if (reason === undefined || wish.do === 'say') return reason;
    // Pressed twice: how it ended is told already.
    const isGone = reason === 'over' && 'contactId' in wish && !this.#talks.has(wish.contactId);
    if (!isGone || wish.do === 'take') this.#notices.show(refusalWords[reason] ?? spelt(reason));
    return reason;
  }

  #receive(frame: ConsoleFrame): void {
    switch (frame.type) {
      case 'you':
        this.#you = frame;
        this.#shift.showYou(frame);
        break;
      case 'queue':
        this.#queue.show(frame);
        this.#shift.showStopped(frame.stopped);
        this.#colleagues = frame.colleagues;
        for (const { tools } of this.#talks.values()) tools.showColleagues(frame.colleagues, this.#you?.id ?? '');
        break;
      case 'board':
        this.#board.show(frame, this.#you?.id ?? '');
        break;
      case 'offer':
        this.#queue.showOffer(frame);
        this.#alerts.alert();
        break;
      case 'offerOver':
        this.#queue.endOffer(frame.contactId);
        break;
      case 'holds':
        this.#queue.endOffers();
        this.#keepOnly(frame.contactIds);
        break;
      case 'contact':
        this.#openTalk(frame.contact);
        break;
      case 'gone':
        this.#closeTalk(frame);
        break;
      default:
        this.#receiveTalk(frame);
    }
    this.#showTitle();
  }

  #receiveTalk(frame: Of<'message' | 'typing' | 'seen' | 'lost' | 'state' | 'watchers' | 'done' | 'refused'>): void {
    if (frame.type === 'done' || frame.type === 'refused') return;
    const open = this.#talks.get(frame.contactId);
    if (open === undefined) return;
    if (frame.type === 'typing') open.talk.showTyping();
    else if (frame.type === 'seen') open.talk.showSeen(frame.seq);
    else if (frame.type === 'lost') open.talk.showLost(frame.seq);
    else if (frame.type === 'state') open.talk.showState(frame);
    else if (frame.type === 'watchers') open.talk.showWatchers(frame.names);
    else {
      open.talk.show(frame.message);
      const { from } = frame.message;
      if (from === 'advisor' || (from === 'whisper' && open.isWatched)) return;
      if (this.#shown !== frame.contactId || document.hidden) {
        open.unread += 1;
        open.danger ||= meansDanger(frame.message.marks);
      }
      if (document.hidden) this.#alerts.alert();
      this.#showTabs();
    }
  }

  #openTalk(contact: OpenContact): void {
    const { contactId, isWatched } = contact;
    this.#queue.endOffer(contactId);
    const known = this.#talks.get(contactId);
    if (known?.isWatched === isWatched) {
      known.talk.update(contact);
      return;
    }
    // Taken over: what was read along is now this supervisor's own.
    if (known !== undefined) this.#drop(contactId, known);
    const talk = new TalkView(
      contact,
      {
        service: (id) => this.#data.services[id] ?? id,
        mark: (label) => this.#data.lines.marks?.[label]?.split(': ').at(-1) ?? spelt(label),
        line: (question, code) => this.#data.lines[question]?.[code] ?? spelt(code),
        refusal: (reason) => refusalWords[reason] ?? spelt(reason),
      },
      {
        send: (text, cards) =>
          this.#ask(
            isWatched
              ? { do: 'whisper', contactId, clientId: newId(), text }
              : { do: 'say', contactId, clientId: newId(), text, cards },
          ),
        typing: () => isWatched || void this.#ask({ do: 'typing', contactId }),
      },
    );
    const ask = (wish: ConsoleWish): Promise<string | undefined> => this.#ask(wish);
    const tools = isWatched
      ? watchTools(contact, ask)
      : new ToolsView({ contact, talk, data: this.#data, advisorName: this.#you?.name ?? '', ask });
    tools.showColleagues(this.#colleagues, this.#you?.id ?? '');
    const tab = button('', 'tab', () => this.#show(contactId));
    this.#talks.set(contactId, { talk, tools, tab, isWatched, unread: 0, danger: false });
    this.#tabs.append(tab);
    this.#show(contactId);
  }

  /** While the line was broken, visitors may have gone to a colleague: nothing of them stays here. */
  #keepOnly(contactIds: readonly string[]): void {
    for (const contactId of [...this.#talks.keys()]) {
      if (!contactIds.includes(contactId))
        this.#closeTalk({ type: 'gone', contactId, how: 'brokenLine', heavy: false });
    }
  }

  /** The words go at once; a line on how it ended stays until the advisor has read it. */
  #closeTalk({ contactId, how, by, heavy }: Omit<Of<'gone'>, 'how'> & { readonly how: string }): void {
    const open = this.#talks.get(contactId);
    if (open !== undefined) this.#drop(contactId, open);
    const said = [goneWords[how] ?? spelt(how), ...(by === undefined ? [] : [`(${by})`])].join(' ');
    this.#notices.show(said, how === 'quickExit' || how === 'erased' || how === 'takenOver');
    if (heavy) this.#notices.offerPause(() => void this.#ask({ do: 'pause', on: true }));
    if (this.#shown === contactId) {
      this.#shown = undefined;
      const [next] = this.#talks.keys();
      if (next === undefined) this.#showNone();
      else this.#show(next);
    }
  }

  #drop(contactId: string, { talk, tools, tab }: OpenTalk): void {
    talk.clear();
    tools.clear();
    tab.remove();
    this.#talks.delete(contactId);
  }

  #show(contactId: string): void {
    const open = this.#talks.get(contactId);
    if (open === undefined) return;
    this.#shown = contactId;
    open.unread = 0;
    open.danger = false;
    this.#stage.replaceChildren(open.talk.node);
    this.#side.replaceChildren(open.tools.node);
    this.#showTabs();
    this.#showTitle();
    open.talk.focus();
  }

  #showNone(): void {
    this.#stage.replaceChildren(this.#empty);
    this.#side.replaceChildren();
    this.#stage.focus();
  }

  #showTabs(): void {
    let number = 0;
    for (const [id, { tab, unread, danger, talk, isWatched }] of this.#talks) {
      number += 1;
      const news = [
        isWatched ? words.readAlong : '',
        unread > 0 ? chosen.news(unread) : '',
        danger ? words.danger : '',
      ].filter((part) => part !== '');
      tab.textContent = [`${number} ${languageName(talk.language)}`, ...news].join(' · ');
      if (id === this.#shown) tab.setAttribute('aria-current', 'true');
      else tab.removeAttribute('aria-current');
    }
  }

  /** A number in the title, and no word of anybody. */
  #showTitle(): void {
    let unread = 0;
    for (const open of this.#talks.values()) unread += open.unread;
    const count = unread + this.#queue.offers;
    document.title = count > 0 ? `(${count}) ${words.title}` : words.title;
  }

  #obeyKey(event: KeyboardEvent): void {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    const contactId = digit === undefined ? undefined : [...this.#talks.keys()][Number(digit) - 1];
    const open = this.#talks.get(this.#shown ?? '');
    if (event.code === 'KeyN') void this.#ask({ do: 'takeNext' });
    else if (event.code === 'KeyM' && open !== undefined) open.talk.focus();
    else if (event.code === 'KeyR' && open !== undefined) open.tools.focusOn('readySentences');
    else if (event.code === 'KeyS' && open !== undefined) open.tools.focusOn('services');
    else if (contactId !== undefined) this.#show(contactId);
    else return;
    event.preventDefault();
  }

  /** The session first: a page that is only emptied would open again. */
  async #leave(): Promise<void> {
    await this.#connection.ask({ do: 'shift', on: false, capacity: this.#you?.capacity ?? 1 });
    const called = await call('/console/sign-out', {});
    if (!called.ok) return this.#notices.show(called.trouble, true);
    this.#forget();
    location.replace(pageAddress('/console'));
  }

  #forget(): void {
    this.#connection.close();
    for (const { talk, tools } of this.#talks.values()) {
      talk.clear();
      tools.clear();
    }
    this.#talks.clear();
    this.#queue.clear();
    this.#board.clear();
    this.#root.replaceChildren();
  }

  #signOut(): void {
    this.#forget();
    const link = element('a', { href: pageAddress('/console') }, words.signIn);
    this.#root.replaceChildren(
      element(
        'main',
        { id: 'conversation', class: 'column', tabindex: '-1' },
        element('h1', {}, words.title),
        element('p', { role: 'alert' }, words.signedOut),
        link,
      ),
    );
    document.title = words.title;
  }
}
