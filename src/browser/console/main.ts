import type { ConsoleData } from '../../protocol/console.js';
import { Desk } from './desk.js';
import { element } from './dom.js';
import { language, words } from './words.js';

/** Fetches the words for codes, then opens the desk. */
async function start(root: HTMLElement): Promise<void> {
  root.replaceChildren(element('p', { role: 'status' }, words.connecting));
  const response = await fetch(`/console/data?lang=${language}`, { cache: 'no-store' });
  if (!response.ok) throw new Error('the desk is not to be had');
  new Desk(root, (await response.json()) as ConsoleData).open();
}

const root = document.getElementById('desk');
if (root !== null) {
  start(root).catch(() => {
    root.replaceChildren(element('p', { role: 'alert' }, words.lost));
  });
}
