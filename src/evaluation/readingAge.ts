import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** How old a child reads a text with ease. */
export interface ReadingAge {
  /** in years: the grade of Flesch and Kincaid (1975), and five */
  readonly years: number;
  readonly words: number;
}

/** A grade of an American school, and the age of those who begin it. */
const yearsBeforeSchool = 5;

/**
 * Measures English words as they are read: marks do not count, a number or a name that is filled in counts as one short word,
 * and a line of a list is a sentence.
 */
export function readingAgeOf(text: string): ReadingAge {
  const plain = text.replace(/\{\{[^}]*\}\}/g, 'nine').replaceAll('’', "'");
  const words = plain.match(/[A-Za-z']+/g) ?? [];
  const sentences = plain.split(/[.!?:;\n]+/).filter((part) => /[A-Za-z]/.test(part));
  if (words.length === 0) return { years: 0, words: 0 };
  const counts = { sentence: sentences.length, word: words.length, syllable: syllable(words.join(' ')) };
  return { years: fleschKincaid(counts) + yearsBeforeSchool, words: words.length };
}
