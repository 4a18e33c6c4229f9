import type { PageNumbers } from '../../protocol/widget.js';
import type { PageWords } from '../embed.js';
import type { Html } from '../html.js';
import { directionOf, fillSentence } from '../page.js';

/** Words of the chat without scripts. Keys of `locales/<tag>/page.json`. */
const plainWordKeys = [
  'tellPageTitle',
  'tellLanguageName',
  'offerSkipToChat',
  'offerLeaveNow',
  'tellLanguages',
  'tellWhatThisIs',
  'tellWhoThisIsFor',
  'tellCallEmergency',
  'tellAutomated',
  'tellCallHelpline',
  'tellDemonstration',
  'askWhatLeavingHides',
  'tellPlainHowToLeave',
  'tellPlainBack',
  'tellHistoryStays',
  'tellWhatSeesMore',
  'tellUseSaferDevice',
  'tellWhoSpeaksBot',
  'tellWhoSpeaksVisitor',
  'tellConversation',
  'tellUrgent',
  'tellNotSent',
  'tellErased',
  'tellEnded',
  'tellOpensAnotherSite',
  'tellAnswers',
  'tellUnreachable',
  'tellNewChat',
  'tellNewestPage',
  'tellWaitAMoment',
  'tellUnreadable',
  'tellNothingNew',
  'tellEarlier',
  'askMessage',
  'offerSend',
  'offerStartChat',
  'offerStartAgain',
  'offerLookAgain',
  'offerCall',
  'offerText',
  'offerChat',
] as const;

export type PlainWordKey = (typeof plainWordKeys)[number];

/** What a page in one language is made with. */
export interface PlainTexts {
  /** BCP 47 tag */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly numbers: PageNumbers;
  /** numbers that sentences may name, as printed, so that they can be tapped to call or to text */
  readonly phoneNumbers: readonly string[];
  readonly textNumbers: readonly string[];
  /** a word or sentence without numbers in it */
  readonly word: (key: PlainWordKey) => string;
  /** a sentence with its numbers as links */
  readonly say: (key: PlainWordKey) => Html;
}

interface PlainTextsOptions {
  readonly words: PageWords;
  readonly numbersIn: (language: string) => PageNumbers;
  readonly phoneNumbers: readonly string[];
  readonly textNumbers: readonly string[];
}

/**
 * The words of every language, looked up once, so that a missing one stops the start, not a visitor.
 * @throws Error naming the file and the word that it lacks
 */
export function createPlainTexts(options: PlainTextsOptions): ReadonlyMap<string, PlainTexts> {
  const { words, numbersIn, textNumbers } = options;
  return new Map(
    Object.entries(words).map(([language, pageWords]) => {
      const numbers = numbersIn(language);
      const said = new Map(
        plainWordKeys.map((key) => {
          const word = pageWords[key];
          if (word === undefined) throw new Error(`The plain chat needs "${key}" in locales/${language}/page.json`);
          return [key, { word, sentence: fillSentence(word, numbers) }];
        }),
      );
      const find = (key: PlainWordKey) => {
        const found = said.get(key);
        if (found === undefined) throw new Error(`The plain chat has no word "${key}"`);
        return found;
      };
      const phoneNumbers = [...new Set([numbers.emergencyNumber, numbers.helplineNumber, ...options.phoneNumbers])];
      const texts: PlainTexts = {
        language,
        direction: directionOf(language),
        numbers,
        phoneNumbers,
        textNumbers,
        word: (key) => find(key).word,
        say: (key) => find(key).sentence,
      };
      return [language, texts];
    }),
  );
}
