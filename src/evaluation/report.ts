import { allFigures, figuresOf, groupBy, type LabelFigures, type Marked, urgentFalseAlarms } from './measure.js';
import { batchOf, type CorpusMessage } from './readCorpus.js';

/** What the report is made from. */
export interface ReportInput {
  /** messages of the test split, never learnt from and never chosen on */
  readonly test: readonly Marked[];
  /** how many messages were learnt from */
  readonly trained: number;
}

const bars = { shown: 0.9, found: 0.95, urgentFalseAlarms: 0.05, eachLanguage: 0.85 };

/** The report as Markdown: the same input gives the same text, so that a test can tell a stale one. */
export function renderReport({ test, trained }: ReportInput): string {
  const english = test.filter(({ message }) => message.lang === 'en');
  const others = test.filter(({ message }) => message.lang !== 'en');
  const danger = figuresOf('danger_now', test);
  const languages = groupBy(test, (message) => message.lang);
  const batches = groupBy(test, batchOf);
  return `# How well danger is spotted

Written by \`npm run eval:safety\`; do not edit. How to read it: [guidance/danger.md](guidance/danger.md).
Measured on the ${test.length} messages of \`test/corpus/test\`, which were neither learnt from nor used to choose thresholds.
How many false alarms are allowed was settled while these figures were looked at, so they flatter a little.
The weights were learnt from ${trained} messages of other authors in \`test/corpus/train\`.

- **shown**: acted on at once, 999 in the same turn (tier *alarm*). **found**: shown, or asked about outright with 999 in view (*alarm* or *check*).
- **right**: of the messages marked so, how many bear the label. **wrong**: of the messages without any label, how many are marked so.

![Danger now, shown and found, by language](safety-report.svg)

## Against our bars, immediate danger

| | bar | all | English | other languages |
|---|---|---|---|---|
| shown | ≥ ${percent(bars.shown)} | ${tenths(danger.shown)} | ${tenths(figuresOf('danger_now', english).shown)} | ${tenths(figuresOf('danger_now', others).shown)} |
| found | ≥ ${percent(bars.found)} | ${tenths(danger.found)} | ${tenths(figuresOf('danger_now', english).found)} | ${tenths(figuresOf('danger_now', others).found)} |
| any urgent alarm on a message without a label | ≤ ${percent(bars.urgentFalseAlarms)} | ${tenths(urgentFalseAlarms(test))} | ${tenths(urgentFalseAlarms(english))} | ${tenths(urgentFalseAlarms(others))} |
| languages that find ≥ ${percent(bars.eachLanguage)} | ${languages.length} | ${languages.filter(([, own]) => (figuresOf('danger_now', own).found ?? 0) >= bars.eachLanguage).length} | | |

## What to expect of messages nobody has seen

Authors differ more than languages do (next table), and a new one brings new words. Three quarters of the messages without a label were written to tempt,
so in an ordinary day's messages expect fewer wrong alarms. Of dangerous messages as oblique as these, expect to **show** between
${percent((worstBatch(batches) ?? 0) - 0.03)} and ${percent(danger.shown)}, and to **find** some ${percent((danger.found ?? 0) - 0.01)}. Plainer ones are found more often: see *openly said*.
No native speaker and no safeguarding lead has checked the labels yet. With some twenty dangerous messages for a language, one message is
worth five points there.

## Every author batch, immediate danger

| batch | messages | dangerous | shown | found | wrongly shown | wrongly found |
|---|---|---|---|---|---|---|
${batches.map(dangerRow).join('\n')}

## Every label

${labelTable('All messages', test)}
${labelTable('English', english)}
${labelTable('Other languages', others)}
${labelTable('Openly said (explicit)', labelled(test, 'explicit'))}
${labelTable('Only implied (indirect)', labelled(test, 'indirect'))}
## Every language, immediate danger

| language | messages | dangerous | shown | found | wrongly shown | wrongly found |
|---|---|---|---|---|---|---|
${languages.map(dangerRow).join('\n')}
`;
}

