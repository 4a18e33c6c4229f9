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

/**
 * A logistic regression for each label over the features of a message, trained in this repository from test/corpus/train.
 * It knows no words: see features.ts. Pure, and linear in the length of the message.
 */
export class Scorer {
  readonly #bits: number;
  readonly #mask: number;
  readonly #keys: Int32Array;
  readonly #rows: Int32Array;
  readonly #weights: Float32Array;
  readonly #biases: readonly number[];

  constructor(trained: TrainedWeights) {
    const features = unpackSorted(bytesOf(trained.features));
    const bytes = new Int8Array(bytesOf(trained.weights).buffer);
    if (bytes.length !== features.length * labels.length) throw new Error('the trained weights are not whole');
    this.#bits = trained.bits;
    this.#biases = trained.biases;
    this.#weights = Float32Array.from(bytes, (byte, at) => byte * (trained.steps[at % labels.length] ?? 0));
    const room = 2 ** Math.ceil(Math.log2(features.length * 2 + 2));
    this.#mask = room - 1;
    this.#keys = new Int32Array(room).fill(-1);
    this.#rows = new Int32Array(room);
    for (const [row, feature] of features.entries()) {
      let slot = feature & this.#mask;
      while (this.#keys[slot] !== -1) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = feature;
      this.#rows[slot] = row;
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
    for (const [at, place] of bag.places.entries()) {
      const value = bag.values[at] ?? 0;
      squares += value * value;
      const row = this.#rowOf(place);
      if (row < 0) continue;
      for (let label = 0; label < sums.length; label += 1) {
        sums[label] = (sums[label] ?? 0) + value * (this.#weights[row * sums.length + label] ?? 0);
      }
    }
    const shrink = shrinkOf(squares);
    const chance = (label: number) => 1 / (1 + Math.exp(-((sums[label] ?? 0) * shrink + (this.#biases[label] ?? 0))));
    return Object.fromEntries(labels.map((label, at) => [label, chance(at)])) as Record<Label, number>;
  }

  #rowOf(place: number): number {
    let slot = place & this.#mask;
    for (;;) {
      const key = this.#keys[slot];
      if (key === place) return this.#rows[slot] ?? -1;
      if (key === -1) return -1;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** Long messages have more features, and must not shout louder for it: half way between a sum and a mean. */
export function shrinkOf(squares: number): number {
  return 1 / (1.5 * Math.sqrt(Math.sqrt(squares)));
}
