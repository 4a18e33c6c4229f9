import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { readConfig } from '../../src/config.js';
import { startWaymark, type Waymark } from '../../src/waymark.js';
import { launchBrowser, openVisit } from '../support/browser.js';
import { neutralSite } from '../support/fakeDirectLine.js';
import { rememberingLog } from '../support/testHouse.js';

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

describe('the chat without scripts in a browser', () => {
  let browser: Browser;
  let waymark: Waymark;
  const { log, events } = rememberingLog();

  before(async () => {
    // As people have it: Playwright would switch the back/forward cache off.
    browser = await launchBrowser({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
    const settings = { PORT: '0', HOST: '127.0.0.1', WAYMARK_STORE: 'memory', WAYMARK_EXIT_SITE: neutralSite };
    waymark = await startWaymark(readConfig(settings), { log });
  });
  after(async () => {
    await browser.close();
    await waymark.close();
  });

  /**
   * What axe finds in a page as it stands. Axe needs scripts, so the page's markup is looked at in a second window that
   * has them, at the same address and with the same style.
   */
  async function violations(page: Page, checker: BrowserContext): Promise<string[]> {
    const html = await page.content();
    const copy = await checker.newPage();
    await copy.route('**/chat/plain**', (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
    );
    await copy.goto(page.url());
    await copy.addScriptTag({ content: axe });
    const found = await copy.evaluate(async () => {
      const { axe: tool } = window as unknown as {
        axe: { run(root: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations: all } = await tool.run(document);
      return all.flatMap(({ id, nodes }) => nodes.map(({ html: where }) => `${id}: ${where.slice(0, 150)}`));
    });
    await copy.close();
    return found;
  }

  it('leads from the chat page through a conversation and out, at 320 pixels, with no violation that axe can find', async function () {
    // A whole conversation, and axe in a second window for each page of it.
    this.timeout(60_000);
    const visit = await openVisit(browser, `${waymark.url}/chat`, { javaScript: false, width: 320, height: 640 });
    const { page, context } = visit;
    const checker = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const check = async (screen: string): Promise<void> => {
      assert.deepEqual(await violations(page, checker), [], screen);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.equal(overflow, 0, screen);
      const folder = process.env.PICTURES;
      if (folder !== undefined) await page.screenshot({ path: `${folder}/plain-${screen}.png`, fullPage: true });
    };
    await page.getByRole('link', { name: 'Use the chat without scripts' }).click();
    await check('first');
    await page.getByRole('button', { name: 'Start the chat' }).click();
    await check('question');
    await page.getByRole('button', { name: 'No, not right now' }).click();
    await page.locator('.own', { hasText: 'No, not right now' }).waitFor();
    await page.getByLabel('Your message').fill('he is outside my house with a knife, zanzibar');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('link', { name: 'Call 999' }).first().waitFor();
    await check('danger');

    // The neutral site is asked for; that it cannot be had here changes nothing, as for a visitor who is offline.
    const asked = page.waitForEvent('requestfailed', (request) => request.url() === neutralSite);
    await page.getByRole('button', { name: 'Leave now' }).first().click({ noWaitAfter: true });
    await asked;
    assert.ok(events.some(({ name }) => name === 'conversation.erased'));
    // Whatever the browser makes of Back, the conversation is not in it.
    for (let back = 0; back < 3; back += 1) {
      await page.goBack().catch(() => undefined);
      // By a locator, because it waits for a page that is still on its way.
      assert.equal((await page.locator('html').innerHTML()).includes('zanzibar'), false);
    }
    assert.deepEqual(visit.thirdParties, []);
    assert.deepEqual(await context.cookies(), []);
    await context.close();
    await checker.close();
  });
});
