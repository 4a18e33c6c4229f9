import { cy } from './languages/cy.js';
import { type ConsoleLanguage, en } from './languages/en.js';

const languages: Readonly<Record<string, ConsoleLanguage>> = { en, cy };

/** The language of the page, as the server chose it. */
export const language = Object.hasOwn(languages, document.documentElement.lang) ? document.documentElement.lang : 'en';
export const chosen: ConsoleLanguage = languages[language] ?? en;

type Coded = Readonly<Record<string, string>>;

export const words = chosen.desk;
export const urgencyWords = chosen.urgency;
export const goneWords: Coded = chosen.gone;
export const outcomeWords: Coded = chosen.outcomes;
export const refusalWords: Coded = chosen.refusals;
export const hoursWords = chosen.hoursNow;

/** The other languages: their tags, and their names in themselves. */
export const otherLanguages = Object.entries(languages)
  .filter(([tag]) => tag !== language)
  .map(([tag, { name }]) => ({ tag, name }));

/** The address of a page for staff. A language that was asked for in the address goes with it: nothing here is stored. */
export function pageAddress(path: string): string {
  return new URLSearchParams(location.search).has('lang') ? `${path}?lang=${language}` : path;
}

/** A code as words: those of the language, or spelt out: `threatsNamed` → `threats named`, `keepingARecord` → `keeping a record`. */
export function spelt(code: string): string {
  const word = chosen.codes[code];
  if (word !== undefined) return word;
  return code
    .replace(/_/g, ' ')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

const languageNames = new Intl.DisplayNames([chosen.dates, 'en'], { type: 'language' });

export function languageName(tag: string): string {
  return languageNames.of(tag) ?? tag;
}

/** Where somebody writes from; a simulated visitor is called one wherever it stands. */
export function channelName(channel: string): string {
  return (chosen.channels as Readonly<Record<string, string>>)[channel] ?? channel;
}

/** Why somebody cannot be reached just now, in short. */
export function awayWords(channel: string): string {
  return isByMessage(channel) ? words.unreachedShort : words.awayShort;
}

/** Whether a visitor writes by messages, with no page that could be seen to go. */
export function isByMessage(channel: string): boolean {
  return channel !== 'web' && channel !== 'practice';
}
