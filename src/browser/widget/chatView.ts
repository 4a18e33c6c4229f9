import type { OutgoingActivity, WaymarkChannelData } from '../../protocol/directLine.js';
import type { WidgetSettings } from '../../protocol/widget.js';
import { about } from './about.js';
import { AdvisorSignals } from './advisorSignals.js';
import { Choices } from './choices.js';
import { Composer } from './composer.js';
import { button, element, linkNumbers } from './dom.js';
import { LiveRegion } from './liveRegion.js';
import { botMessage, isUrgent, ownMessage, spoken } from './messages.js';
import { Note } from './note.js';
import { fill, fillText } from './sentences.js';
import { textSizeTools } from './tools.js';
import { TypingDots } from './typingDots.js';

export interface ViewEvents {
  /** @returns the id by which the echo can be known */
  send(text: string): string;
  /** an advisor may know that the visitor is writing, or has the latest words on the screen */
  signal(what: 'typing' | 'seen'): void;
  /** @param draft what was typed and never sent; it goes into the new chat's field */
  startAgain(draft: string): void;
  /** a message came in */
  onMessage(): void;
}

/** One conversation on the screen: messages, answers to choose from, a line on the connection, the message form. */
export class ChatView {
  readonly #settings: WidgetSettings;
  readonly #events: ViewEvents;
  readonly #root: HTMLElement;
  readonly #log: HTMLElement;
  readonly #live = new LiveRegion();
  readonly #dots = new TypingDots();
  readonly #choices: Choices;
  readonly #composer: Composer;
  readonly #note: Note;
  /** own messages whose echo has not come yet, by their id */
  readonly #waiting = new Map<string, HTMLElement>();
  readonly #signals: AdvisorSignals;
  #lastOwn: HTMLElement | undefined;

  /** @param plainChat address of the chat without scripts */
  constructor(root: HTMLElement, settings: WidgetSettings, events: ViewEvents, plainChat: string) {
    this.#settings = settings;
    this.#events = events;
    this.#signals = new AdvisorSignals((what) => events.signal(what));
    this.#root = root;
    this.#log = element('ol', { class: 'log', role: 'list', 'aria-label': settings.words.tellConversation });
    this.#choices = new Choices(settings, (value, title) => this.#send(value, title));
    this.#note = new Note(settings, this.#live, plainChat);
    this.#composer = new Composer(settings, {
      onSend: (text) => this.#send(text, text),
      onTyping: () => this.#signals.typed(),
      onFiles: () => this.refuseFiles(),
    });
    root.replaceChildren(
      element(
        'div',
        { class: 'scroll' },
        ...about(settings, textSizeTools(settings, root)),
        this.#log,
        this.#dots.node,
        this.#choices.node,
      ),
      element('div', { class: 'foot' }, this.#note.node, this.#composer.node),
      this.#live.node,
    );
  }

  set draft(text: string) {
    this.#composer.draft = text;
  }

  /** Shows one message, or the visitor's own words come back as confirmed. */
  show(activity: OutgoingActivity): void {
    if (activity.from.role === 'user') {
      const data: WaymarkChannelData = activity.channelData ?? {};
      this.#confirm(activity, data.clientActivityID);
      return;
    }
    this.#dots.afterDots(() => this.#showFromBot(activity));
    if (isUrgent(activity)) this.#dots.showHeld();
  }

  /** Somebody, or the server, is at work on an answer. */
  showTyping(): void {
    this.#dots.show();
  }

  showConnection(works: boolean): void {
    this.#note.showConnection(works);
    if (!works) this.#dots.hide();
  }

  refuseFiles(): void {
    this.#note.refuseFiles();
  }

  /** The server would not take this message; its words go back to where they were typed. */
  showRefused(clientActivityId: string): void {
    const message = this.#waiting.get(clientActivityId);
    if (message === undefined) return;
    this.#waiting.delete(clientActivityId);
    if (this.#composer.draft === '') this.#composer.draft = textOf(message);
    message.querySelector('.pending')?.replaceChildren(this.#settings.words.tellNotSent);
    this.#live.say(this.#settings.words.tellNotSent);
    this.#dots.hide();
    this.#choices.unlock();
  }

  /**
   * Clears the conversation off the screen and says in one line why; a new one can be started.
   * @param options.said the server's own words for it
   * @param options.unsent what the server never took; kept in memory for the new chat
   */
  showEnd(reason: 'erased' | 'ended', { said = '', unsent = [] as readonly string[] } = {}): void {
    const { words, numbers } = this.#settings;
    const draft = reason === 'erased' ? '' : [...unsent, this.#composer.draft].filter((text) => text !== '').join('\n');
    const ours = reason === 'erased' ? words.tellErased : words.tellEnded;
    const again = button(words.offerStartAgain, 'choice', () => this.#events.startAgain(draft));
    const notice = element(
      'div',
      { class: 'notice', tabindex: '-1' },
      element('p', { dir: 'auto' }, ...(said ? linkNumbers(said, this.#settings) : fill(ours, this.#settings))),
      again,
    );
    const hadFocus = this.#root.matches(':focus-within');
    this.clear();
    this.#root.replaceChildren(notice, this.#live.node);
    this.#live.say(said || fillText(ours, numbers));
    if (hadFocus) notice.focus();
  }

  /** Drops everything that was said. */
  clear(): void {
    this.#waiting.clear();
    this.#lastOwn = undefined;
    this.#dots.clear();
    this.#live.clear();
    this.#signals.clear();
    this.#composer.draft = '';
    this.#log.replaceChildren();
    this.#choices.node.replaceChildren();
    this.#root.replaceChildren();
  }

  #showFromBot(activity: OutgoingActivity): void {
    const message = botMessage(activity, this.#settings);
    if (message !== undefined) this.#log.append(message);
    this.#choices.show(activity);
    this.#live.say(spoken(activity, this.#settings), activity.locale);
    this.#keepPlace();
    this.#events.onMessage();
    this.#signals.shown(activity);
  }

  /** Reading starts at the visitor's own words, and goes down from there. Before they spoke, the page stays still. */
  #keepPlace(): void {
    this.#lastOwn?.scrollIntoView({ block: 'start' });
  }

  #send(text: string, shown: string): void {
    this.#choices.lock();
    this.#note.goOn();
    this.#live.clear();
    const message = ownMessage(shown, this.#settings);
    message.append(element('span', { class: 'pending' }, this.#settings.words.tellSending));
    this.#lastOwn = message;
    this.#log.append(message);
    this.#dots.show();
    this.#keepPlace();
    this.#waiting.set(this.#events.send(text), message);
  }

  #confirm(activity: OutgoingActivity, clientActivityId = ''): void {
    const message = this.#waiting.get(clientActivityId);
    this.#waiting.delete(clientActivityId);
    if (message !== undefined) message.querySelector('.pending')?.remove();
    else if (activity.text) this.#log.append(ownMessage(activity.text, this.#settings));
  }
}

function textOf(message: HTMLElement): string {
  return message.querySelector('.own-text')?.textContent ?? '';
}
