import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createAzureDoor } from './channels/azure.js';
import { createDirectLine } from './channels/directLine/directLine.js';
import type { Config } from './config.js';
import { consoleData, searchByWords } from './consoleData.js';
import { daysAgo } from './conversation/readTime.js';
import { type HouseOverrides, openHouse } from './house.js';
import type { WhoIsIt } from './staff/staff.js';
import { createConsoleDoor } from './web/console/consoleDoor.js';
import { createEmbed } from './web/embed.js';
import { createPages } from './web/pages.js';
import { createPlainChat } from './web/plain/plainChat.js';
import { createPlainTexts } from './web/plain/plainWords.js';
import { pageHeaders } from './web/securityHeaders.js';
import { createWebServer } from './web/server.js';

const publicDir = fileURLToPath(new URL('../public/', import.meta.url));
const templatesDir = fileURLToPath(new URL('../templates/', import.meta.url));

/** A running server. */
export interface Waymark {
  /** where it listens, on this machine */
  readonly url: string;
  readonly port: number;
  /** Finishes turns that were taken, tells every socket, writes what is to be written, and lets go. */
  readonly close: () => Promise<void>;
}

/** What tests put in place of the real thing, the sign-in included. */
export interface WaymarkOverrides extends HouseOverrides {
  /** who sends a request to the console; without it there is no console, and nobody is offered an advisor */
  readonly whoIsIt?: WhoIsIt;
  readonly signInPath?: string;
  /** how often a console's sign-in is looked at again */
  readonly consoleBeatMs?: number;
}

/**
 * Builds every room, opens the doors and listens.
 * @throws Error when the words, the directory, the data folder or the port are not to be had
 */
export async function startWaymark(config: Config, overrides: WaymarkOverrides = {}): Promise<Waymark> {
  const house = await openHouse(config, overrides);
  const { runTurn, eraseConversation, log, now } = house;
  const key = config.key ?? randomBytes(32);
  const directLine = createDirectLine({
    runTurn,
    eraseConversation,
    key,
    now,
    settings: { tokenLifetimeMinutes: config.tokenLifetimeMinutes, idleLimitMinutes: config.idleLimitMinutes },
    log,
    desk: {
      isHeld: (id) => house.desk.core.of(id) !== undefined,
      visitorTyping: (id) => house.desk.visitorTyping(id),
      visitorSaw: (id) => house.desk.visitorSaw(id),
    },
  });
  const { whoIsIt, signInPath = '/staff/' } = overrides;
  const advisors =
    whoIsIt === undefined
      ? undefined
      : createConsoleDoor({
          desk: house.desk,
          whoIsIt,
          signInPath,
          data: consoleData(house),
          searchServices: (typed, language) => searchByWords(house, typed, language),
          publicDir,
          templatesDir,
          ...(overrides.consoleBeatMs === undefined ? {} : { beatMs: overrides.consoleBeatMs }),
        });
  if (advisors !== undefined) await house.openDesk(directLine);
  const headers = pageHeaders(config.allowedOrigins);
  const [exitSite = 'about:blank'] = config.exitSites;
  const { numbers } = house;
  const numbersIn = (language: string) => ({
    emergencyNumber: numbers.emergency ?? '',
    helplineNumber: numbers.helpline ?? '',
    helplineName: house.words.text(`services:${config.helplineServiceId}.name`, language),
  });
  const phoneNumbers = known(numbers, ['policeNonEmergency', 'relayEmergency', 'samaritans', 'nhsMentalHealth']);
  const textNumbers = known(numbers, ['shout']);
  const embed = createEmbed({
    templatesDir,
    publicDir,
    words: house.pageWords,
    numbersIn,
    phoneNumbers,
    textNumbers,
    exitSites: config.exitSites,
    headers,
  });
  const plainChat = createPlainChat({
    directLine,
    texts: createPlainTexts({ words: house.pageWords, numbersIn, phoneNumbers, textNumbers }),
    styleSheet: embed.plainStyle,
    exitSites: config.exitSites,
  });
  const web = createWebServer({
    directLine,
    azure: config.azure === undefined ? undefined : createAzureDoor({ credentials: config.azure, runTurn, key, log }),
    console: advisors,
    settings: config,
    publicDir,
    pages: createPages({ templatesDir, embed, words: house.pageWords, numbersIn, headers, exitSite }),
    files: embed.files,
    plainChat,
    isHealthy: house.isHealthy,
    log,
    now,
  });
  const port = await web.listen();
  log.event('server.started', {
    port,
    languages: house.words.languages.join(','),
    store: config.store,
    demonstration: true,
  });
  // The recognisers build their tables when first asked; not at the cost of the first visitor who types a date.
  setImmediate(() => daysAgo('yesterday', now()));
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async close() {
      await web.close();
      await house.close();
    },
  };
}

function known(numbers: Readonly<Record<string, string>>, names: readonly string[]): string[] {
  return names.flatMap((name) => numbers[name] ?? []);
}
