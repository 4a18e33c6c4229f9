/**
 * Leaves this page at once. Loads first, as a file of its own, and depends on nothing: it works before the chat is
 * there, without it, and when it has failed. Markup, order of steps and limits: README.md beside this file.
 */

/** What the server must be told so that it erases the conversation. */
export interface EraseCall {
  /** the address to post to: `…/conversations/{id}/erase` */
  readonly url: string;
  readonly token: string;
}

/** Stops all work, forgets everything held in memory, and says what the server must erase, if anything. */
export type Forget = () => EraseCall | undefined;

export interface QuickExit {
  /** Called when the visitor leaves by any way: quick exit, another address, a closed tab. */
  onLeave(forget: Forget): void;
  /** Leaves now. */
  leave(): void;
}

declare global {
  interface Window {
    waymarkQuickExit?: QuickExit;
  }
}

const pressesNeeded = 3;
const pressesWithinMs = 5000;

/** Read while this script runs, because `currentScript` is gone later. */
const neutralSite = document.currentScript?.dataset.site ?? 'about:blank';

let forget: Forget | undefined;
let left = false;

/** Takes everything off the screen. Elements are removed, not covered, so that nothing can come back or be read out. */
function blank(): void {
  const root = document.documentElement;
  const { title } = document;
  root.replaceChildren(document.createElement('head'), document.createElement('body'));
  // Without a title the tab would show the address.
  document.title = title;
  // With our style sheet gone, this keeps a dark screen dark: no flash of white at night.
  root.style.colorScheme = 'light dark';
}

/** Wipes what this origin could have stored. We store nothing; a page around us, or an extension, may have. */
function wipeStorage(): void {
  for (const name of ['sessionStorage', 'localStorage'] as const) {
    try {
      window[name].clear();
    } catch {
      // Storage is switched off in this browser: then there is nothing in it.
    }
  }
}

/** Sent by the browser even after the page is gone. Never waited for. */
function tellServer({ url, token }: EraseCall): void {
  const body = JSON.stringify({ token });
  try {
    if (navigator.sendBeacon(url, new Blob([body], { type: 'application/json' }))) return;
  } catch {
    // Some browsers throw where others answer false.
  }
  const headers = { 'content-type': 'application/json' };
  fetch(url, { method: 'POST', keepalive: true, headers, body, credentials: 'omit' }).catch(() => {});
}

/** Wipes memory and storage, then tells the server. Safe to call twice. */
function wipeAndTell(): void {
  let erase: EraseCall | undefined;
  try {
    erase = forget?.();
  } catch {
    // Whatever is wrong with the chat, leaving goes on.
  }
  forget = undefined;
  wipeStorage();
  if (erase !== undefined) tellServer(erase);
}

function leave(): void {
  if (!left) {
    left = true;
    blank();
    window.stop();
    wipeAndTell();
  }
  // Replaces the entry of this page, so that Back does not come here.
  location.replace(neutralSite);
}

function isExit(event: Event): boolean {
  return event.target instanceof Element && event.target.closest('[data-quick-exit]') !== null;
}

function leaveByElement(event: Event): void {
  if (!isExit(event)) return;
  event.preventDefault();
  leave();
}

addEventListener('click', leaveByElement, true);
// The middle button would open the neutral site in a new tab and leave the chat on the screen.
addEventListener('auxclick', leaveByElement, true);

let presses = 0;
let firstPressAt = 0;
let shiftWasUsed = false;

addEventListener(
  'keydown',
  (event) => {
    if (event.key === ' ') leaveByElement(event);
    if (event.key === 'Shift') return;
    // Any other key, also a capital letter typed with Shift held, is ordinary typing.
    presses = 0;
    shiftWasUsed = event.shiftKey;
  },
  true,
);
addEventListener(
  'keyup',
  (event) => {
    if (event.key !== 'Shift') return;
    if (shiftWasUsed || event.ctrlKey || event.altKey || event.metaKey) {
      shiftWasUsed = false;
      presses = 0;
      return;
    }
    if (presses === 0 || event.timeStamp - firstPressAt > pressesWithinMs) {
      presses = 0;
      firstPressAt = event.timeStamp;
    }
    presses += 1;
    if (presses >= pressesNeeded) leave();
  },
  true,
);

// Leaving in any other way leaves nothing behind either: not on the server, and not in the copy of the page that a
// browser may keep for its Back button.
addEventListener('pagehide', () => {
  if (left) return;
  blank();
  wipeAndTell();
});
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  if (left) location.replace(neutralSite);
  else location.reload();
});

window.waymarkQuickExit = {
  onLeave: (callback) => {
    forget = callback;
  },
  leave,
};
