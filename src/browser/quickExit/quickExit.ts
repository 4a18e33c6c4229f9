/**
 * Leaves this page at once. Depends on nothing: it works before the chat is there, without it, and when it has failed.
 * Markup, order of steps and limits: README.md beside this file.
 */
import { wipe } from './wipe.js';

/** What the server must be told so that it erases the conversation. */
export interface EraseCall {
  /** the address to post to: `…/conversations/{id}/erase` */
  readonly url: string;
  readonly token: string;
}

/**
 * Stops all work, forgets everything held in memory, and says what the server must erase, if anything.
 * @param left the exit was used; else the page only closes
 */
export type Forget = (left: boolean) => EraseCall | undefined;

export interface QuickExit {
  /** Called when the visitor leaves by any way: quick exit, another address, a closed tab. */
  onLeave(forget: Forget): void;
  /** Leaves now. */
  leave(): void;
  /** Hides our floating button while another exit is in view in its place, and shows it again. */
  showButton(isShown: boolean): void;
}

declare global {
  interface Window {
    waymarkQuickExit?: QuickExit;
  }
}

/** Takes everything off the screen. Elements are removed, not covered, so that nothing can come back or be read out. */
function blank(): void {
  const root = document.documentElement;
  const { title } = document;
  // A page around us may have painted its own background on the root.
  root.className = root.style.cssText = '';
  root.replaceChildren(document.createElement('head'), document.createElement('body'));
  document.adoptedStyleSheets = [];
  // Without a title the tab would show the address.
  document.title = title;
  // With our style sheet gone, this keeps a dark screen dark: no flash of white at night.
  root.style.colorScheme = 'light dark';
}

/**
 * Sent by the browser even after the page is gone. Never waited for. As plain text, because any other type would first
 * ask another origin for leave, and that question does not outlive the page.
 */
function tellServer(erase: EraseCall | undefined): void {
  if (!erase) return;
  const { url, token } = erase;
  const body = JSON.stringify({ token });
  try {
    if (navigator.sendBeacon(url, body)) return;
    fetch(url, { method: 'POST', keepalive: true, body }).catch(() => {});
  } catch {
    // The page around us has taken both away. The server erases when the session's idle time is over.
  }
}

/**
 * Arms the ways out of this page.
 * @param sites gives the neutral sites in use at that moment; one is taken
 */
export function armQuickExit(sites: () => readonly string[]): Omit<QuickExit, 'showButton'> {
  let forget: Forget | undefined;
  let left = false;

  function moveOn(): void {
    const choices = sites();
    const site = choices[Math.floor(Math.random() * choices.length)] ?? 'about:blank';
    if (top !== self) {
      // In a frame, the whole tab must go. The page around may run our script too, and blank itself.
      parent.postMessage('waymark:leave', '*');
      try {
        top?.location.replace(site);
      } catch {
        // The page around does not let frames do that; then at least this frame is gone.
        location.replace('about:blank');
      }
      return;
    }
    // Replaces the entry of this page, so that Back does not come here.
    location.replace(site);
  }

  /** Forgets what is in memory. @returns what the server must hear; safe to call twice */
  function forgetAll(): EraseCall | undefined {
    const callback = forget;
    forget = undefined;
    try {
      return callback?.(left);
    } catch {
      // Whatever is wrong with the chat, leaving goes on.
      return undefined;
    }
  }

  function leave(): void {
    if (!left) {
      left = true;
      blank();
      stop();
      wipe();
      tellServer(forgetAll());
    }
    // WebKit paints nothing more of a page that has begun to go: what was on the screen would stay there until the neutral
    // site answers. So the empty page is painted first; where no frame comes, as in a hidden tab, it is not waited for.
    const late = setTimeout(moveOn, 200);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(moveOn);
    });
  }

  function leaveByElement(event: Event): void {
    if (!event.composedPath().some((target) => target instanceof Element && target.matches('[data-quick-exit]')))
      return;
    event.preventDefault();
    leave();
  }

  addEventListener('click', leaveByElement, true);
  // The middle button would open the neutral site in a new tab and leave the chat on the screen.
  addEventListener('auxclick', leaveByElement, true);
  addEventListener('keydown', (event) => event.key === ' ' && leaveByElement(event), true);

  // Leaving in any other way leaves nothing of a chat behind either: not on the server, and not in the copy of the page
  // that a browser may keep for its Back button. A page whose chat was never opened is none of our business.
  addEventListener('pagehide', () => {
    if (left || !forget) return;
    blank();
    tellServer(forgetAll());
    addEventListener('pageshow', () => location.reload());
  });
  addEventListener('pageshow', () => left && moveOn());

  return {
    onLeave(callback) {
      forget = callback;
    },
    leave,
  };
}
