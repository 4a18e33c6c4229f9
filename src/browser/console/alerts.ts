import { button } from './dom.js';
import { words } from './words.js';

/** Alerts of the computer, only when an advisor asked for them, and without a word of any conversation. */
export function createAlerts(): { readonly button: HTMLButtonElement; alert(): void } {
  const ask = button(words.alerts, '', () => {
    void Notification.requestPermission().then(show);
  });
  function show(): void {
    ask.hidden = !('Notification' in window) || Notification.permission !== 'default';
  }
  show();
  return {
    button: ask,
    alert() {
      if (!document.hidden || !('Notification' in window) || Notification.permission !== 'granted') return;
      new Notification(words.title, { body: words.alertText, tag: 'desk', silent: true });
    },
  };
}
