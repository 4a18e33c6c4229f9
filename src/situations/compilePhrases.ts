import type { PhraseList } from './situation.js';

/**
 * Phrases as people who do not program can read them: words with spaces between, and
 *   `<name>`  one of a list, `a|b` either, `(word)` may be missing, `stem*` any ending, `words?` one letter more or less, `~` up to three words in between.
 * No phrase runs over the end of a sentence. Every gap has a bound, so the work per message has one, too.
 */
export function compilePhrases(phrases: readonly string[], concepts: PhraseList): RegExp {
  const all = phrases.map((phrase) => {
    const pieces = phrase.split(' ');
    if (pieces.every((piece) => /^[(~]/.test(piece))) throw new Error(`compilePhrases: "${phrase}" may be nothing`);
    return pieces.map((piece) => partOf(piece, concepts)).join('');
  });
  return new RegExp(` (?=((?:${all.join('|')})))`, 'g');
}

/** Letters, digits and marks of one word. */
const word = '[^ .]';

function partOf(piece: string, concepts: PhraseList): string {
  if (piece === '~') return `(?:${word}+ ){0,3}?`;
  const inner = /^\((.*)\)$/.exec(piece)?.[1];
  const bare = inner ?? piece;
  const name = /^<(\w+)>$/.exec(bare)?.[1];
  const ways = name === undefined ? bare.split('|') : concepts[name];
  if (ways === undefined) throw new Error(`compilePhrases: no concept is called "${name}"`);
  const source = ways.map((way) => way.replaceAll('*', `${word}{0,8}`)).join('|');
  return `(?:(?:${source}) )${inner === undefined ? '' : '?'}`;
}

/** Longer messages are read up to here: what matters is said early, and the work has a bound. */
const longestRead = 2000;

/**
 * A message as the phrases see it: lower case, no apostrophes, one space around each word, ` . ` at the end of a sentence.
 * @param text as typed, any string
 */
export function plainWords(text: string): string {
  const plain = text
    .slice(0, longestRead)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[.!?;\n…]+/g, ' . ')
    .replace(/[^\p{L}\p{M}\p{N}. ]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return ` ${plain} `;
}
