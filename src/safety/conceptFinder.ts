import type { ConceptName, LanguageConcepts } from './concepts/inventory.js';
import { conceptNames } from './concepts/inventory.js';
import { foldWord, sentenceEnd, type Token } from './normalise.js';

/** A concept found in a message. */
export interface ConceptHit {
  /** its place in the inventory */
  readonly concept: number;
  /** how many words it took */
  readonly length: number;
  /** a "not" stands close by: "he isnt outside", "khatra nahi" */
  readonly denied: boolean;
}

/** What a message holds. */
export interface Found {
  /** for each word the concepts that begin there */
  readonly hits: readonly (readonly ConceptHit[])[];
  /** for each language how many words are its own, words of several languages shared */
  readonly votes: readonly number[];
}

interface Entry extends Omit<ConceptHit, 'denied'> {
  readonly language: number;
  readonly rest: readonly Token[];
}

/** The rest of a single word; one for all of them. */
const nothingMore: readonly Token[] = [];

/** No entries and no hits; one for all words that say nothing. */
const none: readonly never[] = [];

interface Stem {
  readonly letters: string;
  readonly entries: Entry[];
}

/** All entries that a word may begin. */
interface Beginning {
  /** its place among the words of the lists */
  readonly number: number;
  /** the word alone, stems that it has included */
  readonly alone: Entry[];
  /** rows of words, by their second word */
  readonly rows: Map<Token, Entry[]>;
  /** rows whose second word is a stem */
  readonly looseRows: Entry[];
}

/** The names by number. */
export const concepts = Object.keys(conceptNames) as readonly ConceptName[];

const notConcept = concepts.indexOf('not');
const heConcept = concepts.indexOf('he');

/** People of every language mix English words in. */
const mixedIn = 'en';

/** Languages with at least this share of the best one's votes are read too: short messages tell little. */
const closeToBest = 0.4;

/** A stem is at least this long, so that a star does not catch half the dictionary. */
const shortestStem = 2;
/** By so many letters stems are looked up. */
const stemKey = 3;

/** Finds the concepts of a message: all languages' words in one index. */
export class ConceptFinder {
  readonly #beginnings = new Map<string, Beginning>();
  /** stems by their first letters, the shorter ones first */
  readonly #stems = new Map<string, Stem[]>();

  readonly #english: number;

  /** the tags of the languages, in the order of the votes */
  readonly tags: readonly string[];

  /** @throws Error naming language and concept when a list is not written as it should be */
  constructor(languages: readonly LanguageConcepts[]) {
    this.tags = languages.map(({ tag }) => tag);
    this.#english = this.tags.indexOf(mixedIn);
    for (const [language, { tag, words }] of languages.entries()) {
      for (const [concept, name] of concepts.entries()) {
        const owner = `concepts/${tag}: ${name}`;
        for (const item of words[name].split(',')) this.#enter(item, language, concept, owner);
      }
    }
    for (const alike of this.#stems.values()) alike.sort((one, other) => one.letters.length - other.letters.length);
    for (const [word, { alone }] of this.#beginnings) alone.push(...this.#stemsOf(word));
  }

  #enter(item: string, language: number, concept: number, owner: string): void {
    const row = item.trim().toLowerCase().split(/\s+/).map(foldKeepingStar);
    const first = row[0] ?? '';
    const rest = row.length === 1 ? nothingMore : row.slice(1);
    if (first === '') throw new Error(`${owner} has an empty entry`);
    const stem = first.endsWith('*');
    if (stem && (rest.length > 0 || first.length <= shortestStem))
      throw new Error(`${owner}: a stem stands alone and has letters`);
    const entry = { language, concept, length: row.length, rest };
    if (stem) this.#enterStem(first.slice(0, -1), entry);
    else this.#enterRow(first, entry);
  }

  #enterRow(first: string, entry: Entry): void {
    let beginning = this.#beginnings.get(first);
    if (beginning === undefined) {
      beginning = { number: this.#beginnings.size, alone: [], rows: new Map(), looseRows: [] };
      this.#beginnings.set(first, beginning);
    }
    const second = entry.rest[0];
    if (second === undefined) beginning.alone.push(entry);
    else if (second.endsWith('*')) beginning.looseRows.push(entry);
    else {
      const alike = beginning.rows.get(second);
      if (alike === undefined) beginning.rows.set(second, [entry]);
      else alike.push(entry);
    }
  }

  #enterStem(letters: string, entry: Entry): void {
    const key = letters.slice(0, stemKey);
    const alike = this.#stems.get(key) ?? [];
    const same = alike.find((stem) => stem.letters === letters);
    if (same !== undefined) same.entries.push(entry);
    else alike.push({ letters, entries: [entry] });
    this.#stems.set(key, alike);
  }

  /** The number of a word that stands in the lists, alone or at the beginning of a row. */
  numberOf(word: Token): number | undefined {
    return this.#beginnings.get(word)?.number;
  }

