import recognizers, { Culture } from '@microsoft/recognizers-text-suite';
import type { Retort } from './topic.js';

/**
 * Reads "about three months ago", "last Tuesday night", "twice a day" as codes.
 *
 * The recognisers help; they never see more than a short text: 8,000 characters of digits keep the date recogniser busy
 * for seconds, and a visitor's server with it.
 */
const longestReadable = 100;

const dayMs = 24 * 60 * 60 * 1000;

type Resolution = Readonly<Partial<Record<'timex' | 'type' | 'value' | 'start' | 'end', string>>>;

/** What stands for a stretch of time that is over, such as "last week". */
type Point = 'start' | 'middle';

const aWeekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const lastWeekday = new RegExp(`\\blast ${aWeekday}\\b`, 'i');

/** Days before now that each time in a text may mean; those still to come are below zero. */
function timesIn(text: string, now: Date, point: Point): readonly (readonly number[])[] {
  if (text.length > longestReadable) return [];
  // The recogniser does not know it.
  const said = text.replace(/\b(?:a|one) fortnight\b/gi, '2 weeks');
  // It takes "last Tuesday" for the one of last week, also on a Sunday. The nearest is meant more often, and asks for more.
  const nearest = (days: number): number => (lastWeekday.test(said) && days >= 8 ? days - 7 : days);
  return recognizers.recognizeDateTime(said, Culture.EnglishOthers, undefined, now).map(({ resolution }) => {
    const values = (resolution?.values ?? []) as readonly Resolution[];
    return values.flatMap((value) => daysOf(value, now, point) ?? []).map(nearest);
  });
}

/**
 * How long ago a text speaks of, in days.
 * @param text such as "since June", "3 weeks", "2 years ago", "05/04/2025" (5 April: British order)
 * @param point what is taken of a stretch of time that is over
 * @returns days before `now`; undefined when the text speaks of no time, or only of the future
 */
export function daysAgo(text: string, now: Date, point: Point = 'start'): number | undefined {
  const found = timesIn(text, now, point).flatMap((meanings) => {
    // "in May" is read as last May and next May: the past one is meant.
    const past = meanings.filter((days) => days >= -0.5);
    return past.length === 0 ? [] : [Math.max(0, Math.min(...past))];
  });
  return found.length === 0 ? undefined : Math.max(...found);
}

function daysOf({ type, value, start, end, timex }: Resolution, now: Date, point: Point): number | undefined {
  if (type === 'duration' && value !== undefined) return Number(value) / (dayMs / 1000);
  if (timex === 'PRESENT_REF') return 0;
  const from = Date.parse(start ?? value ?? '');
  if (Number.isNaN(from)) return undefined;
  const to = Date.parse(end ?? '');
  const moment = point === 'middle' && to <= now.getTime() ? (from + to) / 2 : from;
  return (now.getTime() - moment) / dayMs;
}

/** A time that is still to come is no answer to "since when?"; the visitor is told that it was read. */
const notYet: Retort = { say: 'howLong:tellNotYet' };

const noTime = (text: string, now: Date): Retort | undefined =>
  timesIn(text, now, 'start').some((meanings) => meanings.length > 0) ? notYet : undefined;

/** "For about a month": how long, and not how often. */
const aWhile =
  /^(?:(?:its|it's|it has|has|been|going|on|for|since|about|around|roughly|over|under|nearly|almost|maybe|just|only|more|less|than|like) )*an? (?:day|week|month|hour)\b(?: or so| now| maybe)?[ .]*$/i;

/** @returns `days`, `weeks`, `months` or `years`: since when it has been going on */
export function readSince(text: string, now: Date): string | Retort | undefined {
  // "Ten times a day" says how often, not since when.
  const saysHowOften = /\b(times|once|twice|every|each|per)\b|\ban? (day|week|month|hour)\b(?! ago)/i.test(text);
  if (saysHowOften && !aWhile.test(text)) return undefined;
  const days = daysAgo(text, now);
  if (days === undefined) return noTime(text, now);
  if (days < 7) return 'days';
  if (days < 31) return 'weeks';
  return days < 365 ? 'months' : 'years';
}

const weekdayInLondon = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'Europe/London' });

/** Whether a day of the week is named that is not today's. */
function namesAnotherDay(text: string, now: Date): boolean {
  const [named] = new RegExp(`\\b${aWeekday}\\b`, 'i').exec(text) ?? [];
  return named !== undefined && named.toLowerCase() !== weekdayInLondon.format(now).toLowerCase();
}

/** @returns `today`, `thisWeek`, `thisMonth` or `longerAgo`: when it last happened */
export function readLastTime(text: string, now: Date): string | Retort | undefined {
  if (/\btomorrow\b/i.test(text)) return notYet;
  if (/\bthe (last|past) week\b/i.test(text)) return 'thisWeek';
  if (/\bthe (last|past) month\b/i.test(text)) return 'thisMonth';
  const days = daysAgo(text, now, 'middle');
  if (days === undefined) return noTime(text, now);
  // Soon after midnight, "Saturday night" is hours ago.
  const isOverBySleep = days > 0.5 && namesAnotherDay(text, now);
  if (days < 1.5 && !/yesterday|last night/i.test(text) && !isOverBySleep) return 'today';
  if (days < 8) return 'thisWeek';
  return days < 32 ? 'thisMonth' : 'longerAgo';
}

/** Times a day, for each unit that people count in. */
const perDay: readonly (readonly [RegExp, number])[] = [
  [/\bhour/, 24],
  [/\b(day|everyday|daily|night|morning|evening)/, 1],
  [new RegExp(`\\b(every|each) ${aWeekday}\\b|\\b${aWeekday}s\\b`), 1 / 7],
  [/\bweek/, 1 / 7],
  [/\bfortnight/, 1 / 14],
  [/\bmonth/, 1 / 30],
  [/\byear/, 1 / 365],
];

/** @returns `severalADay`, `daily`, `weekly`, `monthly` or `lessOften`: how often it happens */
export function readHowOften(text: string): string | undefined {
  if (text.length > longestReadable) return undefined;
  const said = text.toLowerCase();
  if (/\b(constantly|nonstop|non-stop|all the time|all day|always|every (hour|minute))\b/.test(said))
    return 'severalADay';
  if (/\bnot (every|each|daily|once|twice)\b/.test(said)) return undefined;
  const unit = perDay.find(([word]) => word.test(said));
  if (unit === undefined) return undefined;
  const rate = countIn(said) * unit[1];
  if (rate > 1.5) return 'severalADay';
  if (rate > 0.6) return 'daily';
  if (rate >= 1 / 10) return 'weekly';
  return rate >= 1 / 45 ? 'monthly' : 'lessOften';
}

function countIn(said: string): number {
  if (/\bevery (other|second|couple)\b/.test(said)) return 1 / 2;
  if (/\bevery (third|few|several)\b/.test(said)) return 1 / 4;
  if (/\btwice\b/.test(said)) return 2;
  if (/\b(many|several|lots|loads|dozens|hundreds|thousands|millions?|gazillion|countless|few|couple)\b/.test(said))
    return 4;
  const every = /\bevery\b/.test(said);
  const [first] = recognizers.recognizeNumber(said, Culture.English);
  const number = Number(first?.resolution?.value);
  if (!Number.isFinite(number) || number <= 0) return 1;
  return every ? 1 / number : number;
}
