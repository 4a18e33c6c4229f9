import type { HeroCard, Printable } from '../../protocol/directLine.js';
import { element } from './dom.js';

/** Rows of a sheet: as many as fit on a page of A4, with room to write. */
const emptyRows = 9;

const bullet = /^\s*•\s*/;

/** A row of cells with lines around them. Set on the element itself, as a content policy allows. */
function row(tag: 'th' | 'td', cells: readonly string[], height: string): HTMLElement {
  return element(
    'tr',
    {},
    ...cells.map((words) => {
      const cell = element(tag, {}, words);
      Object.assign(cell.style, { border: '1px solid #000', padding: '4px', height, textAlign: 'start' });
      return cell;
    }),
  );
}

/** A service on paper: what it is, when it is open, and every number and address. */
export function cardOnPaper({ title, subtitle = '', text = '', buttons = [] }: HeroCard): string {
  const ways = buttons.map((each) => each.title).join(' · ');
  return [`${title} – ${subtitle}`, text.split('\n')[0], ways].filter(Boolean).join('\n');
}

/** What goes on paper: the text line by line, or an empty table whose columns are the lines of its list. */
export function printedParts(text: string, kind: Printable): HTMLElement[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (kind === 'text') return lines.map((line) => element('p', { dir: 'auto' }, line));
  const columns = lines.filter((line) => bullet.test(line)).map((line) => line.replace(bullet, ''));
  const table = element('table', {}, row('th', columns, 'auto'));
  Object.assign(table.style, { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' });
  const empty = columns.map(() => '');
  for (let count = 0; count < emptyRows; count += 1) table.append(row('td', empty, '22mm'));
  return [table];
}

/**
 * Prints one message from a frame that is taken away again: nothing of it is stored, and the page around it is not printed.
 * The title that a browser puts on paper is left empty on purpose.
 */
export function printMessage(text: string, kind: Printable, language: string): void {
  const frame = element('iframe', { title: '', 'aria-hidden': 'true', tabindex: '-1', 'data-print': kind });
  Object.assign(frame.style, { position: 'fixed', width: '0', height: '0', border: '0' });
  document.body.append(frame);
  const page = frame.contentWindow;
  // A frame in a document always has a window.
  if (page === null) return;
  page.document.documentElement.lang = language;
  page.document.body.append(...printedParts(text, kind));
  page.addEventListener('afterprint', () => frame.remove());
  page.print();
}
