import { button } from './dom.js';
import { words } from './words.js';

/** Alerts of the computer, only while an advisor wants them, and without a word of any conversation. */
export function createAlerts(): { readonly button: HTMLButtonElement; alert(): void } {
  // What the browser was allowed once holds on; the button takes it back until the page is opened again.
  let isWanted = true;
  const isAllowed = (): boolean => 'Notification' in window && Notification.permission === 'granted';
  const toggle = button(words.alerts, '', () => {
    if (isAllowed()) {
      isWanted = !isWanted;
      show();
    } else void Notification.requestPermission().then(show);
  });
  function show(): void {
    toggle.hidden = !('Notification' in window) || Notification.permission === 'denied';
    toggle.textContent = isAllowed() && isWanted ? words.endAlerts : words.alerts;
  }
  show();
  return {
    button: toggle,
    alert() {
      if (!document.hidden || !isWanted || !isAllowed()) return;
      try {
        new Notification(words.title, { body: words.alertText, tag: 'desk', silent: true });
      } catch {
        // Browsers of phones and tablets know alerts of service workers alone. The title still tells.
        isWanted = false;
        toggle.hidden = true;
      }
    },
  };
}
