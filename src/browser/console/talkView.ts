import {
  type ConsoleFrame,
  type LiveMessage,
  longestMessage,
  meansDanger,
  type OpenContact,
} from '../../protocol/console.js';
import { button, element, labelled, textArea } from './dom.js';
import { channelName, chosen, isByMessage, languageName, spelt, urgencyWords, words } from './words.js';

export interface TalkEvents {
  /** @returns why it was refused, or undefined when it was sent */
  send(text: string, cards: readonly string[]): Promise<string | undefined>;
  typing(): void;
}

export interface TalkWords {
  /** a shared answer in words */
  line(question: string, code: string): string;
  /** a sign of danger in words */
  mark(label: string): string;
  /** a service's name */
  service(id: string): string;
  refusal(reason: string): string;
}

const typingEveryMs = 3_000;
const typingShownMs = 6_000;

/** One conversation: what was shared, warnings, messages, and the field to write in. */
export class TalkView {
  readonly node: HTMLElement;
  readonly contactId: string;
  readonly language: string;
  readonly #log = element('ol', { class: 'log', 'aria-label': words.messages, tabindex: '0' });
  readonly #spoken = element('p', { class: 'hidden', 'aria-live': 'polite' });
  readonly #watchers = element('p', { class: 'quiet', role: 'status' });
  readonly #state = element('div', { class: 'warnings', role: 'status' });
  readonly #typing = element('p', { class: 'quiet typing', hidden: '' }, words.typing);
  readonly #trouble = element('p', { class: 'trouble', role: 'alert' });
  readonly #field = textArea(3);
  readonly #events: TalkEvents;
  readonly #words: TalkWords;
  readonly #away: string;
  #lastSeq = 0;
  #typedAt = 0;
  #hideTyping: ReturnType<typeof setTimeout> | undefined;

