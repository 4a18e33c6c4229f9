import { writeFileSync } from 'node:fs';
import { chooseThresholds, reach, reachAsNew } from '../evaluation/chooseThresholds.js';
import { batchOf, type CorpusMessage, readCorpus } from '../evaluation/readCorpus.js';
import { trainingSettings, trainWeights } from '../evaluation/trainWeights.js';
import { Scorer } from '../safety/scorer/scorer.js';

/**
 * `npm run train:safety`: learns from test/corpus/train, chooses thresholds on messages as if they were new, and writes
 * src/safety/scorer/trained.ts. The test split is never read. Takes some five minutes. Run `npm run eval:safety` after it.
 */
const root = new URL('../../../', import.meta.url);
const corpus = new URL('test/corpus/', root);
const train = readCorpus(corpus, 'train');

/** Batches of one family share an author's habits: `enMaple`, `plMaple` and `arMaple` are one. */
const familyOf = (message: CorpusMessage) => batchOf(message).replace(/^(many|[a-z]{2}(Latn)?)(?=[A-Z])/, '');
/**
 * Ordinary answers, the words on our own buttons and the plainest cries, to be known by heart: learnt from several times over. They
 * are easily told from each other, so thresholds that count them would be too low.
 */
const plainest = 'Desk';
const timesOver = 3;
/** More groups are closer to the scorer that learns from all, and take longer. */
const groups = 8;
const families = new Map<string, CorpusMessage[]>();
for (const message of train) families.set(familyOf(message), [...(families.get(familyOf(message)) ?? []), message]);
const byHeart = Array.from({ length: timesOver }, () => families.get(plainest) ?? []).flat();
families.delete(plainest);
const trained = trainWeights([...[...families.values()].flat(), ...byHeart]);
const thresholds = chooseThresholds([
  ...reachAsNew(families, groups, byHeart),
  ...reach(new Scorer(trained), readCorpus(corpus, 'tune')),
]);

const lines = (text: string) => (text.match(/.{1,110}/g) ?? []).map((line) => `    '${line}',`).join('\n');
writeFileSync(
  new URL('src/safety/scorer/trained.ts', root),
  `import type { TrainedWeights } from './scorer.js';
import type { Thresholds } from './thresholds.js';

// Written by \`npm run train:safety\` from ${train.length} messages; change the corpus or src/evaluation/trainWeights.ts, not this file.
// Settings: ${JSON.stringify(trainingSettings)}

/** Chosen on messages that were not learnt from; the shares of false alarms that are allowed stand in src/evaluation/chooseThresholds.ts. */
export const thresholds: Thresholds = ${JSON.stringify(thresholds, null, 2)};

export const trained: TrainedWeights = {
  bits: ${trained.bits},
  steps: ${JSON.stringify(trained.steps)},
  biases: ${JSON.stringify(trained.biases)},
  features: [
${lines(trained.features)}
  ].join(''),
  weights: [
${lines(trained.weights)}
  ].join(''),
};
`,
);
process.stdout.write(`learnt from ${train.length} messages; thresholds ${JSON.stringify(thresholds)}\n`);
