import { button, element } from './dom.js';
import { words } from './words.js';

const mostShown = 4;

/** Short lines on what happened, which stay until the advisor has read them. */
export class Notices {
  readonly node = element('div', { class: 'notices', role: 'status' });

  show(text: string, isWarning = false): void {
    const notice = element('div', { class: isWarning ? 'notice warning' : 'notice' }, element('p', {}, text));
    notice.append(button(words.close, '', () => notice.remove()));
    this.node.append(notice);
    while (this.node.children.length > mostShown) {
      // Whom not to contact stays longest.
      const [oldest] = this.node.querySelectorAll('.notice:not(.warning, :last-child)');
      (oldest ?? this.node.firstElementChild)?.remove();
    }
  }

  /** After a heavy one. */
  offerPause(pause: () => void): void {
    const notice = element('div', { class: 'notice' }, element('p', {}, words.heavy));
    const take = button(words.pause, 'main', () => {
      notice.remove();
      pause();
    });
    const carryOn = button(words.carryOn, '', () => notice.remove());
    notice.append(element('p', { class: 'row' }, take, carryOn));
    this.node.append(notice);
  }
}
