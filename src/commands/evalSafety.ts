import { readFileSync, writeFileSync } from 'node:fs';
import { belowFloors, type Floors } from '../evaluation/floors.js';
import { markAll } from '../evaluation/measure.js';
import { readCorpus } from '../evaluation/readCorpus.js';
import { renderPlot, renderReport } from '../evaluation/report.js';

/**
 * `npm run eval:safety`: measures the recogniser on test/corpus/test, prints the report, writes docs/safety-report.md and its
 * plot, and ends with 1 when a figure is below test/corpus/floors.json.
 */
const root = new URL('../../../', import.meta.url);
const corpus = new URL('test/corpus/', root);
const test = markAll(readCorpus(corpus, 'test'));
const report = renderReport({ test, trained: readCorpus(corpus, 'train').length });
process.stdout.write(report);
writeFileSync(new URL('docs/safety-report.md', root), report);
writeFileSync(new URL('docs/safety-report.svg', root), renderPlot(test));
const floors = JSON.parse(readFileSync(new URL('floors.json', corpus), 'utf8')) as Floors;
for (const line of belowFloors(test, floors)) {
  process.stdout.write(`BELOW ITS FLOOR: ${line}\n`);
  process.exitCode = 1;
}
