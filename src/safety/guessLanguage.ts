import type { CompiledLanguage } from './compileLanguage.js';
import type { Token } from './normalise.js';

/** Scripts that belong to one of our languages alone. Arabic, Bengali-Assamese and Cyrillic letters are shared: see below. */
const scripts: readonly (readonly [tag: string, letters: RegExp])[] = [
  ['gu', /\p{Script=Gujarati}/u],
  ['pa', /\p{Script=Gurmukhi}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['ur', /[ٹڈڑںےہھ]/u],
  ['uk', /[іїєґ]/iu],
  ['ar', /[ةىإأ]/u],
];

/**
 * A cautious guess: a wrong language is worse than none.
 * @param text one message
 * @param wordsByLanguage the message in each language's own spelling
 * @returns BCP 47 tag, or `und`
 */
export function guessLanguage(
  text: string,
  wordsByLanguage: readonly (readonly [language: CompiledLanguage, words: readonly Token[]])[],
): string {
  for (const [tag, letters] of scripts) if (letters.test(text)) return tag;
  const scores = wordsByLanguage.map(([language, words]) => ({
    tag: language.tag,
    score: words.reduce((count, word) => count + (language.telltales.has(word) ? 1 : 0), 0),
  }));
  scores.sort((a, b) => b.score - a.score);
  const [best, next] = scores;
  if (best === undefined || best.score === (next?.score ?? 0)) return 'und';
  const wordCount = wordsByLanguage[0]?.[1].length ?? 0;
  const enough = best.score >= 2 || wordCount <= 4;
  return enough && best.score * 6 >= wordCount ? best.tag : 'und';
}
