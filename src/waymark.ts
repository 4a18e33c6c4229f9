import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createAzureDoor } from './channels/azure.js';
import { createDirectLine } from './channels/directLine/directLine.js';
import type { Config } from './config.js';
import { daysAgo } from './conversation/readTime.js';
import { type HouseOverrides, openHouse } from './house.js';
import { createPages } from './web/pages.js';
import { pageHeaders } from './web/securityHeaders.js';
import { createWebServer } from './web/server.js';

const publicDir = fileURLToPath(new URL('../public/', import.meta.url));

/** A running server. */
export interface Waymark {
  /** where it listens, on this machine */
  readonly url: string;
  readonly port: number;
  /** Finishes turns that were taken, tells every socket, writes what is to be written, and lets go. */
  readonly close: () => Promise<void>;
}

/**
 * Builds every room, opens the doors and listens.
 * @throws Error when the words, the directory, the data folder or the port are not to be had
 */
export async function startWaymark(config: Config, overrides: HouseOverrides = {}): Promise<Waymark> {
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
  });
  const web = createWebServer({
    directLine,
    azure: config.azure === undefined ? undefined : createAzureDoor({ credentials: config.azure, runTurn, key, log }),
    settings: config,
    publicDir,
    page: createPages({
      publicDir,
      values: (language) => ({
        exitSite: config.exitSite,
        directLine: '/v3/directline',
        emergencyNumber: house.numbers.emergency ?? '',
        helplineNumber: house.numbers.helpline ?? '',
        helplineName: house.words.text(`services:${config.helplineServiceId}.name`, language),
      }),
      words: house.pageWords,
      headers: pageHeaders(config.allowedOrigins),
    }),
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
