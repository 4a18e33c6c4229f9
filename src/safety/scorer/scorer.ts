import type { ConceptHit } from '../conceptFinder.js';
import { type Label, labels } from '../labels.js';
import type { Token } from '../normalise.js';
import { bytesOf, unpackSorted } from './codec.js';
import { collectFeatures, FeatureBag } from './features.js';

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

/** A slot: four bytes of feature, eight of weights, and four to fill up, so that no slot lies across two lines of a cache. */
const slotInts = 4;
const slotBytes = 16;
const keyBytes = 4;
const empty = -1;

/**
 * A logistic regression for each label over the features of a message, trained in this repository from test/corpus/train.
 * It knows no words: see features.ts. Pure, and linear in the length of the message.
 */
export class Scorer {
  readonly #bits: number;
  readonly #mask: number;
  /**
   * A hash table whose slots hold a feature and its eight signed bytes of weight side by side, so that looking one up reaches
   * into memory once: that, and not the sum, is what a score costs.
   */
  readonly #slots: Int32Array;
  readonly #bytes: Int8Array;
  readonly #steps: readonly number[];
  readonly #biases: readonly number[];

  constructor(trained: TrainedWeights) {
    const features = unpackSorted(bytesOf(trained.features));
    const bytes = new Int8Array(bytesOf(trained.weights).buffer);
    if (bytes.length !== features.length * labels.length) throw new Error('the trained weights are not whole');
    this.#bits = trained.bits;
    this.#biases = trained.biases;
    this.#steps = trained.steps;
    const room = 2 ** Math.ceil(Math.log2(features.length * 2 + 2));
    this.#mask = room - 1;
    this.#slots = new Int32Array(room * slotInts).fill(empty);
    this.#bytes = new Int8Array(this.#slots.buffer);
    for (const [row, feature] of features.entries()) {
      let slot = feature & this.#mask;
      while (this.#slots[slot * slotInts] !== empty) slot = (slot + 1) & this.#mask;
      this.#slots[slot * slotInts] = feature;
      const own = bytes.subarray(row * labels.length, (row + 1) * labels.length);
      this.#bytes.set(own, slot * slotBytes + keyBytes);
    }
  }

  /**
   * @param words folded tokens, `.` between sentences
   * @param hits for each word the concepts that begin there
   */
  score(words: readonly Token[], hits: readonly (readonly ConceptHit[])[]): Scores {
    const bag = new FeatureBag(this.#bits);
    collectFeatures(words, hits, bag);
    const sums = new Float64Array(labels.length);
    let squares = 0;
    for (let at = 0; at < bag.places.length; at += 1) {
      const place = bag.places[at] ?? 0;
      const value = bag.values[at] ?? 0;
      squares += value * value;
      const start = this.#weightsOf(place);
      if (start < 0) continue;
      for (let label = 0; label < sums.length; label += 1) {
        sums[label] = (sums[label] ?? 0) + value * (this.#bytes[start + label] ?? 0);
      }
    }
    const shrink = shrinkOf(squares);
    const chance = (label: number) => {
      const sum = (sums[label] ?? 0) * (this.#steps[label] ?? 0) * shrink;
      return 1 / (1 + Math.exp(-(sum + (this.#biases[label] ?? 0))));
    };
    return Object.fromEntries(labels.map((label, at) => [label, chance(at)])) as Record<Label, number>;
  }

  /** Where the weights of a feature begin, in bytes; -1 when it has none. */
  #weightsOf(place: number): number {
    let slot = place & this.#mask;
    for (;;) {
      const key = this.#slots[slot * slotInts];
      if (key === place) return slot * slotBytes + keyBytes;
      if (key === empty) return -1;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** Long messages have more features, and must not shout louder for it: half way between a sum and a mean. */
export function shrinkOf(squares: number): number {
  return 1 / (1.5 * Math.sqrt(Math.sqrt(squares)));
}
