import { ask, signpost, type Topic, tell, topic } from '../src/conversation/topic.js';
import type { Surroundings } from './surroundings.js';

/** The languages of the people who turn to us most, as BCP 47 tags; each is shown by its own name. */
const languages = [
  'ar',
  'bn',
  'cy',
  'es',
  'fa',
  'fr',
  'gu',
  'hi',
  'it',
  'ku',
  'pa',
  'pl',
  'pt',
  'ro',
  'so',
  'tr',
  'uk',
  'ur',
  'other',
  'skip',
];

/**
 * Services that speak another language, or have interpreters. Which one, is asked once, and counts for every later list.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const otherLanguage = ({ helpWith }: Surroundings): Topic =>
  topic('otherLanguage', [
    tell('tellWhatToDo'),
    ask('askWhich', languages, { once: true }),
    tell('tellWhatNotToDo'),
    signpost('findSupport:tellWhoCanHelp', helpWith([])),
    tell('tellWhatHappensNext'),
  ]);
