import type { ConceptHit } from '../conceptFinder.js';
import { sentenceEnd, type Token } from '../normalise.js';

/**
 * What the scorer sees of one message: numbers only, one for each word, row of words, piece of a word, and pair of concepts.
 * The same code serves training and the running bot, so that both see the same. A feature is a 32-bit hash: no list of words
 * is kept, and two features may share a number; with 2^22 places that is rare enough not to matter.
 */
export class FeatureBag implements FeatureSink {
  readonly places: number[] = [];
  readonly values: number[] = [];

  constructor(readonly bits: number) {}

  add(hash: number, value: number): void {
    this.places.push(placeOf(hash, this.bits));
    this.values.push(value);
  }
}

/** What takes features, one by one, in their order. */
export interface FeatureSink {
  add(hash: number, value: number): void;
  /** Takes all pieces of a word at once, where they have been added up before. @returns whether it did */
  addPiecesOf?(word: Token): boolean;
}

/** The place of a feature among 2^bits. */
export function placeOf(hash: number, bits: number): number {
  return spread(hash) >>> (32 - bits);
}

/** How much each kind of feature says, found by trying on the tune set. */
const say = {
  word: 1,
  row: 1,
  near: 0.6,
  piece: 0.3,
  concept: 0.7,
  conceptAndWord: 0.35,
  atStart: 0.5,
  atEnd: 0.6,
  all: 2,
};

/** How many words count as the beginning of a message, and how many as its end: "… he has left now", "… he is in aisle 3". */
const startWords = 4;
const endWords = 6;

/** A message of at most this many words is a feature as a whole: "not sure", "one moment" and "I am not safe" are known by heart. */
const fewWords = 6;

/** A concept that is denied counts as another one, numbered from here. */
const deniedFrom = 1000;

function conceptOf({ concept, denied }: ConceptHit): number {
  return denied ? concept + deniedFrom : concept;
}

/** How far apart two concepts may stand to be a pair, in words. */
const conceptReach = 6;

/** Pieces of words are from three to six letters, the marks of beginning and end included. */
const shortestPiece = 3;
const longestPiece = 6;

/** Longer tokens are cut here: no word of any language we read is longer, and the work stays linear. */
const longestWord = 24;

enum Kind {
  word = 1,
  row,
  longRow,
  stems,
  around,
  stemsAround,
  far,
  piece,
  concept,
  firstConcept,
  pair,
  nextPair,
  wordAfter,
  wordBefore,
  length,
  atStart,
  atEnd,
  conceptAtEnd,
  all,
}

/**
 * Puts every feature of a message into the bag.
 * @param words folded tokens, `.` between sentences
 * @param hits for each word the concepts that begin there
 */
export function collectFeatures(
  words: readonly Token[],
  hits: readonly (readonly ConceptHit[])[],
  bag: FeatureSink,
): void {
  const row = ['<', ...words, '>'];
  const whole = row.map((word) => hashOf(word, Math.min(word.length, longestWord)));
  const stem3 = row.map((word) => hashOf(word, Math.min(word.length, 3)));
  const stem4 = row.map((word) => hashOf(word, Math.min(word.length, 4)));
  const at = (hashes: readonly number[], place: number) => hashes[place] ?? 0;
  for (let place = 0; place < row.length; place += 1) {
    const left = row.length - place;
    bag.add(mix(Kind.word, at(whole, place)), say.word);
    if (left > 1) {
      bag.add(mix(mix(Kind.row, at(whole, place)), at(whole, place + 1)), say.row);
      bag.add(mix(mix(Kind.stems, at(stem4, place)), at(stem4, place + 1)), say.near);
    }
    if (left > 2) {
      const next = mix(mix(Kind.longRow, at(whole, place)), at(whole, place + 1));
      bag.add(mix(next, at(whole, place + 2)), say.row);
      bag.add(mix(mix(Kind.around, at(whole, place)), at(whole, place + 2)), say.row);
      bag.add(mix(mix(Kind.stemsAround, at(stem3, place)), at(stem3, place + 2)), say.near);
    }
    if (left > 3) bag.add(mix(mix(Kind.far, at(whole, place)), at(whole, place + 3)), say.near);
    const word = row[place] ?? '';
    if (bag.addPiecesOf?.(word) !== true) addPieces(word, bag);
  }
  addConcepts(words, hits, whole, bag);
  addEnds(hits, whole, bag);
  if (words.length <= fewWords) bag.add(whole.reduce(mix, Kind.all), say.all);
  bag.add(mix(Kind.length, lengthClass(words.length)), 1);
}

