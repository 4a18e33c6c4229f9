import type { WidgetSettings } from '../../protocol/widget.js';
import { element } from './dom.js';

/** Longer stories are cut into messages by people anyway; the server refuses what is much longer. */
const longestMessage = 2000;

/** Where the visitor types. Nothing typed may be learnt, suggested or sent elsewhere by browser, keyboard or extension. */
export class Composer {
  readonly node: HTMLFormElement;
  readonly #input = element('textarea', {
    id: 'waymark-message',
    rows: '1',
    maxlength: `${longestMessage}`,
    enterkeyhint: 'send',
    autocomplete: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
    writingsuggestions: 'false',
    translate: 'no',
    dir: 'auto',
    'data-gramm': 'false',
    'data-1p-ignore': '',
    'data-lpignore': 'true',
  });

  constructor(
    { words }: WidgetSettings,
    { onSend, onTyping, onFiles }: { onSend(text: string): void; onTyping(): void; onFiles(): void },
  ) {
    this.node = element(
      'form',
      // Chromium asks a server of its own about every form with a text field in it, unless it looks like a search; so the
      // visit would be told to others. Nothing is ever sent there: a submission is always ours.
      { class: 'composer', autocomplete: 'off', action: '/search' },
      element('label', { for: 'waymark-message' }, words.askMessage),
      element('div', { class: 'composer-row' }, this.#input, element('button', { type: 'submit' }, words.offerSend)),
    );
    const send = () => {
      const text = this.draft.trim();
      if (text === '') return;
      this.draft = '';
      onSend(text);
    };
    this.node.addEventListener('submit', (event) => {
      event.preventDefault();
      send();
    });
    this.#input.addEventListener('keydown', (event) => {
      // While a keyboard composes a character, Enter belongs to it.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send();
    });
    this.#input.addEventListener('input', () => this.draft !== '' && onTyping());
    this.#input.addEventListener('paste', (event) => {
      const pasted = event.clipboardData;
      if (pasted === null || pasted.files.length === 0 || pasted.types.includes('text/plain')) return;
      event.preventDefault();
      onFiles();
    });
  }

  get draft(): string {
    return this.#input.value;
  }

  set draft(text: string) {
    this.#input.value = text;
  }
}
