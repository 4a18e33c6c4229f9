/**
 * Microseconds that the danger recogniser takes for one message. Prints one line of JSON: rows of { what, messages,
 * p50, p99, most }.
 *
 *   node bench/recogniser.mjs          (after npm run build)
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { percentile } from './statistics.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const recogniserFile = path.join(root, 'dist/src/safety/dangerRecogniser.js');
const corpusFile = path.join(root, 'test/corpus/train/dev.jsonl');
for (const file of [recogniserFile, corpusFile]) {
  if (!existsSync(file)) {
    process.stderr.write(`${path.relative(root, file)} is missing; nothing was measured.\n`);
    process.exit(1);
  }
}
const { recogniseDanger } = await import(recogniserFile);

const texts = readFileSync(corpusFile, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line).text);
const words = texts.join(' ').split(/\s+/);

/** `count` texts of the corpus's words in their order, each cut from another place. */
const cuts = (count, cut) => Array.from({ length: count }, (_, i) => cut(Math.floor((i * words.length) / count)));
const around = (start) => [...words.slice(start), ...words.slice(0, start)];
const tenThousand = (text) => text.repeat(Math.ceil(10_000 / text.length)).slice(0, 10_000);

const sets = {
  'each message of the development corpus': { messages: texts, passes: 10 },
  '60 words': { messages: cuts(100, (start) => around(start).slice(0, 60).join(' ')), passes: 10 },
  '10,000 characters': { messages: cuts(20, (start) => tenThousand(around(start).join(' '))), passes: 5 },
  '10,000 characters, made to be slow': {
    messages: ['a', ' ', '1 ', 'he is ', "'", 'he will kill ', 'outside my ', '\n', 'é', '🙂'].map(tenThousand),
    passes: 3,
  },
};

/** The first passes warm the compiler up and are not counted. */
function measure({ messages, passes }) {
  const took = [];
  for (let pass = -2; pass < passes; pass += 1) {
    for (const text of messages) {
      const from = process.hrtime.bigint();
      recogniseDanger({ text });
      const microseconds = Number(process.hrtime.bigint() - from) / 1000;
      if (pass >= 0) took.push(microseconds);
    }
  }
  return {
    messages: messages.length,
    p50: percentile(took, 0.5),
    p99: percentile(took, 0.99),
    most: percentile(took, 1),
  };
}

const rows = Object.entries(sets).map(([what, set]) => ({ what, ...measure(set) }));
process.stdout.write(`${JSON.stringify(rows)}\n`);
