/**
 * Takes pictures of the console for the README, with invented people on a server of its own, and ends.
 *
 *   node scripts/screenshotConsole.mjs [folder]       after npm run build; docs/screenshots without a folder
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../dist/test/support/browser.js';
import { startDeskServer } from '../dist/test/support/deskServer.js';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [folder = path.join(root, 'docs/screenshots')] = process.argv.slice(2);
const browser = await launchBrowser();

async function open(server, address, { who, width = 1280, height = 1100 } = {}) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width, height } });
  if (who !== undefined) await context.addCookies([{ name: 'who', value: who, url: server.url }]);
  const page = await context.newPage();
  await page.goto(server.url + address);
  return page;
}

async function onShift(server, who, size) {
  const page = await open(server, '/console', { who, ...size });
  await page.getByRole('button', { name: 'Go on shift' }).click();
  await page.getByText('You are on shift.').waitFor();
  return page;
}

async function write(page, text) {
  await page.getByLabel('Your message').fill(text);
  await page.getByLabel('Your message').press('Enter');
  await page.locator('.message', { hasText: text }).first().waitFor();
}

async function visitor(server, ...answers) {
  const page = await open(server, '/chat');
  for (const answer of answers) await page.getByRole('button', { name: answer, exact: true }).click();
  await page.locator('.choices:not([aria-disabled]) button').first().waitFor();
  await write(page, 'talk to a person');
  await page.getByRole('button', { name: 'Yes, and show them this' }).click();
  await page.locator('.message', { hasText: 'I have asked for an advisor' }).waitFor();
  return page;
}

async function picture(page, name) {
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(700);
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  process.stdout.write(`${file}\n`);
}

async function talk(server) {
  const ann = await onShift(server, 'ann', { height: 900 });
  const guest = await visitor(server, 'Me', 'Threats');
  await ann.getByRole('button', { name: 'Take', exact: true }).first().click();
  await ann.getByLabel('Your message').waitFor();
  await write(ann, 'Hello, I am Ann. I have read the lines that you shared. I am here for you now.');
  await write(guest, 'i cant talk long');
  await write(ann, 'Are you safe to type just now? Can anybody see your screen?');
  await write(guest, 'he is outside my house with a knife');
  await ann.locator('.message.danger').waitFor();
  await ann.getByLabel('Conversations at once').selectOption('1');
  await visitor(server, 'Me', 'Tracking a phone, car or accounts');
  await ann.locator('.queue .card').first().waitFor();
  await write(ann, 'Call 999 now, please. I stay here while you do.');
  await picture(ann, 'console');
  const sue = await onShift(server, 'sue', { width: 768, height: 1024 });
  await sue.locator('.board tr', { hasText: 'Ann' }).first().getByRole('button', { name: 'Read along' }).click();
  await sue.getByText('You read along.').first().waitFor();
  await picture(sue, 'console-tablet');
}

const server = await startDeskServer({ beginAt: 'whoIsItAbout' });
await talk(server);
await server.close();
await browser.close();
