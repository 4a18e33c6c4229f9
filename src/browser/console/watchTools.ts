import type { OpenContact } from '../../protocol/console.js';
import type { ConsoleWish } from './connection.js';
import { button, careful, element } from './dom.js';
import type { TalkTools } from './toolsView.js';
import { words } from './words.js';

/** What a supervisor can do who reads along: take it over, or stop reading. */
export function watchTools({ contactId }: OpenContact, ask: (wish: ConsoleWish) => Promise<unknown>): TalkTools {
  const node = element(
    'section',
    { class: 'column tools', 'aria-label': words.actions },
    element('p', {}, words.watched),
    element(
      'p',
      { class: 'row' },
      careful(words.takeOver, words.takeOverSure, () => void ask({ do: 'takeOver', contactId })),
      button(words.stopReading, '', () => void ask({ do: 'watch', contactId, on: false })),
    ),
  );
  return {
    node,
    showColleagues: () => undefined,
    focusOn: () => undefined,
    clear: () => node.remove(),
  };
}
