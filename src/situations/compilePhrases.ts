import type { PhraseList } from './situation.js';

/**
 * Phrases as people who do not program can read them: words with spaces between, and
 *   `<name>`  one of a list, `a|b` either, `(word)` may be missing, `stem*` any ending, `words?` one letter more or less, `~` up to three words in between.
 * No phrase runs over the end of a sentence. Every gap has a bound, so the work per message has one, too.
 */
export function compilePhrases(phrases: readonly string[], concepts: PhraseList): RegExp {
  return anywhere(phrases.map((phrase) => sourceOf(phrase, concepts)));
}

/** Finds every space that one of the phrases stands behind. */
const anywhere = (sources: readonly string[]): RegExp => new RegExp(` (?=((?:${sources.join('|')})))`, 'g');

function sourceOf(phrase: string, concepts: PhraseList): string {
  const pieces = phrase.split(' ');
  if (pieces.every((piece) => /^[(~]/.test(piece))) throw new Error(`compilePhrases: "${phrase}" may be nothing`);
  return pieces.map((piece) => partOf(piece, concepts)).join('');
}

/** Letters, digits and marks of one word. */
const word = '[^ .]';

function partOf(piece: string, concepts: PhraseList): string {
  if (piece === '~') return `(?:${word}+ ){0,3}?`;
  const { ways, isOptional } = waysOf(piece, concepts);
  const source = ways.map((way) => way.replaceAll('*', `${word}{0,8}`)).join('|');
  return `(?:(?:${source}) )${isOptional ? '?' : ''}`;
}

function waysOf(piece: string, concepts: PhraseList): { ways: readonly string[]; isOptional: boolean } {
  const inner = /^\((.*)\)$/.exec(piece)?.[1];
  const bare = inner ?? piece;
  const name = /^<(\w+)>$/.exec(bare)?.[1];
  const ways = name === undefined ? bare.split('|') : concepts[name];
  if (ways === undefined) throw new Error(`compilePhrases: no concept is called "${name}"`);
  return { ways, isOptional: inner !== undefined };
}

/** By so many letters of its first word a phrase is looked up. */
const startLength = 3;

/**
 * The letters that a phrase can begin with, at most `startLength` of each; a shorter one is a whole word.
 * @returns undefined when it can begin with any
 */
function startsOf(phrase: string, concepts: PhraseList): ReadonlySet<string> | undefined {
  const starts = new Set<string>();
  for (const piece of phrase.split(' ')) {
    if (piece === '~') return undefined;
    const { ways, isOptional } = waysOf(piece, concepts);
    for (const way of ways) {
      const [, literal = '', sign = ''] = /^([\p{L}\p{M}\p{N}]*)(.?)/su.exec(way) ?? [];
      const certain = sign === '?' ? literal.slice(0, -1) : literal;
      const isWhole = sign === '' || sign === ' ';
      const isLongEnough = certain.length >= startLength && (sign === '*' || sign === '?');
      if (certain === '' || !(isWhole || isLongEnough)) return undefined;
      starts.add(certain.slice(0, startLength));
    }
    if (!isOptional) return starts;
  }
  return undefined;
}

/** The phrases of one code that begin alike. Made into an expression when a message first needs it: most are never needed. */
class Bundle {
  readonly sources: string[] = [];
  #expression: RegExp | undefined;

  /** Whether one of them stands behind the space at a place. */
  standsAt(words: string, place: number): boolean {
    this.#expression ??= new RegExp(` (?:${this.sources.join('|')})`, 'y');
    this.#expression.lastIndex = place;
    return this.#expression.test(words);
  }
}

/**
 * The phrases of a list, found by how they begin, so that a message is compared with few of them: with all of them at every
 * word, a first message kept the server longer than all else in its turn.
 */
export class PhraseIndex {
  readonly #codes: readonly string[];
  readonly #byStart = new Map<string, Map<string, Bundle>>();
  /** those that can begin with any word */
  readonly #others = new Map<string, RegExp>();

  constructor(list: PhraseList, concepts: PhraseList) {
    this.#codes = Object.keys(list);
    for (const [code, phrases] of Object.entries(list)) {
      const others: string[] = [];
      for (const phrase of phrases) {
        const source = sourceOf(phrase, concepts);
        const starts = startsOf(phrase, concepts);
        if (starts === undefined) others.push(source);
        else for (const start of starts) this.#bundle(start, code).sources.push(source);
      }
      if (others.length > 0) this.#others.set(code, anywhere(others));
    }
  }

  #bundle(start: string, code: string): Bundle {
    const byCode = this.#byStart.get(start) ?? new Map<string, Bundle>();
    const bundle = byCode.get(code) ?? new Bundle();
    this.#byStart.set(start, byCode.set(code, bundle));
    return bundle;
  }

  /**
   * The codes that a message says, in the list's order.
   * @param words what `plainWords` made of it
   * @param isMeant whether what stands behind the space at a place counts
   */
  codesIn(words: string, isMeant: (place: number) => boolean): string[] {
    const found = new Set<string>();
    for (let place = words.indexOf(' '); place !== -1; place = words.indexOf(' ', place + 1)) {
      const bundles = this.#byStart.get(startAt(words, place + 1));
      if (bundles === undefined) continue;
      for (const [code, bundle] of bundles) {
        if (!found.has(code) && bundle.standsAt(words, place) && isMeant(place)) found.add(code);
      }
    }
    for (const [code, phrases] of this.#others) {
      if (!found.has(code) && [...words.matchAll(phrases)].some(({ index }) => isMeant(index))) found.add(code);
    }
    return this.#codes.filter((code) => found.has(code));
  }
}

function startAt(words: string, place: number): string {
  const letters = words.slice(place, place + startLength);
  const end = letters.indexOf(' ');
  return end === -1 ? letters : letters.slice(0, end);
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
