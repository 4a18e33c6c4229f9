import { ConceptFinder, type Found } from './conceptFinder.js';
import { languageConcepts } from './concepts/index.js';
import { foldWord, sentenceEnd, type Token, tokenise } from './normalise.js';

/** One message as the concept rules and the scorer see it. */
export interface MessageView extends Found {
  /** folded tokens, `.` between sentences */
  readonly words: readonly Token[];
}

const finder = new ConceptFinder(languageConcepts);

/** The languages that votes are counted for, in their order. */
export const languageTags: readonly string[] = finder.tags;

/** The number of a folded word that stands in one of our lists. */
export const numberOf = (word: Token): number | undefined => finder.numberOf(word);

/**
 * @param text one message as typed
 * @param language tag of the session's language, when known; a visitor may still type in another
 */
export function viewMessage(text: string, language?: string): MessageView {
  return viewTokens(tokenise(text), language);
}

/** The same for a message already cut into tokens. */
export function viewTokens(tokens: readonly Token[], language?: string): MessageView {
  const words = tokens.map(foldToken);
  return { words, ...finder.find(words, language) };
}

/** The words alone, where no meaning is asked for. */
export function wordsOf(text: string): readonly Token[] {
  return tokenise(text).map(foldToken);
}

function foldToken(token: Token): Token {
  return token === sentenceEnd ? token : foldWord(token);
}

const english = languageTags.indexOf('en');

/** How a message reads: the scorer is surer of itself in English, of which it has seen most. */
export type Reading = 'english' | 'other';

/** English when no other language has more of the message's words; a message none of whose words is known counts as English. */
export function readingOf({ votes }: MessageView): Reading {
  return (votes[english] ?? 0) >= Math.max(...votes) ? 'english' : 'other';
}
