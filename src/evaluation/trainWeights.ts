import type { Label } from '../safety/labels.js';
import { labels } from '../safety/labels.js';
import { type MessageView, viewMessage } from '../safety/messageView.js';
import { base64Of, packSorted } from '../safety/scorer/codec.js';
import { collectFeatures, FeatureBag } from '../safety/scorer/features.js';
import { shrinkOf, type TrainedWeights } from '../safety/scorer/scorer.js';
import type { CorpusMessage } from './readCorpus.js';

/** How training goes. The same settings and the same corpus give the same weights. */
export interface TrainingSettings {
  /** bits of a feature's hash; more bits, fewer features that share a number */
  readonly bits: number;
  /** a feature that fewer messages have is a coincidence */
  readonly leastMessages: number;
  readonly rounds: number;
  readonly stepSize: number;
  readonly decay: number;
  /** which share of a message's features is hidden each time it is learnt from, so that no single word is leant on */
  readonly hidden: number;
  /** how much more a missed label counts than a false one */
  readonly missCounts: number;
  /** starts the order in which messages are learnt from */
  readonly seed: number;
  /** how many messages of made-up words are learnt from as ordinary ones, so that unknown words alone raise no alarm */
  readonly unknown: number;
  /** weights below this share of the label's largest are dropped with their feature when all are */
  readonly dropBelow: number;
}

export const trainingSettings: TrainingSettings = {
  bits: 22,
  leastMessages: 3,
  rounds: 16,
  stepSize: 0.2,
  decay: 1e-5,
  hidden: 0.4,
  missCounts: 1.5,
  seed: 1,
  unknown: 360,
  dropBelow: 0.05,
};

interface Example {
  readonly rows: Int32Array;
  readonly values: Float32Array;
  readonly truth: readonly boolean[];
}

/**
 * Learns a logistic regression for each label with AdaGrad (Duchi et al. 2011), one message at a time in a seeded order.
 * @returns weights ready to be written to a source file: one signed byte for each feature and label
 */
export function trainWeights(messages: readonly CorpusMessage[], settings = trainingSettings): TrainedWeights {
  const bags = [
    ...messages.map((message) => bagOf(viewMessage(message.text, message.lang), settings.bits)),
    ...unknownWords(settings).map((text) => bagOf(viewMessage(text), settings.bits)),
  ];
  const features = featuresSeenIn(bags, settings.leastMessages);
  const rowOf = new Map(features.map((feature, row) => [feature, row]));
  const examples = bags.map((bag, at) => exampleOf(bag, rowOf, messages[at]?.labels ?? []));
  const weights = new Float32Array(features.length * labels.length);
  const biases = new Float64Array(labels.length).fill(-1);
  descend(examples, weights, biases, settings);
  return pack(features, weights, biases, settings);
}

function bagOf({ words, hits }: MessageView, bits: number): FeatureBag {
  const bag = new FeatureBag(bits);
  collectFeatures(words, hits, bag);
  return bag;
}

/** Messages of one to twelve made-up words: what somebody types whose words are all new to us. */
function unknownWords({ unknown, seed }: TrainingSettings): string[] {
  const chance = seededChance(seed);
  const letter = () => 'abcdefghijklmnopqrstuvwxyz'.charAt(Math.floor(chance() * 26));
  const word = () => Array.from({ length: 2 + Math.floor(chance() * 8) }, letter).join('');
  return Array.from({ length: unknown }, (_, at) => Array.from({ length: 1 + (at % 12) }, word).join(' '));
}

/** The features that enough messages have, sorted. */
function featuresSeenIn(bags: readonly FeatureBag[], least: number): number[] {
  const seenIn = new Map<number, number>();
  for (const bag of bags) for (const place of new Set(bag.places)) seenIn.set(place, (seenIn.get(place) ?? 0) + 1);
  return [...seenIn]
    .filter(([, count]) => count >= least)
    .map(([place]) => place)
    .sort((a, b) => a - b);
}

function exampleOf(bag: FeatureBag, rowOf: ReadonlyMap<number, number>, marked: readonly Label[]): Example {
  const sums = new Map<number, number>();
  let squares = 0;
  for (const [at, place] of bag.places.entries()) {
    const value = bag.values[at] ?? 0;
    squares += value * value;
    const row = rowOf.get(place);
    if (row !== undefined) sums.set(row, (sums.get(row) ?? 0) + value);
  }
  const shrink = shrinkOf(squares);
  return {
    rows: Int32Array.from(sums.keys()),
    values: Float32Array.from([...sums.values()], (value) => value * shrink),
    truth: labels.map((label) => marked.includes(label)),
  };
}

