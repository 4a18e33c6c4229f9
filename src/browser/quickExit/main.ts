/**
 * `waymark.js`, the one line of an embed. Arms the quick exit and shows its button before anything else; then fetches
 * the chat. Attributes of the script tag: docs/guidance/embedding.md.
 */
import type { ExitSettings } from '../../protocol/widget.js';
import { exitButton } from './exitButton.js';
import { loadWidget } from './loadWidget.js';
import { pressProgress } from './pressProgress.js';
import { armQuickExit } from './quickExit.js';
import { listenForShift } from './shiftPresses.js';

/** Filled in by the server, as `"{{exit}}"` in the built file. */
declare const waymarkExitSettings: ExitSettings;

function start(tag: HTMLScriptElement): void {
  const { languages, exitSites, style } = waymarkExitSettings;
  const data = tag.dataset;
  // What the page asks for, speaks itself, or the visitor reads, if it is on offer.
  const offered = Object.keys(languages);
  const language =
    [data.language, document.documentElement.lang, ...navigator.languages, ...offered]
      .map((asked = '') => asked.toLowerCase().split('-')[0] ?? '')
      .find((asked) => offered.includes(asked)) ?? '';
  const texts = languages[language];
  if (!texts) return;

  const ownSites = (data.exitSites ?? '').split(/[\s,]+/).filter((site) => site.startsWith('https://'));
  const sites = ownSites[0] ? ownSites : exitSites;
  const exit = armQuickExit(() => sites);
  const progress = pressProgress(texts, language);
  listenForShift((missing) => {
    if (missing > 0) progress(missing);
    else exit.leave();
  });

  // Our own pages have the exit and the chat in their markup.
  if (data.mode === 'page') {
    window.waymarkQuickExit = { ...exit, showButton: () => {} };
    return;
  }
  const addressOf = (path: string) => new URL(path, tag.src).href;
  const plainChat = addressOf('chat/plain');
  const button = exitButton(texts, { site: sites[0] ?? '', plainChat, language, position: data.position });
  window.waymarkQuickExit = { ...exit, showButton: button.show };
  loadWidget(tag, { address: addressOf(texts.widget), style: addressOf(style) }, (isLoaded) => {
    button.showFailure(!isLoaded);
  });
}

// Read while this script runs, because `currentScript` is gone later. A page may hold the line twice by mistake.
const tag = document.currentScript;
if (tag instanceof HTMLScriptElement && window.waymarkQuickExit === undefined) start(tag);
