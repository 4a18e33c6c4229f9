import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readConfig } from '../../src/config.js';
import type { Log, LogEventName } from '../../src/log/events.js';
import { startWaymark, type Waymark } from '../../src/waymark.js';
import { launchBrowser, openVisit } from '../support/browser.js';
import { neutralSite } from '../support/fakeDirectLine.js';
import { rememberingLog } from '../support/testHouse.js';

describe('a conversation with the real server in a browser', () => {
  let browser: Browser;
  let waymark: Waymark;
  let dataDir: string;
  const emitter = new EventEmitter();
  let events: ReturnType<typeof rememberingLog>['events'];

  before(async () => {
    browser = await launchBrowser();
    dataDir = await mkdtemp(path.join(tmpdir(), 'waymark-browser-'));
    const remembering = rememberingLog();
    events = remembering.events;
    const log: Log = {
      event(name, fields) {
        remembering.log.event(name, fields);
        emitter.emit(name);
      },
    };
    const settings = { PORT: '0', HOST: '127.0.0.1', WAYMARK_DATA_DIR: dataDir, WAYMARK_EXIT_SITE: neutralSite };
    waymark = await startWaymark(readConfig(settings), { log });
  });
  after(async () => {
    await browser.close();
    await waymark.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Resolves when the server logs this; the test's own time limit is the failure. */
  const nextEvent = (name: LogEventName) => once(emitter, name);
  const lastBotMessage = (page: Page) => page.locator('.message:not(.own)').last();

  /** Answers with a button, by its place, and waits for the next question. */
  async function choose(page: Page, name: string): Promise<void> {
    const messages = await page.locator('.message').count();
    await page.locator('.choices').getByRole('button', { name, exact: true }).click();
    // Our own words, and at least one reply.
    await page
      .locator('.message')
      .nth(messages + 1)
      .waitFor();
  }

  it('is talked through by buttons and by typing, and says 999 at once in danger', async () => {
    const visit = await openVisit(browser, waymark.url);
    const { page, context } = visit;
    await choose(page, 'No, not right now');
    // The answers come into view; the test's own time limit is the failure.
    await page.waitForFunction(() => {
      const chat = document.querySelector('waymark-chat')?.shadowRoot;
      const answers = chat?.querySelector('.choices button')?.getBoundingClientRect();
      const composer = chat?.querySelector('.composer')?.getBoundingClientRect();
      return answers !== undefined && composer !== undefined && answers.top >= 0 && answers.bottom <= composer.top;
    });
    const before = await page.locator('.message').count();
    await page.getByLabel('Your message').fill('he is outside my house now with a knife');
    await page.getByLabel('Your message').press('Enter');
    await page
      .locator('.message')
      .nth(before + 1)
      .waitFor();
    const urgent = page.locator('.message.urgent').last();
    await urgent.getByRole('link', { name: 'Call 999' }).waitFor();
    assert.match((await lastBotMessage(page).textContent()) ?? '', /\S/);
    assert.deepEqual(visit.console, []);
    assert.deepEqual(visit.thirdParties, []);
    assert.deepEqual(await context.cookies(), []);
    await context.close();
  });

  it('leaves nothing on the server after quick exit', async () => {
    const { page, context } = await openVisit(browser, waymark.url);
    await choose(page, 'No, not right now');
    const erased = nextEvent('conversation.erased');
    await page.locator('.exit').click({ noWaitAfter: true });
    await page.waitForURL(neutralSite);
    await erased;
    await context.close();
  });

  it('keeps nothing that was typed, in the data folder or the log', async () => {
    const { page, context } = await openVisit(browser, waymark.url);
    await page.getByLabel('Your message').fill('zanzibar marmalade');
    await page.getByLabel('Your message').press('Enter');
    await page.locator('.message.own').waitFor();
    await page.locator('.pending').waitFor({ state: 'detached' });
    assert.equal(JSON.stringify(events).includes('zanzibar'), false);
    for (const entry of await readdir(dataDir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      // The store may put a newer file in this one's place meanwhile; that one is read, or there is none.
      const text = await readFile(path.join(entry.parentPath ?? entry.path, entry.name), 'latin1').catch(() => '');
      assert.equal(text.includes('zanzibar'), false);
    }
    await context.close();
  });

  it('greets in Welsh who asks for Welsh', async () => {
    const { page, context } = await openVisit(browser, `${waymark.url}/?lang=cy`);
    await page.locator('.message[lang="cy"]').first().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'cy');
    await context.close();
  });
});