  /**
   * The concepts that begin at each word, in the languages that the message seems to be written in. A word may mean one thing
   * in one language and another in the next, so the words vote first.
   * @param words folded tokens
   * @param alsoIn tag of the session's language, looked in whatever the vote says
   */
  find(words: readonly Token[], alsoIn?: string): Found {
    const entries = words.map((_, place) => this.#entriesAt(words, place));
    const votes = this.#vote(entries);
    const most = Math.max(...votes);
    const readIn = this.tags.map((tag, at) => {
      const own = votes[at] ?? 0;
      return (own > 0 && (tag === mixedIn || own >= most * closeToBest)) || tag === alsoIn;
    });
    const hits = entries.map((here) => longestIn(here, readIn));
    return { hits: markDenied(words, hits), votes };
  }

  #entriesAt(words: readonly Token[], place: number): readonly Entry[] {
    const word = words[place] ?? '';
    const beginning = this.#beginnings.get(word);
    if (beginning === undefined) return this.#stemsOf(word);
    const { alone, rows, looseRows } = beginning;
    const alike = rows.get(words[place + 1] ?? '') ?? none;
    if (alike.length + looseRows.length === 0) return alone;
    const stands = (entry: Entry): boolean => entry.rest.every((want, on) => fits(want, words[place + 1 + on]));
    const found = [...alike.filter(stands), ...looseRows.filter(stands)];
    return found.length === 0 ? alone : [...alone, ...found];
  }

  /** Stems that a word has. One of two letters stands alone in its row. */
  #stemsOf(word: string): readonly Entry[] {
    let found: Entry[] | undefined;
    for (let letters = shortestStem; letters <= stemKey; letters += 1) {
      for (const stem of this.#stems.get(word.slice(0, letters)) ?? none) {
        if (!word.startsWith(stem.letters)) continue;
        found ??= [];
        found.push(...stem.entries);
      }
      if (word.length <= letters) break;
    }
    return found ?? none;
  }

  /**
   * Each word has one vote, shared by the languages that know it; a row of words weighs more. A word that English knows is
   * English: other lists hold it as a loan.
   */
  #vote(entries: readonly (readonly Entry[])[]): number[] {
    const votes = this.tags.map(() => 0);
    const weights = this.tags.map(() => 0);
    for (const here of entries) {
      if (here.length === 0) continue;
      weights.fill(0);
      let knownIn = 0;
      for (const { language, length } of here) {
        const before = weights[language] ?? 0;
        if (before === 0) knownIn += 1;
        if (length > before) weights[language] = length;
      }
      const loan = weights[this.#english] ?? 0;
      if (loan > 0) votes[this.#english] = (votes[this.#english] ?? 0) + loan;
      else {
        for (let at = 0; at < weights.length; at += 1) votes[at] = (votes[at] ?? 0) + (weights[at] ?? 0) / knownIn;
      }
    }
    return votes;
  }
}

/** Of the entries in languages that are read, the longest of each concept. */
function longestIn(here: readonly Entry[], readIn: readonly boolean[]): readonly Entry[] {
  if (here.length === 0) return none;
  const longest: Entry[] = [];
  for (const entry of here) {
    if (readIn[entry.language] !== true) continue;
    const at = longest.findIndex(({ concept }) => concept === entry.concept);
    if (at === -1) longest.push(entry);
    else if (entry.length > (longest[at]?.length ?? 0)) longest[at] = entry;
  }
  return longest;
}

/** How far a "not" reaches, in words: forward in most of our languages, one word back where it follows what it denies. */
const denialReach = 3;

/** Marks what a "not" denies. It reaches no further than the next person or the end of the sentence: "cant talk, he is here". */
function markDenied(words: readonly Token[], entries: readonly (readonly Entry[])[]): (readonly ConceptHit[])[] {
  const says = (place: number, concept: number) => entries[place]?.some((entry) => entry.concept === concept) ?? false;
  let left = 0;
  return entries.map((here, place) => {
    if (words[place] === sentenceEnd || says(place, heConcept)) left = 0;
    const before = left > 0;
    left -= 1;
    if (says(place, notConcept)) left = denialReach;
    if (here.length === 0) return none;
    return here.map(({ concept, length }) => {
      const after =
        length === 1 && place > 0 && says(place + length, notConcept) && !says(place + length + 1, heConcept);
      return { concept, length, denied: concept !== notConcept && (before || after) };
    });
  });
}

const star = '*'.charCodeAt(0);

function fits(want: Token, word: Token | undefined): boolean {
  if (word === undefined) return false;
  return want.charCodeAt(want.length - 1) === star ? word.startsWith(want.slice(0, -1)) : want === word;
}

function foldKeepingStar(word: string): string {
  return word.endsWith('*') ? `${foldWord(word.slice(0, -1))}*` : foldWord(word);
}
