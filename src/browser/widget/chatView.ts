import type { CardAction, OutgoingActivity, WaymarkChannelData } from '../../protocol/directLine.js';
import { heroCardType } from '../../protocol/directLine.js';
import type { PageData } from '../../protocol/page.js';
import { element, fill, linkNumbers, numberLink } from './dom.js';
import { serviceCard } from './serviceCard.js';

/** Longer stories are cut into messages by people anyway; the server refuses what is much longer. */
const longestMessage = 2000;

export interface ViewEvents {
  /** @returns the id by which the echo can be known */
  send(text: string): string;
  startAgain(): void;
}

/** The chat on the page: conversation, answers to choose from, a line on the connection, and the message form. */
export class ChatView {
  readonly #page: PageData;
  readonly #events: ViewEvents;
  readonly #root: HTMLElement;
  readonly #log: HTMLElement;
  readonly #choices: HTMLElement;
  readonly #banner: HTMLElement;
  readonly #form: HTMLFormElement;
  readonly #input: HTMLTextAreaElement;
  readonly #own = new Map<string, HTMLElement>();
  #lastOwn: HTMLElement | undefined;

  constructor(root: HTMLElement, page: PageData, events: ViewEvents) {
    const { words } = page;
    this.#page = page;
    this.#events = events;
    this.#root = root;
    this.#log = element('div', {
      class: 'log',
      role: 'log',
      'aria-live': 'polite',
      'aria-label': words.tellConversation,
    });
    this.#choices = element('div', {
      class: 'choices',
      role: 'group',
      tabindex: '-1',
      'aria-label': words.tellAnswers,
    });
    this.#banner = element('div', { class: 'banner', role: 'status' });
    this.#input = element('textarea', {
      id: 'waymark-message',
      rows: '1',
      maxlength: `${longestMessage}`,
      enterkeyhint: 'send',
      // Nothing typed may be learnt, suggested or sent elsewhere by browser, keyboard or extension.
      autocomplete: 'off',
      autocorrect: 'off',
      spellcheck: 'false',
      writingsuggestions: 'false',
      translate: 'no',
      dir: 'auto',
      'data-gramm': 'false',
    });
    this.#form = element(
      'form',
      { class: 'composer' },
      element('label', { for: 'waymark-message' }, words.askMessage),
      element('div', { class: 'composer-row' }, this.#input, element('button', { type: 'submit' }, words.offerSend)),
    );
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#sendTyped();
    });
    this.#input.addEventListener('keydown', (event) => {
      // While a keyboard composes a character, Enter belongs to it.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#sendTyped();
    });
    root.replaceChildren(this.#log, this.#choices, this.#banner, this.#form);
    this.#banner.textContent = words.tellConnecting;
  }

  /** Shows one message, or the visitor's own words come back as confirmed. */
  show(activity: OutgoingActivity): void {
    const data: WaymarkChannelData = activity.channelData ?? {};
    if (activity.from.role === 'user') this.#confirm(activity, data.clientActivityID);
    else this.#showFromBot(activity, data.waymark?.urgent === true);
  }

  /** A quiet line with the numbers while the connection is gone; nothing when it works. */
  showConnection(works: boolean): void {
    const { words, numbers } = this.#page;
    this.#banner.classList.toggle('trouble', !works);
    this.#banner.replaceChildren(...(works ? [] : fill(words.tellReconnecting, numbers)));
  }

  /** The server would not take this message; its words go back to where they were typed. */
  showRefused(clientActivityId: string): void {
    const message = this.#own.get(clientActivityId);
    if (message === undefined) return;
    this.#own.delete(clientActivityId);
    if (this.#input.value === '') this.#input.value = message.querySelector('.text')?.textContent ?? '';
    message.querySelector('.pending')?.replaceChildren(this.#page.words.tellNotSent);
    this.#unlockChoices();
  }

  /** Clears the conversation off the screen and says in one line why; a new one can be started. */
  showEnd(reason: 'erased' | 'ended', text?: string): void {
    const { words, numbers } = this.#page;
    const said = text || (reason === 'erased' ? words.tellErased : '');
    const again = element('button', { type: 'button', class: 'choice' }, words.offerStartAgain);
    again.addEventListener('click', () => this.#events.startAgain(), { once: true });
    const notice = element(
      'div',
      { class: 'notice', tabindex: '-1' },
      element('p', { dir: 'auto' }, ...(said ? linkNumbers(said, numbers) : fill(words.tellEnded, numbers))),
      again,
    );
    this.#own.clear();
    this.#input.value = '';
    this.#log.replaceChildren();
    this.#root.replaceChildren(notice);
    notice.focus();
  }

  /** Drops everything that was said. */
  clear(): void {
    this.#own.clear();
    this.#lastOwn = undefined;
    this.#input.value = '';
    this.#root.replaceChildren();
  }

  #showFromBot(activity: OutgoingActivity, urgent: boolean): void {
    const { words, numbers } = this.#page;
    const parts: Node[] = [element('span', { class: 'speaker' }, `${words.tellWhoSpeaksBot} `)];
    if (urgent) parts.push(element('strong', { class: 'urgent-title' }, words.tellUrgent));
    if (activity.text) {
      parts.push(element('p', { class: 'text', dir: 'auto' }, ...linkNumbers(activity.text, numbers)));
    }
    if (urgent) {
      const call = numberLink(numbers.emergencyNumber, `${words.offerCall} ${numbers.emergencyNumber}`);
      call.className = 'call';
      parts.push(call);
    }
    for (const { contentType, content } of activity.attachments ?? []) {
      if (contentType === heroCardType) parts.push(serviceCard(content, this.#page));
    }
    const actions = activity.suggestedActions?.actions ?? [];
    if (parts.length > 1) {
      this.#add(
        element('div', { class: urgent ? 'message urgent' : 'message bot', ...languageOf(activity) }, ...parts),
      );
    }
    this.#showChoices(actions, activity);
  }

  #add(message: HTMLElement): void {
    this.#log.append(message);
    // Reading starts at the visitor's own words, and goes down from there. Before they spoke, the page stays still.
    this.#lastOwn?.scrollIntoView({ block: 'start' });
  }

  /** The answers under the last message. Those of an earlier question go. */
  #showChoices(actions: readonly CardAction[], activity: OutgoingActivity): void {
    const hadFocus = this.#choices.contains(document.activeElement);
    const buttons = actions
      .filter(({ type }) => type === 'imBack')
      .map(({ title, value }) => {
        const button = element(
          'button',
          { type: 'button', class: 'choice', dir: 'auto', ...languageOf(activity) },
          title,
        );
        button.addEventListener('click', () => {
          if (this.#choices.getAttribute('aria-disabled') === 'true') return;
          button.setAttribute('aria-pressed', 'true');
          this.#send(value, title);
        });
        return button;
      });
    this.#choices.removeAttribute('aria-disabled');
    this.#choices.replaceChildren(...buttons);
    // Who answered by a button goes on from the same place, even while it is empty; not from the text field, which
    // would open a phone's keyboard, nor from the top of the page.
    if (hadFocus) this.#choices.focus({ preventScroll: true });
  }

  #unlockChoices(): void {
    this.#choices.removeAttribute('aria-disabled');
    for (const button of this.#choices.children) {
      button.removeAttribute('aria-disabled');
      button.removeAttribute('aria-pressed');
    }
  }

  #sendTyped(): void {
    const text = this.#input.value.trim();
    if (text === '') return;
    this.#input.value = '';
    this.#send(text, text);
  }

  #send(text: string, shown: string): void {
    // Not `disabled`, which would drop the focus to the top of the page.
    this.#choices.setAttribute('aria-disabled', 'true');
    for (const button of this.#choices.children) button.setAttribute('aria-disabled', 'true');
    const message = this.#ownMessage(shown);
    message.append(element('span', { class: 'pending' }, this.#page.words.tellSending));
    this.#lastOwn = message;
    this.#add(message);
    this.#own.set(this.#events.send(text), message);
  }

  #confirm(activity: OutgoingActivity, clientActivityId: string | undefined): void {
    const message = this.#own.get(clientActivityId ?? '');
    if (message !== undefined) {
      message.querySelector('.pending')?.remove();
      this.#own.delete(clientActivityId ?? '');
    } else if (activity.text) {
      this.#add(this.#ownMessage(activity.text));
    }
  }

  #ownMessage(text: string): HTMLElement {
    return element(
      'div',
      { class: 'message own' },
      element('span', { class: 'speaker' }, `${this.#page.words.tellWhoSpeaksVisitor} `),
      element('p', { class: 'text', dir: 'auto' }, text),
    );
  }
}

function languageOf({ locale }: OutgoingActivity): { lang?: string } {
  return locale === undefined ? {} : { lang: locale };
}
