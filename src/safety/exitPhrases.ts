import { readWords, type Spelling, sentenceEnd, type Token, tokenise } from './normalise.js';

/**
 * Words that mean "get me out" when they are the whole message, per language on offer. They erase the session, so a word that
 * is also a natural answer ("no", "done", "cancel", "end it", "bye") must not be here. Used for every channel, SMS included.
 * Status: draft, not yet reviewed.
 */
export const exitPhrases: Readonly<Record<string, readonly string[]>> = {
  en: [
    'exit',
    'exit now',
    'quick exit',
    'exit chat',
    'leave',
    'leave now',
    'leave chat',
    'quit',
    'quit chat',
    'stop',
    'stop now',
    'stop chat',
    'stop messaging me',
    'stop texting me',
    'stopall',
    'unsubscribe',
    'hide',
    'hide this',
    'hide it',
    'hide now',
    'hide chat',
    'close',
    'close this',
    'close it',
    'close chat',
    'close the chat',
    'close now',
    'end chat',
    'end the chat',
    'end this chat',
    'delete this chat',
    'delete this',
    'get me out',
    'get me out of here',
    'get out now',
  ],
  cy: [
    'gadael',
    'gadael nawr',
    'gadael rwan',
    'gadael y sgwrs',
    'allanfa',
    'allanfa gyflym',
    'stopio',
    'stopiwch',
    'stop',
    'cuddio',
    'cuddia hwn',
    'cuddiwch hwn',
    'cau',
    'cau hwn',
    'caewch hwn',
    'cau nawr',
    'cau y sgwrs',
    "cau'r sgwrs",
    'dileu',
    'dileu y sgwrs',
    "dileu'r sgwrs",
    'dilewch hwn',
  ],
};

const politeWords = new Set(['please', 'pls', 'plz', 'plis', 'now', 'nawr', 'rwan']);

const plain: Spelling = {
  spellings: new Map(),
  vocabulary: new Set(
    Object.values(exitPhrases)
      .flat()
      .flatMap((phrase) => phrase.split(' ')),
  ),
};

/** The words of a text, without what ends its sentences. */
function tokensOf(text: string): Token[] {
  return tokenise(text).filter((token) => token !== sentenceEnd);
}

/** One spelling for a phrase: case, punctuation, elongation, slips such as "exti" and "please" set aside. */
function plainly(tokens: readonly Token[]): string {
  const words = readWords(tokens, plain).filter((word) => word !== sentenceEnd);
  const spoken = words.filter((word, at) => at === 0 || !politeWords.has(word));
  return spoken.filter((word, at) => word !== spoken[at - 1]).join(' ');
}

const phrases: ReadonlySet<string> = new Set(
  Object.values(exitPhrases)
    .flat()
    .map((phrase) => plainly(tokensOf(phrase))),
);
const firstWords: ReadonlySet<string> = new Set([...phrases].map((phrase) => phrase.split(' ')[0] ?? ''));

/** Longer messages are no exit phrases; they are left to the recogniser's `leave` label. */
const longestPhrase = 60;

/**
 * Whether the whole message asks to leave, in any language on offer: a visitor in a hurry need not care which one is set.
 * @param text one message as typed
 */
export function isExitPhrase(text: string): boolean {
  if (text.length > longestPhrase) return false;
  const tokens = tokensOf(text);
  // Most messages begin with a word that no phrase begins with: the others need not be mended.
  const [first = ''] = readWords(tokens.slice(0, 1), plain);
  return firstWords.has(first) && phrases.has(plainly(tokens));
}
