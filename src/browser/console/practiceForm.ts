import type { BoardSeat, ConsoleData } from '../../protocol/console.js';
import type { ConsoleWish } from './connection.js';
import { element } from './dom.js';
import { words } from './words.js';

/** Sends a simulated visitor to an advisor who trains. */
export class PracticeForm {
  readonly node: HTMLElement;
  readonly #story = element('select', { id: 'practice-story' });
  readonly #advisor = element('select', { id: 'practice-advisor' });

  constructor(ask: (wish: ConsoleWish) => void) {
    const form = element(
      'form',
      { class: 'row', 'aria-label': words.practice, hidden: '' },
      element('label', { for: 'practice-story' }, words.practiceStory),
      this.#story,
      element('label', { for: 'practice-advisor' }, words.practiceFor),
      this.#advisor,
      element('button', { type: 'submit' }, words.practiceStart),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const { value: story } = this.#story;
      const { value: to } = this.#advisor;
      if (story !== '' && to !== '') ask({ do: 'practise', story, to });
    });
    this.node = form;
  }

  offer(stories: ConsoleData['practice']): void {
    this.#story.replaceChildren(...stories.map(({ name, title }) => element('option', { value: name }, title)));
  }

  /** Only who is on shift can train; the one that was chosen stays chosen. */
  show(seats: readonly BoardSeat[]): void {
    this.node.hidden = seats.length === 0 || this.#story.options.length === 0;
    const shown = [...this.#advisor.options].map(({ value, text }) => `${value} ${text}`).join();
    if (shown === seats.map(({ id, name }) => `${id} ${name}`).join()) return;
    const { value } = this.#advisor;
    this.#advisor.replaceChildren(...seats.map(({ id, name }) => element('option', { value: id }, name)));
    if (seats.some(({ id }) => id === value)) this.#advisor.value = value;
  }
}
