import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAzureDoor } from './channels/azure.js';
import { createDirectLine } from './channels/directLine/directLine.js';
import type { Config } from './config.js';
import { daysAgo } from './conversation/readTime.js';
import type { Locales } from './conversation/words.js';
import { type House, type HouseOverrides, openHouse } from './house.js';
import { loadLocales } from './storage/loadLocales.js';
import { directLineBase } from './web/directLineRoutes.js';
import { renderPage } from './web/page.js';
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
    pages: renderPages(house, config, overrides.locales ?? loadLocales()),
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

/** The page in every language, with its numbers from the service directory. */
function renderPages({ words, numbers }: House, config: Config, locales: Locales): ReadonlyMap<string, string> {
  const template = readFileSync(path.join(publicDir, 'index.html'), 'utf8');
  const wordsOf = (tag: string) => (locales[tag]?.page ?? {}) as Readonly<Record<string, string>>;
  const languages = words.languages.map((tag) => ({ tag, name: wordsOf(tag).tellLanguageName ?? tag }));
  return new Map(
    words.languages.map((tag) => {
      const values = {
        emergencyNumber: numbers.emergency ?? '',
        helplineName: words.text(`services:${config.helplineServiceId}.name`, tag),
        helplineNumber: numbers.helpline ?? '',
        exitSite: config.exitSite,
        directLine: directLineBase,
        languages,
      };
      return [tag, renderPage(template, values, { tag, words: wordsOf(tag) })];
    }),
  );
}
