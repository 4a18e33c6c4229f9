import type { ConceptHit } from '../conceptFinder.js';
import { type Label, labels } from '../labels.js';
import type { Token } from '../normalise.js';
import { bytesOf, unpackSorted } from './codec.js';
import { addPieces, collectFeatures, type FeatureSink, placeOf } from './features.js';

/** What training leaves behind. Thresholds are chosen on the tune set, never on the test set. */
export interface TrainedWeights {
  /** how many bits of a feature's hash count */
  readonly bits: number;
  /** which features have weights: sorted, packed, base64 */
  readonly features: string;
  /** for each of them one signed byte for each label, base64 */
  readonly weights: string;
  /** what one step of a weight's byte is worth, for each label */
  readonly steps: readonly number[];
  /** what a message without any feature scores, for each label */
  readonly biases: readonly number[];
}

/** How likely each label is, from 0 to 1, in the order of `labels`. */
export type Scores = Readonly<Record<Label, number>>;

const noScores = Object.fromEntries(labels.map((label) => [label, 0])) as Record<Label, number>;

/** The weights by feature. */
class WeightTable {
  readonly bits: number;
  /** of those features that have weights, in their order, a byte for each label */
  readonly weights: Int8Array;
  /**
   * Which features have weights, and where: for each 32 of them a word of bits, and beside it how many come before. Most features
   * have none, and this is small enough to stay near the processor: looking one up, and not the sum, is what a score costs.
   */
  readonly #present: Int32Array;

  constructor({ bits, features: packed, weights }: TrainedWeights) {
    const features = unpackSorted(bytesOf(packed));
    this.weights = new Int8Array(bytesOf(weights).buffer);
    if (this.weights.length !== features.length * labels.length) throw new Error('the trained weights are not whole');
    this.bits = bits;
    this.#present = new Int32Array(2 * Math.ceil(2 ** bits / 32));
    for (const feature of features) {
      const at = 2 * (feature >>> 5);
      this.#present[at] = (this.#present[at] ?? 0) | (1 << (feature & 31));
    }
    let before = 0;
    for (let at = 0; at < this.#present.length; at += 2) {
      this.#present[at + 1] = before;
      before += bitsIn(this.#present[at] ?? 0);
    }
  }

  /** Where the weights of a feature begin; -1 when it has none. */
  startOf(place: number): number {
    const at = 2 * (place >>> 5);
    const bits = this.#present[at] ?? 0;
    const bit = 1 << (place & 31);
    if ((bits & bit) === 0) return -1;
    return ((this.#present[at + 1] ?? 0) + bitsIn(bits & (bit - 1))) * labels.length;
  }
}

/** Adds up the weights of a message's features as they come, so that no list of them is made. */
class Tally implements FeatureSink {
  readonly sums = new Float64Array(labels.length);
  squares = 0;
  readonly #table: WeightTable;
  readonly #pieces: PieceSums | undefined;

  constructor(table: WeightTable, pieces?: PieceSums) {
    this.#table = table;
    this.#pieces = pieces;
  }

  addPiecesOf(word: Token): boolean {
    const known = this.#pieces?.of(word);
    if (known === undefined) return false;
    this.squares += known.squares;
    for (let label = 0; label < this.sums.length; label += 1) {
      this.sums[label] = (this.sums[label] ?? 0) + (known.sums[label] ?? 0);
    }
    return true;
  }

  add(hash: number, value: number): void {
    this.squares += value * value;
    const { bits, weights } = this.#table;
    const start = this.#table.startOf(placeOf(hash, bits));
    if (start < 0) return;
    const { sums } = this;
    for (let label = 0; label < sums.length; label += 1) {
      sums[label] = (sums[label] ?? 0) + value * (weights[start + label] ?? 0);
    }
  }
}

/**
 * What the pieces of a word add up to, for words of our own lists alone: more than half of a message's features are such pieces.
 * Held by number, for the engine makes a word that was typed a window on its whole message, and would keep that.
 */
class PieceSums {
  readonly #table: WeightTable;
  readonly #numberOf: (word: Token) => number | undefined;
  readonly #known = new Map<number, Tally>();

  constructor(table: WeightTable, numberOf: (word: Token) => number | undefined) {
    this.#table = table;
    this.#numberOf = numberOf;
  }

  of(word: Token): Tally | undefined {
    const number = this.#numberOf(word);
    if (number === undefined) return undefined;
    let tally = this.#known.get(number);
    if (tally === undefined) {
      tally = new Tally(this.#table);
      addPieces(word, tally);
      this.#known.set(number, tally);
    }
    return tally;
  }
}

/**
 * A logistic regression for each label over the features of a message, trained in this repository from test/corpus/train.
 * It knows no words: see features.ts. Pure, and linear in the length of the message.
 */
export class Scorer {
  readonly #table: WeightTable;
  readonly #steps: readonly number[];
  readonly #biases: readonly number[];
  readonly #pieces: PieceSums;

  /** @param numberOf the number of a word that stands in our own lists: what its letters say is then worked out once */
  constructor(trained: TrainedWeights, numberOf: (word: Token) => number | undefined = () => undefined) {
    this.#table = new WeightTable(trained);
    this.#pieces = new PieceSums(this.#table, numberOf);
    this.#biases = trained.biases;
    this.#steps = trained.steps;
  }

  /**
   * @param words folded tokens, `.` between sentences
   * @param hits for each word the concepts that begin there
   */
  score(words: readonly Token[], hits: readonly (readonly ConceptHit[])[]): Scores {
    const tally = new Tally(this.#table, this.#pieces);
    collectFeatures(words, hits, tally);
    const { sums } = tally;
    const shrink = shrinkOf(tally.squares);
    const chance = (label: number) => {
      const sum = (sums[label] ?? 0) * (this.#steps[label] ?? 0) * shrink;
      return 1 / (1 + Math.exp(-(sum + (this.#biases[label] ?? 0))));
    };
    const scores = { ...noScores };
    for (const [at, label] of labels.entries()) scores[label] = chance(at);
    return scores;
  }
}

/** How many bits of a number are set. */
function bitsIn(number: number): number {
  let bits = number - ((number >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Long messages have more features, and must not shout louder for it: half way between a sum and a mean. */
export function shrinkOf(squares: number): number {
  return 1 / (1.5 * Math.sqrt(Math.sqrt(squares)));
}
