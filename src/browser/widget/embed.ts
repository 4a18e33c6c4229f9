import { widgetAttributes } from '../../protocol/widget.js';

function whenReady(use: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', use);
  else use();
}

/** In the place of the script tag when that is in the body, else at the body's end. */
function place(node: HTMLElement, script: HTMLScriptElement): void {
  if (document.body.contains(script)) script.after(node);
  else document.body.append(node);
}

/** Puts `<waymark-chat>` into the page, unless the page has one of its own, with the settings of the script tag. */
export function placeChat(script: HTMLScriptElement): void {
  whenReady(() => {
    if (document.querySelector('waymark-chat') !== null) return;
    const chat = document.createElement('waymark-chat');
    for (const name of widgetAttributes) {
      const value = script.getAttribute(`data-${name}`);
      if (value !== null) chat.setAttribute(name, value);
    }
    place(chat, script);
  });
}

/**
 * For sites whose policy allows frames of ours but not our network calls: the chat page in a frame. When the frame says
 * that the visitor left, the whole page leaves.
 */
export function placeFrame(script: HTMLScriptElement, language: string): void {
  whenReady(() => {
    const frame = document.createElement('iframe');
    frame.src = new URL(`chat?frame&lang=${language}`, script.src).href;
    frame.title = 'Waymark';
    frame.referrerPolicy = 'no-referrer';
    frame.style.cssText = 'display:block;width:100%;height:min(720px,90vh);border:0;color-scheme:normal';
    addEventListener('message', ({ data, source }) => {
      if (data === 'waymark:leave' && source === frame.contentWindow) window.waymarkQuickExit?.leave();
    });
    place(frame, script);
  });
}
