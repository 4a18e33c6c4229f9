import type { DeskHours, HoursState } from '../protocol/deskHours.js';
import type { Result } from '../protocol/result.js';
import type { Store } from '../storage/store.js';
import { readDeskHours } from './readDeskHours.js';

const hoursKey = 'desk hours';
const stoppedKey = 'desk stopped';
const never = new Date('9000-01-01T00:00:00Z');
/** How long a state that was worked out is used again: every turn of every visitor asks. */
const freshMs = 10_000;

export interface DeskPlanOptions {
  /** hours of the settings, which hold until a supervisor saves others */
  readonly hours?: DeskHours | undefined;
  /** how hours stand at a moment */
  readonly workOut?: (hours: DeskHours, now: Date) => HoursState;
  readonly onTrouble?: (error: unknown) => void;
}

/** What supervisors decide about the desk and what outlives a restart: hours, closures, the stop of new requests. */
export class DeskPlan {
  readonly #options: DeskPlanOptions;
  #store: Store | undefined;
  #hours: DeskHours | undefined;
  #version = 0;
  #stopped = false;
  #known: { readonly slot: number; readonly state: HoursState } | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: DeskPlanOptions = {}) {
    this.#options = options;
    this.#hours = options.hours;
  }

  /**
   * Reads what was decided before.
   * @param store one that outlives a restart
   */
  async open(store: Store): Promise<void> {
    this.#store = store;
    await this.#load(store);
    this.#stopped = (await store.load(stoppedKey))?.value === 'yes';
  }

  /** undefined: nobody has said anything about hours */
  get hours(): DeskHours | undefined {
    return this.#hours;
  }

  /** Counts up with each change; 0 while the settings hold. */
  get version(): number {
    return this.#version;
  }

  /** Whether a supervisor has stopped new requests. */
  get stopped(): boolean {
    return this.#stopped;
  }

  stateAt(now: Date): HoursState {
    const { workOut } = this.#options;
    if (this.#hours === undefined || workOut === undefined) return { state: 'unknown' };
    const slot = Math.floor(now.getTime() / freshMs);
    if (this.#known?.slot !== slot) this.#known = { slot, state: workOut(this.#hours, now) };
    return this.#known.state;
  }

  /**
   * Sets other hours, from this moment on.
   * @param version the one that was shown to whoever changes them
   */
  async saveHours(hours: DeskHours, version: number): Promise<Result<{ readonly version: number }, 'lostRace'>> {
    if (version !== this.#version) return { ok: false, reason: 'lostRace' };
    const request = { value: JSON.stringify(hours), expectedVersion: version, expiresAt: never };
    const saved = (await this.#store?.save(hoursKey, request)) ?? ({ ok: true, version: version + 1 } as const);
    if (saved.ok) this.#take(hours, saved.version);
    else if (this.#store !== undefined) await this.#load(this.#store);
    return saved;
  }

  /** Written behind: a stop must not wait for a disk. */
  keepStopped(stopped: boolean): void {
    this.#stopped = stopped;
    this.#writing = this.#writing
      .then(async () => {
        const expectedVersion = (await this.#store?.load(stoppedKey))?.version ?? 0;
        await this.#store?.save(stoppedKey, { value: stopped ? 'yes' : 'no', expectedVersion, expiresAt: never });
      })
      .catch((error: unknown) => this.#options.onTrouble?.(error));
  }

  /** Resolves when all is written. */
  idle(): Promise<void> {
    return this.#writing;
  }

  async #load(store: Store): Promise<void> {
    const entry = await store.load(hoursKey);
    const hours = entry === undefined ? undefined : readDeskHours(JSON.parse(entry.value));
    if (entry !== undefined && hours !== undefined) this.#take(hours, entry.version);
  }

  #take(hours: DeskHours, version: number): void {
    this.#hours = hours;
    this.#version = version;
    this.#known = undefined;
  }
}
