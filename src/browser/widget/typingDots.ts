import { element } from './dom.js';

/** Dots that are seen for less only flicker. An answer is never held longer than this. */
export const shortestDotsMs = 350;
/** Longer than this nobody is honestly typing; the line on the connection says what is wrong, if anything is. */
const longestDotsMs = 10_000;

/**
 * Dots while an answer is on its way, and a short hold of that answer so that they do not flicker. Nothing waits for
 * them: the visitor can type and choose meanwhile, and urgent words are shown at once.
 */
export class TypingDots {
  readonly node = element(
    'div',
    { class: 'dots', 'aria-hidden': 'true', hidden: '' },
    ...'···'.split('').map((dot) => element('i', {}, dot)),
  );
  readonly #held: (() => void)[] = [];
  #shownAt = 0;
  #release: ReturnType<typeof setTimeout> | undefined;
  #hiding: ReturnType<typeof setTimeout> | undefined;

  /** Something was sent, or somebody types. */
  show(): void {
    if (this.node.hidden) this.#shownAt = performance.now();
    this.node.hidden = false;
    clearTimeout(this.#hiding);
    this.#hiding = setTimeout(() => this.hide(), longestDotsMs);
  }

  /** Calls `show` when the dots have been seen for a moment, in the order of the calls; at once if none are shown. */
  afterDots(show: () => void): void {
    this.#held.push(show);
    if (this.#release !== undefined) return;
    const rest = this.node.hidden ? 0 : shortestDotsMs - (performance.now() - this.#shownAt);
    if (rest <= 0) this.showHeld();
    else this.#release = setTimeout(() => this.showHeld(), Math.min(rest, shortestDotsMs));
  }

  /** Shows what is held, now, and takes the dots away. */
  showHeld(): void {
    clearTimeout(this.#release);
    this.#release = undefined;
    if (this.#held.length > 0) this.hide();
    for (const show of this.#held.splice(0)) show();
  }

  hide(): void {
    this.node.hidden = true;
    clearTimeout(this.#hiding);
  }

  /** Drops everything. */
  clear(): void {
    this.#held.length = 0;
    clearTimeout(this.#release);
    this.#release = undefined;
    this.hide();
  }
}
