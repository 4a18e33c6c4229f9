import { isNothing } from './visit.mjs';

/** The engines, in the order of the columns. */
export const engines = ['chromium', 'firefox', 'webkit'];

const worst = (visits, field) => Math.max(...visits.map((visit) => visit[field]));
const middle = (visits, field) =>
  visits.map((visit) => visit[field]).sort((one, other) => one - other)[visits.length >> 1];
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const all = (visits, holds) => visits.every(holds);

/**
 * The rows of the report: what is promised, whether it held in every visit, and what was found. `limit` marks what no page
 * can do; it is told to visitors before a chat begins.
 */
export const rows = [
  {
    title: 'Blank within 50 ms of the event',
    holds: ({ visits }) => all(visits, ({ blank }) => blank) && middle(visits, 'handledMs') < 50,
    found: ({ visits }) => `${ms(middle(visits, 'handledMs'))}, worst ${ms(worst(visits, 'handledMs'))}`,
  },
  {
    title: 'Painted blank: the next frame comes within 50 ms, is empty, and does not wait for the neutral site',
    holds: ({ visits }) => all(visits, ({ blankInFrame }) => blankInFrame === true) && middle(visits, 'frameMs') < 50,
    found({ visits }) {
      const framed = visits.filter(({ frameMs }) => frameMs !== undefined);
      if (framed.length < visits.length) return 'no frame came in some visits';
      return `frame begun after ${ms(middle(framed, 'frameMs'))}, worst ${ms(worst(framed, 'frameMs'))}`;
    },
  },
  {
    title: 'Leaves by Shift three times, and by the button',
    holds: ({ visits }) => ['button', 'shift'].every((way) => visits.some((visit) => visit.way === way)),
    found: ({ visits }) => `${visits.length} visits, half of them each`,
  },
  {
    title: 'The tab’s history: one entry for the chat, none after leaving; Back leads to the page before',
    holds: ({ visits }) =>
      all(visits, (visit) => visit.entriesOfChat === 1 && visit.entriesAfter === 1 && visit.backTo === 'before'),
    found: ({ visits }) => `Back leads to the page ${visits[0].backTo}`,
  },
  {
    title: 'Back/forward cache: nothing said comes back, after leaving or after going to another address',
    holds: ({ visits, returns }) => all([...visits, ...returns], ({ secretOnBack }) => !secretOnBack),
    found: ({ visits, returns }) => `${visits.length} and ${returns.length} times Back, nothing`,
  },
  {
    title: 'While the chat is open, nothing is stored: local, session, databases, caches, cookies, workers',
    holds: ({ visits }) => all(visits, ({ kept }) => isNothing(kept)),
    found: () => 'nothing',
  },
  {
    title: 'Storage after leaving: what others had put there is wiped too',
    holds: ({ visits }) => all(visits, ({ left }) => isNothing({ ...left, cookies: '' })),
    found: () => 'empty',
  },
  {
    title: 'Cookies after leaving',
    holds: ({ visits }) => all(visits, ({ left }) => left.cookies === ''),
    found: () => 'none that a script can see',
  },
  {
    title: 'Network: no request to anybody else, from before the chat until after it',
    holds: ({ strangers }) => strangers.length === 0,
    found: ({ strangers, own }) =>
      `${strangers.length} requests${strangers.length > 0 ? ` (${strangers.join(', ')})` : ''}; ${own.length > 0 ? `the browser’s own, with no page of ours too: ${own.join(', ')}` : 'the browser asks for nothing by itself'}`,
  },
  {
    title: 'Network after the event: the erase call alone goes to our server',
    holds: ({ visits }) => all(visits, ({ after }) => after.length === 1 && after[0].endsWith('/erase')),
    found: ({ visits }) => `${visits[0].after.length} request`,
  },
  {
    title: 'On the server all is gone within 1 s of the event',
    holds: ({ visits }) => all(visits, ({ erasedMs, isKnown }) => erasedMs < 1_000 && !isKnown),
    found: ({ visits }) => `${ms(middle(visits, 'erasedMs'))}, worst ${ms(worst(visits, 'erasedMs'))}`,
  },
  {
    title: 'Text for screen readers: both links by name, and the presses that are missing in a live region',
    holds: ({ visits }) =>
      all(
        visits,
        ({ waysOut, spoken, way }) =>
          waysOut.length === 2 && (way === 'button' || new Set(spoken.filter(Boolean)).size === 2),
      ),
    found({ visits }) {
      const { spoken, waysOut } = visits.find(({ way }) => way === 'shift');
      return [...waysOut, ...spoken].map((text) => `“${text}”`).join(' ');
    },
  },
  {
    title: 'The browser’s own list of visited pages',
    limit: true,
    holds: ({ isListed }) => isListed === false,
    found: ({ isListed }) =>
      isListed === undefined
        ? 'not measured: the driver opens private windows alone'
        : isListed
          ? 'lists the chat page'
          : 'does not list it yet',
  },
];
