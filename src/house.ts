import { randomInt } from 'node:crypto';
import path from 'node:path';
import { createTopics, landmarks } from '../dialogs/index.js';
import { createSurroundings } from '../dialogs/surroundings.js';
import { type Clock, startClock } from './clock.js';
import type { Config } from './config.js';
import { Conversation } from './conversation/conversation.js';
import { createSafeWord } from './conversation/safeWord.js';
import { createWords, type Locales, type ServiceFacts, type Words } from './conversation/words.js';
import { deskState } from './directory/deskState.js';
import { hoursOf, londonTime } from './directory/openingHours.js';
import { sentenceNumbers } from './directory/sentenceNumbers.js';
import type { Directory, Service, WeeklyHours } from './directory/service.js';
import type { DeskSettings } from './handover/deskCore.js';
import { DeskPlan } from './handover/deskPlan.js';
import { HandoverDesk } from './handover/handoverDesk.js';
import { Practice, type PracticeStory, typingPause } from './handover/practice.js';
import type { Log } from './log/events.js';
import { createLogger, errorCode } from './log/logger.js';
import { type DeskHours, noFixedHours } from './protocol/deskHours.js';
import type { Counter } from './protocol/statistics.js';
import { recogniseDanger } from './safety/dangerRecogniser.js';
import { isExitPhrase } from './safety/exitPhrases.js';
import { answersIn } from './situations/answersIn.js';
import { isAbuse } from './situations/isAbuse.js';
import { CountBook } from './statistics/countBook.js';
import { wayThere } from './statistics/wayThere.js';
import { loadDirectory } from './storage/loadDirectory.js';
import { loadLocales } from './storage/loadLocales.js';
import { loadPractice } from './storage/loadPractice.js';
import { lowdbStore } from './storage/lowdbStore.js';
import { memoryStore } from './storage/memoryStore.js';
import { sealedStore } from './storage/sealedStore.js';
import type { Store } from './storage/store.js';
import { type Corridor, createCorridor } from './turn/corridor.js';
import { createVisitorLine, type OpenChannels } from './turn/visitorLine.js';

/** Everything behind the doors: what the server, the terminal and the tests open. */
export interface House extends Corridor {
  readonly words: Words;
  readonly conversation: Conversation;
  readonly directory: Directory;
  /** simulated visitors for advisors who train */
  readonly practiceStories: readonly PracticeStory[];
  readonly numbers: Readonly<Record<string, string>>;
  readonly locales: Locales;
  /** words of the web page, by language */
  readonly pageWords: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly desk: HandoverDesk;
  /** what was counted, by month */
  readonly countBook: CountBook;
  /** Lets advisors reach visitors on these channels. Until then nobody is offered an advisor. */
  readonly openDesk: (channels: OpenChannels, kept?: KeptByDesk) => Promise<void>;
  readonly log: Log;
  readonly now: Clock;
  /** whether the store can write */
  readonly isHealthy: () => boolean;
  /** finishes what is being written, and lets go of the data folder */
  readonly close: () => Promise<void>;
}

/** Keeps who did what to which contact, where an admin can read it. */
type Audit = (event: { readonly staff: string; readonly contact: string; readonly action: string }) => void;

/** What the desk leaves behind. */
interface KeptByDesk {
  readonly audit?: Audit;
  /** outlives a restart; holds nothing of any visitor */
  readonly lasting?: Store;
}

/** What tests put in place of the real thing. */
export interface HouseOverrides {
  readonly log?: Log;
  readonly now?: Clock;
  readonly store?: Store;
  readonly locales?: Locales;
  readonly landmarks?: typeof landmarks;
  readonly deskSettings?: Partial<DeskSettings>;
  /** how long a simulated visitor types */
  readonly practicePauseMs?: (text: string) => number;
  /** stand in for the directory's numbers, so that a test need not name them */
  readonly numbers?: Readonly<Record<string, string>>;
}

const sweepEveryMs = 60_000;
const deskTickMs = 500;
/** Seldom, so that the moment of writing says nothing about when somebody came. */
const flushEveryMs = 15 * 60_000;

/**
 * Builds every room behind the doors and hands them to each other.
 * @throws Error when the directory, the words or the data folder are not in order: the server then does not start
 */
