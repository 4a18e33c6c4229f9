import type { WidgetSettings } from '../../protocol/widget.js';
import { element } from './dom.js';
import type { LiveRegion } from './liveRegion.js';
import { fill, fillText } from './sentences.js';

/** The line above the message form: the connection, and what could not be done. */
export class Note {
  readonly node = element('div', { class: 'note' });
  readonly #settings: WidgetSettings;
  readonly #live: LiveRegion;
  readonly #plainChat: string;
  #isDown = false;
  #hasWorked = false;

  /** @param plainChat address of the chat without scripts, for pages that keep this one from its server */
  constructor(settings: WidgetSettings, live: LiveRegion, plainChat: string) {
    this.#settings = settings;
    this.#plainChat = plainChat;
    this.#live = live;
    this.node.textContent = settings.words.tellConnecting;
  }

  /** Trouble with the numbers, from memory, while the connection is gone; nothing when it works. */
  showConnection(works: boolean): void {
    const { words, numbers } = this.#settings;
    if (works) {
      this.#hasWorked = true;
      if (this.#isDown) this.#live.say(words.tellConnected);
      if (this.#isDown || !this.node.classList.contains('trouble')) this.clear();
      this.#isDown = false;
    } else if (!this.#isDown) {
      this.#isDown = true;
      const instead = this.#hasWorked ? [] : [' ', element('a', { href: this.#plainChat }, words.offerPlainChat)];
      this.#show([...fill(words.tellReconnecting, this.#settings), ...instead]);
      this.#live.say(fillText(words.tellReconnecting, numbers));
    }
  }

  /** Something was pasted or dropped that is no text. */
  refuseFiles(): void {
    if (this.#isDown) return;
    this.#show([this.#settings.words.tellNoPictures]);
    this.#live.say(this.#settings.words.tellNoPictures);
  }

  /** The visitor went on; what was refused is past. The connection's trouble stays. */
  goOn(): void {
    if (!this.#isDown) this.clear();
  }

  clear(): void {
    this.node.classList.remove('trouble');
    this.node.replaceChildren();
  }

  #show(content: readonly (Node | string)[]): void {
    this.node.classList.add('trouble');
    this.node.replaceChildren(...content);
  }
}
