import type { ExitLanguage } from '../../protocol/widget.js';
import { box, fixed } from './look.js';
import { keepOnTop, raise } from './topLayer.js';
import { whenBody } from './whenBody.js';

export interface ExitButton {
  show(isShown: boolean): void;
  /** Says above the button that the chat cannot be had, with numbers to call; or takes that away again. */
  showFailure(isFailed: boolean): void;
}

/** First of all that can be reached with Tab, and right after the page's skip link if it has one. */
function putFirst(host: HTMLElement, body: HTMLElement): void {
  const first = body.querySelector('a[href],button,input,select,textarea');
  if (first?.matches('a[href^="#"]')) first.after(host);
  else body.prepend(host);
  raise(host);
}

function makeNote({ note: parts }: ExitLanguage, plainChat: string): HTMLElement {
  const note = document.createElement('p');
  note.style.cssText = `${box};max-width:18em`;
  note.append(
    ...parts.map((part, index) => {
      if (index % 2 === 0) return part;
      const link = document.createElement('a');
      // A number to call, or else the way to the chat without scripts.
      if (/\d/.test(part)) {
        link.href = `tel:${part.replace(/[^\d+]/g, '')}`;
        link.dir = 'ltr';
      } else link.href = plainChat;
      link.style.color = 'inherit';
      link.textContent = part;
      return link;
    }),
  );
  return note;
}

/**
 * Our own way out, always in view, before the chat is there and when it has failed.
 * @param options.site where the link leads; leaving may take another site of the settings
 * @param options.plainChat address of the chat without scripts
 * @param options.position the corner: `start` or `end` of a line of this language
 */
export function exitButton(
  texts: ExitLanguage,
  {
    site,
    plainChat,
    language,
    position,
  }: { site: string; plainChat: string; language: string; position: string | undefined },
): ExitButton {
  const host = document.createElement('waymark-exit');
  const isLeft = (position === 'start') === (texts.dir === 'ltr');
  const status = document.createElement('div');
  status.setAttribute('role', 'status');
  const link = document.createElement('a');
  link.style.cssText = `display:block;${box};width:max-content;text-decoration:none`;
  link.href = site;
  link.rel = 'noreferrer';
  link.dataset.quickExit = '';
  const [leaveNow] = texts.words;
  link.textContent = leaveNow;
  host.lang = language;
  host.dir = texts.dir;
  // A landmark, for those who go from one to the next.
  host.role = 'navigation';
  host.ariaLabel = leaveNow;
  host.attachShadow({ mode: 'open' }).append(status, link);
  const show = (isShown: boolean) => {
    host.hidden = !isShown;
    host.style.cssText = `${fixed}auto ${isLeft ? 'auto 16px 16px' : '16px 16px auto'};overflow:visible`;
    if (!isShown) host.style.display = 'none';
  };
  show(true);
  whenBody((body) => putFirst(host, body));
  // A script in the head comes before the skip link.
  document.addEventListener('DOMContentLoaded', () => {
    if (host.isConnected && !host.previousElementSibling) putFirst(host, document.body);
  });
  keepOnTop(host);
  return {
    show,
    showFailure(isFailed) {
      status.replaceChildren(...(isFailed ? [makeNote(texts, plainChat)] : []));
    },
  };
}