export async function openHouse(config: Config, overrides: HouseOverrides = {}): Promise<House> {
  const log = overrides.log ?? createLogger();
  const now = overrides.now ?? startClock(config.startClockAt);
  const directory = loadDirectory(config.servicesFile);
  log.event('directory.loaded', { services: directory.services.length, hidden: directory.hidden.length });
  const numbers = {
    ...sentenceNumbers(directory.services, config.helplineServiceId),
    idleMinutes: String(config.idleLimitMinutes),
    safeWord: config.safeWord,
    ...overrides.numbers,
  };
  const locales = overrides.locales ?? loadLocales();
  const words = createWords(locales, numbers, factsOf(directory.services));
  const topics = createTopics(createSurroundings(directory), words.languages);
  const conversation = new Conversation(topics, overrides.landmarks ?? landmarks, words, { hear: answersIn, isAbuse });
  const { store, isHealthy } =
    overrides.store === undefined ? await openStore(config, log, now) : wellStore(overrides.store);
  const onTrouble = (error: unknown): void => log.event('desk.failed', { error: errorCode(error) });
  const plan = new DeskPlan({
    hours: config.advisorHours === undefined ? undefined : hoursFrom(config.advisorHours),
    workOut: (hours, at) => deskState(hours, directory.bankHolidays, at),
    onTrouble,
  });
  const countBook = new CountBook({ now, localTime: londonTime, onTrouble });
  const count: Counter = (what) => {
    if (what.kind !== 'path' || !wayThere.has(what.topic)) countBook.count(what);
  };
  let keepAudit: Audit | undefined;
  const practiceStories = loadPractice();
  const desk = new HandoverDesk({
    store,
    now,
    newId: newContactId,
    audit(event) {
      log.event('desk.audit', event);
      keepAudit?.(event);
    },
    onTrouble,
    settings: {
      // An outside hub has a queue and a patience of its own; the longest wait is the only limit then.
      offerSeconds: config.hub === undefined ? config.offerSeconds : 24 * 60 * 60,
      mostWaiting: config.mostWaiting,
      longestWaitMinutes: config.longestWaitMinutes,
      ...overrides.deskSettings,
    },
    plan,
    count,
    practice: new Practice({
      stories: practiceStories,
      newId: newContactId,
      marksOf: (text) => recogniseDanger({ text }).alarm,
      pauseMs: overrides.practicePauseMs ?? typingPause,
    }),
  });
  const corridor = createCorridor({
    store,
    desk,
    words,
    conversation,
    recogniseDanger,
    isExitPhrase,
    count,
    isSafeWord: createSafeWord(config.safeWord, words),
    idleLimitMinutes: config.idleLimitMinutes,
    now,
    log,
  });
  const sweeping = setInterval(() => {
    store.sweep().then(
      (count) => count > 0 && log.event('store.swept', { count }),
      () => undefined, // the store has logged why; it tries again at the next sweep
    );
  }, sweepEveryMs);
  sweeping.unref();
  let ticking: NodeJS.Timeout | undefined;
  let flushing: NodeJS.Timeout | undefined;
  const services = new Map(directory.services.map((service) => [service.id, service]));
  const cardsOf = (ids: readonly string[]) =>
    ids.flatMap((serviceId) => {
      const service = services.get(serviceId);
      return service === undefined
        ? []
        : [{ serviceId, reason: '', hours: hoursOf(service, directory.bankHolidays, now()) }];
    });
  return {
    ...corridor,
    desk,
    countBook,
    async openDesk(channels, { audit, lasting } = {}) {
      keepAudit = audit;
      if (lasting !== undefined) {
        await plan.open(lasting);
        countBook.open(lasting);
      }
      flushing = setInterval(() => void countBook.flush(), flushEveryMs);
      flushing.unref();
      await desk.open(createVisitorLine(channels, words, cardsOf));
      ticking = setInterval(() => desk.tick(), deskTickMs);
      ticking.unref();
    },
    words,
    locales,
    conversation,
    directory,
    practiceStories,
    numbers,
    pageWords: Object.fromEntries(
      words.languages.map((language) => [language, locales[language]?.page as Record<string, string>]),
    ),
    log,
    now,
    isHealthy,
    async close() {
      clearInterval(sweeping);
      clearInterval(ticking);
      await desk.idle();
      await plan.idle();
      clearInterval(flushing);
      await countBook.flush();
      await store.close();
    },
  };
}

/** The hours of the settings, as a supervisor would set them. */
function hoursFrom(weekly: readonly WeeklyHours[]): DeskHours {
  const spans = weekly.flatMap(({ days, opens, closes }) => days.map((day) => ({ day, opens, closes })));
  return { ...noFixedHours, weekly: spans, onBankHolidays: 'closed' };
}

/** Letters alone, so that the log's second net does not take it for a number. */
function newContactId(): string {
  return Array.from({ length: 14 }, () => String.fromCharCode(97 + randomInt(26))).join('');
}

/** The store that the settings ask for, sealed. */
async function openStore(config: Config, log: Log, now: Clock): Promise<{ store: Store; isHealthy: () => boolean }> {
  if (config.store === 'memory') return wellStore(sealedStore(memoryStore({ now }), { key: config.key, log }));
  const folder = path.join(config.dataDir, 'sessions');
  // Without a key in the settings, the key is random and in memory: what an earlier run left can never be read again.
  const files = await lowdbStore({ folder, now, log, startEmpty: config.key === undefined });
  return { store: sealedStore(files, { key: config.key, log }), isHealthy: () => files.healthy() };
}

function wellStore(store: Store): { store: Store; isHealthy: () => boolean } {
  return { store, isHealthy: () => true };
}

function factsOf(services: readonly Service[]): ReadonlyMap<string, ServiceFacts> {
  return new Map(
    services.map((service) => {
      const { id, staffed, phone, textTo, webchat, website, thenPress, textWord, registerWord, app } = service;
      const contact = given({ phone, textTo, webchat, website });
      return [id, { staffed, contact, ...given({ thenPress, textWord, registerWord, app }) }];
    }),
  );
}

/** The fields that the directory gives. */
function given<Name extends string>(fields: Readonly<Record<Name, string | null>>): Partial<Record<Name, string>> {
  const entries = Object.entries<string | null>(fields).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as Partial<Record<Name, string>>;
}
