import type { OutgoingActivity } from '../../protocol/directLine.js';
import type { WidgetSettings } from '../../protocol/widget.js';
import { button, element } from './dom.js';
import { languageOf } from './messages.js';

/** The answers under the last message, as buttons. */
export class Choices {
  readonly node: HTMLElement;
  readonly #onChoose: (value: string, title: string) => void;

  constructor({ words }: WidgetSettings, onChoose: (value: string, title: string) => void) {
    this.node = element('div', { class: 'choices', role: 'group', tabindex: '-1', 'aria-label': words.tellAnswers });
    this.#onChoose = onChoose;
  }

  /** Those of an earlier question go. */
  show(activity: OutgoingActivity): void {
    const hadFocus = this.node.matches(':focus-within');
    const actions = (activity.suggestedActions?.actions ?? []).filter(({ type }) => type === 'imBack');
    const buttons = actions.map(({ title, value }) => {
      const made = button(title, 'choice', () => {
        // A second click on any of them sends nothing.
        if (this.#isLocked) return;
        made.setAttribute('aria-pressed', 'true');
        this.#onChoose(value, title);
      });
      made.dir = 'auto';
      if (activity.locale !== undefined) made.lang = languageOf(activity).lang ?? '';
      return made;
    });
    this.node.removeAttribute('aria-disabled');
    this.node.replaceChildren(...buttons);
    // Who answered by a button goes on from the same place, even while it is empty; not from the text field, which
    // would open a phone's keyboard, nor from the top of the page.
    if (hadFocus) this.node.focus({ preventScroll: true });
  }

  get #isLocked(): boolean {
    return this.node.getAttribute('aria-disabled') === 'true';
  }

  /** Not `disabled`, which would drop the focus to the top of the page. */
  lock(): void {
    for (const each of [this.node, ...this.node.children]) each.setAttribute('aria-disabled', 'true');
  }

  unlock(): void {
    for (const each of [this.node, ...this.node.children]) {
      each.removeAttribute('aria-disabled');
      each.removeAttribute('aria-pressed');
    }
  }
}
