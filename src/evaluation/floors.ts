import type { Label } from '../safety/labels.js';
import { allFigures, figuresOf, groupBy, type Marked, urgentFalseAlarms } from './measure.js';

/** What the test split must reach, or the build fails. Kept in test/corpus/floors.json. */
export interface Floors {
  readonly labels: Readonly<
    Record<Label, { readonly shown: number; readonly found: number; readonly alarmPrecision: number }>
  >;
  /** danger_now, in either tier, in every language by itself */
  readonly dangerFoundInEachLanguage: number;
  /** at most this share of messages without a label raises an urgent alarm */
  readonly urgentFalseAlarmsAtMost: number;
}

/** @returns one line for each figure that is below its floor; none when all hold */
export function belowFloors(marked: readonly Marked[], floors: Floors): string[] {
  const wrong: string[] = [];
  const expect = (what: string, reached: number | undefined, floor: number) => {
    if (reached === undefined || reached < floor) wrong.push(`${what} is ${reached?.toFixed(3)}, below ${floor}`);
  };
  for (const figures of allFigures(marked)) {
    const floor = floors.labels[figures.label];
    expect(`${figures.label} shown`, figures.shown, floor.shown);
    expect(`${figures.label} found`, figures.found, floor.found);
    expect(`${figures.label} precision of alarms`, figures.alarmPrecision, floor.alarmPrecision);
  }
  for (const [lang, own] of groupBy(marked, (message) => message.lang)) {
    expect(`danger_now found in ${lang}`, figuresOf('danger_now', own).found, floors.dangerFoundInEachLanguage);
  }
  const wrongly = urgentFalseAlarms(marked) ?? 0;
  if (wrongly > floors.urgentFalseAlarmsAtMost)
    wrong.push(`urgent false alarms are ${wrongly.toFixed(3)}, above ${floors.urgentFalseAlarmsAtMost}`);
  return wrong;
}
