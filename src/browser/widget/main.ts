/** `widget.<language>.js`: brings `<waymark-chat>` to life, and puts it into a page that asked for it by the one line. */
import type { WidgetSettings } from '../../protocol/widget.js';
import { placeChat, placeFrame } from './embed.js';
import { defineWaymarkChat } from './waymarkChat.js';

/** Filled in by the server, as `"{{widget}}"` in the built file. */
declare const waymarkWidgetSettings: WidgetSettings;

function start(script: HTMLScriptElement): void {
  const settings = waymarkWidgetSettings;
  const { mode } = script.dataset;
  if (mode === 'iframe') {
    placeFrame(script, settings.language);
    return;
  }
  defineWaymarkChat(settings, script.src);
  if (mode === 'page') behaveAsPage();
  else placeChat(script);
}

/** What only our own pages do. */
function behaveAsPage(): void {
  // The whole visit is one entry in the browser's Back list: another language takes the place of this page.
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-replace]') : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    location.replace(link.href);
  });
  // A picture dropped beside the chat would open in its place, and be in the history.
  for (const name of ['dragover', 'drop'] as const) addEventListener(name, (event) => event.preventDefault());
}

// A page may hold the line twice by mistake.
const script = document.currentScript;
if (script instanceof HTMLScriptElement && customElements.get('waymark-chat') === undefined) start(script);
