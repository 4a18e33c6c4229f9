import { recogniseDanger } from '../safety/dangerRecogniser.js';
import { type Label, labels } from '../safety/labels.js';
import type { CorpusMessage } from './readCorpus.js';

/** What was found in a message. */
export interface Marked {
  readonly message: CorpusMessage;
  readonly alarm: ReadonlySet<Label>;
  /** in either tier */
  readonly found: ReadonlySet<Label>;
}

/** How a label did. Shares are from 0 to 1, and undefined where there is nothing to count. */
export interface LabelFigures {
  readonly label: Label;
  /** messages that bear it */
  readonly bearing: number;
  /** share of those that were acted on at once */
  readonly shown: number | undefined;
  /** share of those that were acted on or asked about */
  readonly found: number | undefined;
  /** share of the alarms that were right */
  readonly alarmPrecision: number | undefined;
  /** share of all that was marked, in either tier, that was right */
  readonly foundPrecision: number | undefined;
  /** share of messages without any label that were acted on */
  readonly falseAlarms: number | undefined;
  /** share of messages without any label that were acted on or asked about */
  readonly falseFinds: number | undefined;
}

/** The labels whose alarm interrupts: an urgent alarm on a message without a label is what costs trust. */
export const urgentLabels: readonly Label[] = ['danger_now', 'threat', 'self_harm', 'leave'];

/** Runs the recogniser as the bot does when nothing is known of the session. */
export function markAll(messages: readonly CorpusMessage[]): Marked[] {
  return messages.map((message) => {
    const { alarm, check } = recogniseDanger({ text: message.text });
    return { message, alarm: new Set(alarm), found: new Set([...alarm, ...check]) };
  });
}

/** @returns the figures of one label over these messages */
export function figuresOf(label: Label, marked: readonly Marked[]): LabelFigures {
  const bearing = marked.filter(({ message }) => message.labels.includes(label));
  const without = marked.filter(({ message }) => message.labels.length === 0);
  const alarmed = marked.filter(({ alarm }) => alarm.has(label));
  const found = marked.filter((one) => one.found.has(label));
  const right = (some: readonly Marked[]) => share(some, ({ message }) => message.labels.includes(label));
  return {
    label,
    bearing: bearing.length,
    shown: share(bearing, ({ alarm }) => alarm.has(label)),
    found: share(bearing, (one) => one.found.has(label)),
    alarmPrecision: right(alarmed),
    foundPrecision: right(found),
    falseAlarms: share(without, ({ alarm }) => alarm.has(label)),
    falseFinds: share(without, (one) => one.found.has(label)),
  };
}

/** The figures of every label. */
export function allFigures(marked: readonly Marked[]): LabelFigures[] {
  return labels.map((label) => figuresOf(label, marked));
}

/** The share of messages without a label that raise any urgent alarm. */
export function urgentFalseAlarms(marked: readonly Marked[]): number | undefined {
  return share(
    marked.filter(({ message }) => message.labels.length === 0),
    ({ alarm }) => urgentLabels.some((label) => alarm.has(label)),
  );
}

/** Messages by what a function says of them, in alphabetical order. */
export function groupBy(marked: readonly Marked[], nameOf: (message: CorpusMessage) => string): [string, Marked[]][] {
  const groups = new Map<string, Marked[]>();
  for (const one of marked) {
    const name = nameOf(one.message);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number | undefined {
  return items.length === 0 ? undefined : items.filter(holds).length / items.length;
}