/** The pieces of one word. */
export function addPieces(word: Token, bag: FeatureSink): void {
  if (word.length < 2 || word.startsWith(':')) return;
  const marked = `^${word.slice(0, longestWord)}$`;
  for (let start = 0; start + shortestPiece <= marked.length; start += 1) {
    let hash = Kind.piece;
    const end = Math.min(marked.length, start + longestPiece);
    for (let place = start; place < end; place += 1) {
      hash = mix(hash, marked.charCodeAt(place));
      if (place - start + 1 >= shortestPiece) bag.add(hash, say.piece);
    }
  }
}

function addConcepts(
  words: readonly Token[],
  hits: readonly (readonly ConceptHit[])[],
  whole: readonly number[],
  bag: FeatureSink,
): void {
  for (const [place, here] of hits.entries()) {
    for (const hit of here) {
      const { length } = hit;
      const concept = conceptOf(hit);
      bag.add(mix(Kind.concept, concept), say.concept);
      if (place === 0) bag.add(mix(Kind.firstConcept, concept), say.conceptAndWord);
      // The row of hashes has one more at its beginning than the words have.
      const after = whole[place + 1 + length];
      const before = whole[place];
      if (after !== undefined) bag.add(mix(mix(Kind.wordAfter, concept), after), say.conceptAndWord);
      if (before !== undefined) bag.add(mix(mix(Kind.wordBefore, concept), before), say.conceptAndWord);
      const end = Math.min(words.length, place + length + conceptReach - 1);
      for (let other = place + 1; other < end && words[other] !== sentenceEnd; other += 1) {
        for (const second of hits[other] ?? []) {
          const next = conceptOf(second);
          bag.add(mix(mix(Kind.pair, concept), next), say.concept);
          if (other <= place + length) bag.add(mix(mix(Kind.nextPair, concept), next), say.conceptAndWord);
        }
      }
    }
  }
}

/** What a message begins and ends with: how a story ends tells whether it is over. */
function addEnds(hits: readonly (readonly ConceptHit[])[], whole: readonly number[], bag: FeatureSink): void {
  const count = hits.length;
  // The row of hashes has one more at its beginning than the words have.
  for (let place = 0; place < Math.min(startWords, count); place += 1) {
    bag.add(mix(Kind.atStart, whole[place + 1] ?? 0), say.atStart);
  }
  for (let place = Math.max(0, count - endWords); place < count; place += 1) {
    bag.add(mix(Kind.atEnd, whole[place + 1] ?? 0), say.atEnd);
    for (const hit of hits[place] ?? []) bag.add(mix(Kind.conceptAtEnd, conceptOf(hit)), say.atEnd);
  }
}

function lengthClass(words: number): number {
  if (words < 4) return words;
  if (words < 7) return 4;
  if (words < 12) return 7;
  return words < 20 ? 12 : 20;
}

/** FNV-1a over the first letters of a word. */
function hashOf(word: string, letters: number): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < letters; place += 1) hash = Math.imul(hash ^ word.charCodeAt(place), 0x01000193);
  return hash;
}

/** Adds one number to a hash; the order counts. */
function mix(hash: number, more: number): number {
  let mixed = Math.imul(hash ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(more + 0x7f4a7c15, 0xc2b2ae35);
  mixed ^= mixed >>> 15;
  return Math.imul(mixed, 0x27d4eb2f);
}

/** Murmur3's last step: every bit of the hash reaches the bits that are kept. */
function spread(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
