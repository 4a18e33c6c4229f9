import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import type { DeskServer } from '../support/deskServer.js';

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

export const message = (page: Page, text: string) => page.locator('.message', { hasText: text });

export async function type(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your message').fill(text);
  await page.getByLabel('Your message').press('Enter');
}

/** What axe finds, as "rule: element". */
export async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe });
  return page.evaluate(async () => {
    const { axe: tool } = window as unknown as {
      axe: { run(root: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await tool.run(document);
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`));
  });
}

/** Windows of visitors and staff, each in a browser of its own, closed after each test. Called inside a `describe`. */
export function deskPages(server: () => DeskServer) {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  /** what the pages wrote to their consoles, and errors that they did not catch */
  const said: string[] = [];
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(() => {
    said.length = 0;
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });

  async function open(
    path: string,
    who?: string,
    colorScheme: 'light' | 'dark' = 'light',
    bypassCSP = true,
  ): Promise<Page> {
    const { url } = server();
    const context = await browser.newContext({ locale: 'en-GB', colorScheme, bypassCSP });
    contexts.push(context);
    context.setDefaultTimeout(20_000);
    if (who !== undefined) await context.addCookies([{ name: 'who', value: who, url }]);
    const page = await context.newPage();
    page.on('console', (line) => said.push(line.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(url + path);
    return page;
  }

  async function advisor(who: string, colorScheme?: 'dark'): Promise<Page> {
    const page = await open('/console', who, colorScheme);
    await page.getByRole('button', { name: 'Go on shift' }).click();
    await page.getByText('You are on shift.').waitFor();
    return page;
  }

  /** Opens a chat, gives some answers, and asks for an advisor. */
  async function visitor(...answers: string[]): Promise<Page> {
    const page = await open('/chat');
    for (const answer of answers) await page.getByRole('button', { name: answer, exact: true }).click();
    await page.locator('.choices:not([aria-disabled]) button').first().waitFor();
    await type(page, 'talk to a person');
    await page.getByRole('button', { name: /^Yes/ }).first().click();
    await page.locator('.message', { hasText: 'I have asked for an advisor' }).waitFor();
    return page;
  }

  return { open, advisor, visitor, said };
}
