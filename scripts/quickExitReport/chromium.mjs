import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../findBrowser.mjs';

export const title = 'Chromium';

/** A profile on disk, as people have one, and the back/forward cache that Playwright would switch off. */
export async function open({ proxy }) {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'waymark-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    locale: 'en-GB',
    viewport: { width: 800, height: 700 },
    args: [
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--proxy-server=${proxy}`,
    ],
  });
  const [page] = context.pages();
  return {
    version: context.browser()?.version() ?? (await page.evaluate('navigator.userAgent.match(/Chrome.([\\d.]+)/)[1]')),
    goto: async (url) => void (await page.goto(url)),
    url: async () => page.url(),
    evaluate: (script) => page.evaluate(`(async () => { ${script} })()`),
    click: (selector) => page.locator(selector).first().click({ noWaitAfter: true }),
    press: (key) => page.keyboard.press(key),
    back: async () => void (await page.goBack().catch(() => undefined)),
    /** @returns whether the browser's own list of visited pages holds an address, found out when it has ended */
    async close(address) {
      await context.close();
      const file = path.join(profile, 'Default/History');
      const isListed = existsSync(file) ? readFileSync(file, 'latin1').includes(address) : undefined;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      return isListed;
    },
  };
}