function descend(
  examples: readonly Example[],
  weights: Float32Array,
  biases: Float64Array,
  { rounds, stepSize, decay, hidden, missCounts, seed }: TrainingSettings,
): void {
  const steps = new Float32Array(weights.length).fill(1e-3);
  const order = Int32Array.from(examples, (_, at) => at);
  const chance = seededChance(seed);
  const count = labels.length;
  const most = Math.max(0, ...examples.map(({ rows }) => rows.length));
  // One and the same for every message: a new one each time costs more than the learning.
  const seen: Seen = { rows: new Int32Array(most), values: new Float32Array(most), length: 0 };
  const sums = new Float64Array(count);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, chance);
    for (const at of order) {
      const example = examples[at];
      if (example === undefined) continue;
      hideSome(example, seen, hidden, chance);
      addUp(seen, weights, biases, sums);
      for (let label = 0; label < count; label += 1) {
        const truth = example.truth[label] === true;
        const error = (1 / (1 + Math.exp(-(sums[label] ?? 0))) - (truth ? 1 : 0)) * (truth ? missCounts : 1);
        biases[label] = (biases[label] ?? 0) - 0.01 * error;
        if (Math.abs(error) < 1e-4) continue;
        for (let part = 0; part < seen.length; part += 1) {
          const place = (seen.rows[part] ?? 0) * count + label;
          const slope = error * (seen.values[part] ?? 0) + decay * (weights[place] ?? 0);
          steps[place] = (steps[place] ?? 0) + slope * slope;
          weights[place] = (weights[place] ?? 0) - (stepSize * slope) / Math.sqrt(steps[place] ?? 1);
        }
      }
    }
  }
}

/** What is seen of a message in one round. */
interface Seen {
  readonly rows: Int32Array;
  readonly values: Float32Array;
  length: number;
}

/** Dropout (Srivastava et al. 2014) on the features of a message; what stays counts for what is hidden. */
function hideSome({ rows, values }: Example, seen: Seen, hidden: number, chance: () => number): void {
  seen.length = 0;
  for (let part = 0; part < rows.length; part += 1) {
    if (chance() < hidden) continue;
    seen.rows[seen.length] = rows[part] ?? 0;
    seen.values[seen.length] = (values[part] ?? 0) / (1 - hidden);
    seen.length += 1;
  }
}

function addUp({ rows, values, length }: Seen, weights: Float32Array, biases: Float64Array, sums: Float64Array): void {
  sums.set(biases);
  for (let part = 0; part < length; part += 1) {
    const start = (rows[part] ?? 0) * sums.length;
    const value = values[part] ?? 0;
    for (let label = 0; label < sums.length; label += 1) {
      sums[label] = (sums[label] ?? 0) + value * (weights[start + label] ?? 0);
    }
  }
}

/** Whole bytes: what is lost is far below what training is sure of. */
function pack(
  features: readonly number[],
  weights: Float32Array,
  biases: Float64Array,
  { bits, dropBelow }: TrainingSettings,
): TrainedWeights {
  const count = labels.length;
  const largest = labels.map((_, label) => {
    let most = 0;
    for (let at = label; at < weights.length; at += count) most = Math.max(most, Math.abs(weights[at] ?? 0));
    return most;
  });
  const kept = features
    .map((feature, row) => ({ feature, row }))
    .filter(({ row }) => largest.some((most, label) => Math.abs(weights[row * count + label] ?? 0) > most * dropBelow));
  const bytes = new Int8Array(kept.length * count);
  for (const [at, { row }] of kept.entries()) {
    for (let label = 0; label < count; label += 1) {
      bytes[at * count + label] = Math.round(((weights[row * count + label] ?? 0) / (largest[label] ?? 1)) * 127);
    }
  }
  return {
    bits,
    features: base64Of(packSorted(kept.map(({ feature }) => feature))),
    weights: base64Of(new Uint8Array(bytes.buffer)),
    steps: largest.map((most) => most / 127),
    biases: [...biases],
  };
}

function shuffle(order: Int32Array, chance: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1));
    const held = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = held;
  }
}

/** Numerical Recipes' linear congruential generator: plain, and the same on every machine. */
function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
