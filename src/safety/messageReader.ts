import type { CompiledLanguage, CompiledPhrase, Concept, OneStep, Step } from './compileLanguage.js';
import { sentenceEnd, type Token } from './normalise.js';

/** Where a concept was found: from the word at `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A set of places at most 30 words on from where a phrase began, one bit each: no phrase is longer than that, so the work
 * per word has a bound, and the whole is linear in the number of words whatever somebody types.
 */
type Places = number;
const allPlaces: Places = 0x7fffffff;
const notLookedUp = -1;

/** The farthest of some places. */
export function farthest(places: Places): number {
  return 31 - Math.clz32(places);
}

/** One message in the words of one language, and what has been looked up in it so far. */
export class MessageReader {
  readonly #numbers: Int32Array;
  readonly #passable: Uint8Array;
  readonly #present: ReadonlySet<number>;
  readonly #known: (Int32Array | undefined)[];
  readonly #possible: Int8Array;
  readonly #spans = new Map<string, readonly Span[]>();

  constructor(
    readonly words: readonly Token[],
    readonly language: CompiledLanguage,
  ) {
    this.#numbers = Int32Array.from(words, (word) => language.wordNumbers.get(word) ?? 0);
    this.#passable = Uint8Array.from(words, (word) => (word === sentenceEnd || language.gapStops.has(word) ? 0 : 1));
    this.#present = new Set(this.#numbers.filter((number) => number !== 0));
    this.#known = new Array<Int32Array | undefined>(language.conceptCount);
    this.#possible = new Int8Array(language.phraseCount).fill(notLookedUp);
  }

  /** The number of the word at a place, 0 for words that no phrase uses. */
  wordNumberAt(place: number): number {
    return this.#numbers[place] ?? 0;
  }

  /** Every place where a named concept stands, in order. */
  spansOf(name: string): readonly Span[] {
    const found = this.#spans.get(name);
    if (found !== undefined) return found;
    const concept = this.language.concepts.get(name);
    const spans: Span[] = [];
    if (concept !== undefined) {
      for (let start = 0; start < this.words.length; start += 1) {
        const ends = this.endsOf(concept, start);
        if (ends !== 0) spans.push({ start, end: start + farthest(ends) });
      }
    }
    this.#spans.set(name, spans);
    return spans;
  }

  /** Where the phrases of a concept that begin at `start` can end, as places on from there; looked up once per place. */
  endsOf(concept: Concept, start: number): Places {
    if (!concept.firstWords.has(this.wordNumberAt(start))) return 0;
    let known = this.#known[concept.id];
    if (known === undefined) {
      known = new Int32Array(this.words.length).fill(notLookedUp);
      this.#known[concept.id] = known;
    }
    const before = known[start];
    if (before !== undefined && before !== notLookedUp) return before;
    let ends = 0;
    for (const phrase of concept.phrases) ends |= this.endsOfPhrase(phrase, start);
    known[start] = ends;
    return ends;
  }

  /** Where one phrase that begins at `start` can end, as places on from there; 0 when nowhere. */
  endsOfPhrase(phrase: CompiledPhrase, start: number): Places {
    if (!phrase.firstWords.has(this.wordNumberAt(start)) || !this.#canStand(phrase)) return 0;
    let reached: Places = 1;
    for (const step of phrase.steps) {
      reached = this.#take(step, start, reached);
      if (reached === 0) return 0;
    }
    return reached & ~1;
  }

  /** Whether the message has a word for every step that the phrase needs: most phrases are ruled out here, once. */
  #canStand(phrase: CompiledPhrase): boolean {
    const known = this.#possible[phrase.id];
    if (known !== notLookedUp) return known === 1;
    const possible = phrase.needed.every((step) => this.#hasWordFor(step));
    this.#possible[phrase.id] = possible ? 1 : 0;
    return possible;
  }

  #hasWordFor({ firstWords }: OneStep): boolean {
    const [fewer, more] =
      firstWords.size < this.#present.size ? [firstWords, this.#present] : [this.#present, firstWords];
    for (const word of fewer) if (more.has(word)) return true;
    return false;
  }

  #take(step: Step, start: number, reached: Places): Places {
    if (step.kind === 'one') return this.#takeOne(step, start, reached);
    if (step.kind === 'gap') return this.#takeGap(step.most, start, reached);
    if (step.kind === 'start') return start === 0 ? reached & 1 : 0;
    const end = this.words.length - start;
    const beforeLastStop = this.words.at(-1) === sentenceEnd ? placeAt(end - 1) : 0;
    return reached & (placeAt(end) | beforeLastStop);
  }

  #takeOne(step: OneStep, start: number, reached: Places): Places {
    let next: Places = step.optional ? reached : 0;
    for (let rest = reached; rest !== 0; rest &= rest - 1) {
      const on = 31 - Math.clz32(rest & -rest);
      if (step.words.has(this.wordNumberAt(start + on))) next |= 2 << on;
      if (step.concepts.length === 0 || !step.firstWords.has(this.wordNumberAt(start + on))) continue;
      for (const concept of step.concepts) next |= this.endsOf(concept, start + on) << on;
    }
    return next & allPlaces;
  }

  #takeGap(most: number, start: number, reached: Places): Places {
    let all = reached;
    let edge = reached;
    for (let taken = 0; taken < most && edge !== 0; taken += 1) {
      let next: Places = 0;
      for (let rest = edge; rest !== 0; rest &= rest - 1) {
        const on = 31 - Math.clz32(rest & -rest);
        if (this.#passable[start + on] === 1) next |= 2 << on;
      }
      edge = next & allPlaces & ~all;
      all |= edge;
    }
    return all;
  }
}

function placeAt(on: number): Places {
  return on >= 0 && on < 31 ? 1 << on : 0;
}
