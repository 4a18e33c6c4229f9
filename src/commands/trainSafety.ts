import { writeFileSync } from 'node:fs';
import { chooseThresholds, reach, reachAsNew } from '../evaluation/chooseThresholds.js';
import { type CorpusMessage, readCorpus } from '../evaluation/readCorpus.js';
import { trainingSettings, trainWeights } from '../evaluation/trainWeights.js';
import { Scorer } from '../safety/scorer/scorer.js';

/**
 * `npm run train:safety`: learns from test/corpus/train, chooses thresholds on messages as if they were new, and writes
 * src/safety/scorer/trained.ts. The test split is never read. Takes a few minutes. Run `npm run eval:safety` after it.
 */
const root = new URL('../../../', import.meta.url);
const corpus = new URL('test/corpus/', root);
const train = readCorpus(corpus, 'train');
const trained = trainWeights(train);

/** Batches of one family share an author's habits: `enAlder` stands alone, `plOak` and `arOak` are one. */
const families = new Map<string, CorpusMessage[]>();
for (const message of train) {
  const family = message.id.replace(/-.*$/, '').replace(/^[a-z]{2}(Latn)?(?=[A-Z])/, '');
  families.set(family, [...(families.get(family) ?? []), message]);
}
// Leaving a family out takes half of what is known of the other languages away, so only English is judged so.
const english = reachAsNew(families).filter(({ message }) => message.lang === 'en');
const thresholds = chooseThresholds([...english, ...reach(new Scorer(trained), readCorpus(corpus, 'tune'))]);

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
