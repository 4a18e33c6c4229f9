import { element } from './dom.js';

const clearAfterMs = 7_000;

/**
 * The one live region of the widget. What is said in it is spoken once, and then taken away, so that somebody who reads
 * on through the page does not meet it again. The conversation itself is not live: it would repeat the visitor's words.
 */
export class LiveRegion {
  readonly node = element('div', { class: 'speaker', 'aria-live': 'polite' });
  #clearing: ReturnType<typeof setTimeout> | undefined;

  say(text: string, language?: string): void {
    if (text === '') return;
    this.node.append(element('p', language === undefined ? {} : { lang: language }, text));
    clearTimeout(this.#clearing);
    this.#clearing = setTimeout(() => this.clear(), clearAfterMs);
  }

  clear(): void {
    clearTimeout(this.#clearing);
    this.node.replaceChildren();
  }
}
