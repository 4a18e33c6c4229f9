import type { Count, Figures, FiguresMonths } from '../protocol/statistics.js';
import type { Store } from '../storage/store.js';
import { addCount, addCounts, type Counts, type LocalTime, monthOf } from './counts.js';
import { figuresOf } from './figures.js';

const monthsKey = 'statistics months';
const keyOf = (month: string): string => `statistics ${month}`;
const month = /^\d{4}-\d\d$/;
const dayMs = 86_400_000;
/** Three years and a little: long enough to compare a year with the one before. */
const keptDays = 1_130;
const mostTries = 5;

export interface CountBookOptions {
  readonly now: () => Date;
  /** a moment on the helpline's clocks */
  readonly localTime: (moment: Date) => LocalTime;
  readonly onTrouble?: (error: unknown) => void;
}

/**
 * Counts what happens, by month, in memory, and writes it now and then, so that no time of writing tells when somebody came.
 * Without a store nothing is counted.
 */
export class CountBook {
  readonly #options: CountBookOptions;
  #store: Store | undefined;
  #waiting = new Map<string, Counts>();
  #writing: Promise<void> = Promise.resolve();

  constructor(options: CountBookOptions) {
    this.#options = options;
  }

  /** @param store one that outlives a restart */
  open(store: Store): void {
    this.#store = store;
  }

  /** Never throws: no turn may fail for a number. */
  readonly count = (what: Count): void => {
    if (this.#store === undefined) return;
    try {
      const at = this.#options.localTime(this.#options.now());
      const counts = this.#waiting.get(monthOf(at)) ?? {};
      addCount(counts, what, at);
      this.#waiting.set(monthOf(at), counts);
    } catch (error) {
      this.#options.onTrouble?.(error);
    }
  };

  /** Writes what was counted. What cannot be written is kept for the next time. */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /**
   * The months that can be shown: those that have been over for a day, so that the last counts are written, and no two looks
   * at one month differ.
   */
  async months(): Promise<FiguresMonths> {
    const { localTime, now } = this.#options;
    const running = monthOf(localTime(new Date(now().getTime() - dayMs)));
    const known = (await this.#store?.load(monthsKey))?.value ?? '';
    const months = known.split(' ').filter((name) => month.test(name) && name < running);
    const [year = 0, number = 1] = running.split('-').map(Number);
    const nextOn = new Date(Date.UTC(year, number, 2)).toISOString().slice(0, 10);
    return { months: months.sort().reverse(), nextOn };
  }

  /** @returns undefined for a month that is not over, or in which nothing was counted */
  async figures(wanted: string): Promise<Figures | undefined> {
    const { months } = await this.months();
    if (!months.includes(wanted)) return undefined;
    const entry = await this.#store?.load(keyOf(wanted));
    return entry === undefined ? undefined : figuresOf(wanted, JSON.parse(entry.value) as Counts);
  }

  async #write(): Promise<void> {
    const taken = this.#waiting;
    this.#waiting = new Map();
    for (const [name, counts] of taken) {
      try {
        if (await this.#add(name, counts)) continue;
      } catch (error) {
        this.#options.onTrouble?.(error);
      }
      const kept = this.#waiting.get(name) ?? {};
      addCounts(kept, counts);
      this.#waiting.set(name, kept);
    }
  }

  /** @returns false when others kept writing in between */
  async #add(name: string, counts: Counts): Promise<boolean> {
    await this.#change(monthsKey, (value) => {
      const known = value === undefined || value === '' ? [] : value.split(' ');
      return known.includes(name) ? undefined : [...known, name].sort().join(' ');
    });
    return this.#change(keyOf(name), (value) => {
      const sum = value === undefined ? {} : (JSON.parse(value) as Counts);
      addCounts(sum, counts);
      return JSON.stringify(sum);
    });
  }

  /** Changes an entry, as often as others are quicker. @param change gives undefined when nothing is to be changed */
  async #change(key: string, change: (value: string | undefined) => string | undefined): Promise<boolean> {
    const store = this.#store;
    if (store === undefined) return true;
    const expiresAt = new Date(this.#options.now().getTime() + keptDays * dayMs);
    for (let count = 0; count < mostTries; count++) {
      const entry = await store.load(key);
      const value = change(entry?.value);
      if (value === undefined) return true;
      const saved = await store.save(key, { value, expectedVersion: entry?.version ?? 0, expiresAt });
      if (saved.ok) return true;
    }
    return false;
  }
}
