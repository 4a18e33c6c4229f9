/**
 * Takes pictures of the running page for the README, on a desktop and on a small phone.
 *
 *   node scripts/screenshot.mjs [address] [folder]       http://127.0.0.1:3978/ and docs/screenshots without them
 *
 * It answers with the first button that is offered, a few times, so that the pictures show a conversation.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from './findBrowser.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [address = 'http://127.0.0.1:3978/', folder = path.join(root, 'docs/screenshots')] = process.argv.slice(2);
const answers = Number(process.env.ANSWERS ?? 2);
const shots = [
  { name: 'desktop', width: 1200, height: 800 },
  { name: 'phone', width: 320, height: 640, scale: 2 },
  { name: 'phone-dark', width: 320, height: 640, scale: 2, colorScheme: 'dark' },
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
for (const { name, width, height, scale = 1, colorScheme = 'light' } of shots) {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale, colorScheme });
  await page.goto(address);
  const choices = page.locator('.choices:not([aria-disabled]) .choice');
  for (let answer = 0; answer < answers; answer += 1) {
    await choices.first().waitFor();
    await choices.first().click();
    await page.locator('.choices:not([aria-disabled])').waitFor({ state: 'attached' });
  }
  await page.waitForTimeout(300);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  process.stdout.write(`${path.join(folder, `${name}.png`)}\n`);
  await page.close();
}
await browser.close();