/** How much of immediate danger is shown in the batch in which least is. */
function worstBatch(batches: readonly (readonly [string, readonly Marked[]])[]): number | undefined {
  const shown = batches.map(([, own]) => figuresOf('danger_now', own).shown).filter((share) => share !== undefined);
  return shown.length === 0 ? undefined : Math.min(...shown);
}

/** Messages of a kind, and all without a label beside them: without those there would be nothing to be wrong about. */
function labelled(marked: readonly Marked[], kind: CorpusMessage['kind']): Marked[] {
  return marked.filter(({ message }) => message.labels.length === 0 || message.kind === kind);
}

function labelTable(title: string, marked: readonly Marked[]): string {
  const row = (figures: LabelFigures) =>
    `| ${figures.label} | ${figures.bearing} | ${percent(figures.shown)} | ${percent(figures.found)} | ${percent(figures.alarmPrecision)} | ${percent(figures.foundPrecision)} | ${percent(figures.falseAlarms)} | ${percent(figures.falseFinds)} |`;
  return `### ${title}

| label | messages | shown | found | right of shown | right of found | wrongly shown | wrongly found |
|---|---|---|---|---|---|---|---|
${allFigures(marked).map(row).join('\n')}
`;
}

function dangerRow([name, own]: readonly [string, readonly Marked[]]): string {
  const { bearing, shown, found, falseAlarms, falseFinds } = figuresOf('danger_now', own);
  return `| ${name} | ${own.length} | ${bearing} | ${percent(shown)} | ${percent(found)} | ${percent(falseAlarms)} | ${percent(falseFinds)} |`;
}

/** Beside a bar a rounded figure would flatter. */
function tenths(share: number | undefined): string {
  return share === undefined ? '–' : `${(share * 100).toFixed(1)} %`;
}

function percent(share: number | undefined): string {
  return share === undefined ? '–' : `${Math.round(share * 100)} %`;
}

const plot = { left: 80, top: 54, row: 22, width: 480 };

/** The plot: for every language how much of immediate danger is shown and found, beside the bars. No text of a visitor. */
export function renderPlot(test: readonly Marked[]): string {
  const rows = groupBy(test, (message) => message.lang).map(([lang, own]) => ({
    lang,
    ...figuresOf('danger_now', own),
  }));
  const height = plot.top + rows.length * plot.row + 20;
  const at = (share: number) => plot.left + share * plot.width;
  const bar = (share: number | undefined, y: number, colour: string) =>
    `<rect x="${plot.left}" y="${y}" width="${Math.round((share ?? 0) * plot.width)}" height="14" fill="${colour}"/>`;
  const lines = rows.map(({ lang, shown, found }, at) => {
    const y = plot.top + at * plot.row;
    return `<text x="${plot.left - 8}" y="${y + 12}" text-anchor="end">${lang}</text>${bar(found, y, '#9db8d2')}${bar(shown, y, '#1f4e79')}`;
  });
  const goal = (share: number, name: string) =>
    `<line x1="${at(share)}" x2="${at(share)}" y1="${plot.top - 6}" y2="${height - 14}" stroke="#b3261e" stroke-dasharray="4 3"/><text x="${at(share)}" y="${plot.top - 10}" text-anchor="middle" fill="#b3261e">${name}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${plot.left + plot.width + 40} ${height}" font-family="sans-serif" font-size="12" role="img" aria-labelledby="t">
<title id="t">Immediate danger by language: dark is shown at once, light is shown or asked about; dashed lines are the bars</title>
<rect width="100%" height="100%" fill="#fff"/>
<text x="${plot.left}" y="18">dark: shown at once (bar ${bars.shown}) · light: shown or asked (bar ${bars.eachLanguage} in each language)</text>
${goal(bars.shown, '0.9')}${goal(bars.eachLanguage, '0.85')}
${lines.join('\n')}
</svg>
`;
}