  constructor(contact: OpenContact, talkWords: TalkWords, events: TalkEvents) {
    this.contactId = contact.contactId;
    this.language = contact.language;
    this.#away = isByMessage(contact.channel) ? words.unreached : words.away;
    this.#events = events;
    this.#words = talkWords;
    this.#field.addEventListener('input', () => this.#typed());
    // Shown again, or a tablet turned: the newest message is the one to see.
    new ResizeObserver(() => this.#log.scrollTo(0, this.#log.scrollHeight)).observe(this.#log);
    this.#field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void this.#send();
    });
    const { urgency, reasons, lines, language, channel, isWatched, passNote } = contact;
    const shared = lines.map(({ question, code }) => element('li', {}, talkWords.line(question, code)));
    this.node = element(
      'div',
      { class: 'talk' },
      element(
        'h2',
        { tabindex: '-1' },
        `${urgencyWords[urgency]} · ${languageName(language)} · ${channelName(channel)}`,
      ),
      element(
        'details',
        { open: '' },
        element('summary', {}, words.shared),
        ...(reasons.length === 0 ? [] : [element('p', {}, reasons.map(spelt).join(', '))]),
        shared.length === 0 ? element('p', { class: 'quiet' }, words.nothingShared) : element('ul', {}, ...shared),
      ),
      ...(isWatched ? [element('p', { class: 'notice' }, words.watched)] : []),
      ...(passNote === '' ? [] : [element('p', { class: 'notice' }, `${words.noteFromColleague}: ${passNote}`)]),
      this.#watchers,
      this.#state,
      this.#log,
      this.#spoken,
      this.#typing,
      element(
        'div',
        { class: 'composer' },
        labelled(isWatched ? words.whisper : words.write, this.#field),
        element(
          'p',
          { class: 'row' },
          button(words.send, 'main', () => void this.#send()),
          element('span', { class: 'quiet' }, words.sendHint),
        ),
        this.#trouble,
      ),
    );
    this.update(contact);
  }

  /** All of it anew, as after a broken line: what is there already does not come twice. */
  update(contact: OpenContact): void {
    for (const message of contact.messages) {
      this.show(message, false);
      if (message.lost === true) this.showLost(message.seq);
    }
    this.showState(contact);
    this.showSeen(contact.seen);
    this.showWatchers(contact.watchers);
  }

  show(message: LiveMessage, isNew = true): void {
    if (message.seq <= this.#lastSeq) return;
    this.#lastSeq = message.seq;
    const { from, text, marks = [], cards = [] } = message;
    const isDanger = meansDanger(marks);
    const names = cards.map((id) => this.#words.service(id));
    const item = element(
      'li',
      { class: isDanger ? `message ${from} danger` : `message ${from}`, 'data-seq': String(message.seq) },
      element('span', { class: 'who' }, `${whoOf(message)} · ${timeOf(message.at)}`),
      ...(marks.length === 0
        ? []
        : [
            element(
              'strong',
              { class: 'mark' },
              `${isDanger ? words.danger : words.sign}: ${marks.map((label) => this.#words.mark(label)).join(', ')}`,
            ),
          ]),
      element('p', { dir: 'auto' }, text),
      ...(cards.length === 0 ? [] : [element('p', { class: 'quiet' }, `${words.sentCards} ${names.join(', ')}`)]),
    );
    this.#log.append(item);
    this.#log.scrollTop = this.#log.scrollHeight;
    if (isNew && from === 'whisper') this.#spoken.textContent = `${whoOf(message)}: ${text}`;
    if (from !== 'visitor') return;
    this.#showTyping(false);
    if (isNew) this.#spoken.textContent = isDanger ? `${words.urgentMessage} ${text}` : text;
  }

  showTyping(): void {
    this.#showTyping(true);
  }

  showSeen(seq: number): void {
    this.#log.querySelector('.seen')?.remove();
    const own = [...this.#log.querySelectorAll<HTMLElement>('.message.advisor')];
    const read = own.filter((item) => Number(item.dataset.seq) <= seq).at(-1);
    read?.append(element('span', { class: 'seen quiet' }, words.seen));
  }

  /** The advisor must know which words the visitor never got. */
  showLost(seq: number): void {
    const item = this.#log.querySelector<HTMLElement>(`.message[data-seq="${seq}"]`);
    if (item === null || item.querySelector('.lost') !== null) return;
    item.append(element('strong', { class: 'lost' }, words.notReached));
    this.#spoken.textContent = `${words.notReached}: ${item.querySelector('p')?.textContent ?? ''}`;
  }

  showState({ away, cautions }: Pick<Extract<ConsoleFrame, { type: 'state' }>, 'away' | 'cautions'>): void {
    const lines = [...(away ? [this.#away] : []), ...cautions.map((caution) => words[caution])];
    this.#state.replaceChildren(...lines.map((line) => element('p', {}, line)));
  }

  /** Nobody reads along in secret. */
  showWatchers(names: readonly string[]): void {
    this.#watchers.textContent = names.length === 0 ? '' : `${words.watchedBy} ${names.join(', ')}`;
  }

  /** Puts a ready sentence where it can be changed before it is sent. */
  insert(text: string): void {
    const { value } = this.#field;
    this.#field.value = value === '' ? text : `${value} ${text}`;
    this.#field.focus();
    this.#typed();
  }

  async sendCard(serviceId: string): Promise<void> {
    this.#tellTrouble(await this.#events.send('', [serviceId]));
  }

  focus(): void {
    this.#field.focus();
  }

  /** Drops every word of it. */
  clear(): void {
    clearTimeout(this.#hideTyping);
    this.#field.value = '';
    this.#log.replaceChildren();
    this.#spoken.textContent = '';
    this.node.replaceChildren();
    this.node.remove();
  }

  async #send(): Promise<void> {
    const text = this.#field.value;
    if (text.trim() === '') return;
    if (text.length > longestMessage) return this.#tellTrouble('tooLong');
    this.#field.value = '';
    const reason = await this.#events.send(text, []);
    // Its words go back to where they were typed, unless others stand there by now.
    if (reason !== undefined && this.#field.value === '') this.#field.value = text;
    this.#tellTrouble(reason);
  }

  #tellTrouble(reason: string | undefined): void {
    this.#trouble.textContent = reason === undefined ? '' : `${words.notSent} ${this.#words.refusal(reason)}`;
  }

  #typed(): void {
    const now = Date.now();
    if (this.#field.value === '' || now - this.#typedAt < typingEveryMs) return;
    this.#typedAt = now;
    this.#events.typing();
  }

  #showTyping(shown: boolean): void {
    this.#typing.hidden = !shown;
    clearTimeout(this.#hideTyping);
    if (shown) this.#hideTyping = setTimeout(() => this.#showTyping(false), typingShownMs);
  }
}

function whoOf({ from, by = '' }: LiveMessage): string {
  if (from === 'visitor') return words.visitor;
  return from === 'whisper' ? `${words.whisperFrom} ${by}` : by;
}

function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString(chosen.dates, { hour: '2-digit', minute: '2-digit' });
}
