import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openVisit } from '../support/browser.js';
import { type FakeDirectLine, type Said, startFakeDirectLine } from '../support/fakeDirectLine.js';

const text: Said = {
  text: 'I want to report this.\n• Who is doing this: A neighbour',
  locale: 'en',
  channelData: { waymark: { prints: 'text' } },
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.hero',
      content: {
        title: 'Test Helpline',
        subtitle: 'Open now.',
        buttons: [{ type: 'call', title: '01632 960 123', value: 'tel:01632960123' }],
      },
    },
  ],
};
const sheet: Said = {
  text: 'A sheet to fill in:\n• Date\n• Where',
  locale: 'en',
  channelData: { waymark: { prints: 'sheet' } },
};

interface Paper {
  readonly title: string;
  readonly lines: string[];
  readonly columns: string[];
  readonly rows: number;
}

/** Stands in for the printer: keeps what each frame would have printed. */
function catchPrints(): void {
  window.print = () => {
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    const paper = {
      title: document.title,
      lines: all('p').map((line) => line.textContent ?? ''),
      columns: all('th').map((cell) => cell.textContent ?? ''),
      rows: all('tr').length,
    };
    (window.top as unknown as { printed: unknown }).printed = paper;
    window.dispatchEvent(new Event('afterprint'));
  };
}

describe('printing in a browser', () => {
  let browser: Browser;
  let server: FakeDirectLine;

  before(async () => {
    browser = await launchBrowser();
    server = await startFakeDirectLine((said) => (said === '' ? [text] : [sheet]));
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const printed = (page: Page) =>
    page.evaluate(() => (window as unknown as { printed: Paper | undefined }).printed) as Promise<Paper | undefined>;

  it('prints one message alone, with its services, from a frame that goes away, and an empty sheet', async () => {
    const visit = await openVisit(browser, server.url, { prepare: (page) => page.addInitScript(catchPrints) });
    const { page, context } = visit;
    await page.getByRole('button', { name: 'Print' }).click();
    assert.deepEqual(await printed(page), {
      title: '',
      lines: [
        'I want to report this.',
        '• Who is doing this: A neighbour',
        'Test Helpline – Open now.',
        '01632 960 123',
      ],
      columns: [],
      rows: 0,
    });
    await page.getByLabel('Your message').fill('a sheet');
    await page.getByLabel('Your message').press('Enter');
    await page.getByText('A sheet to fill in:', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Print' }).last().click();
    const paper = await printed(page);
    assert.deepEqual([paper?.columns, paper?.lines], [['Date', 'Where'], []]);
    assert.ok((paper?.rows ?? 0) > 5, 'rows to write in');
    assert.equal(await page.locator('iframe[data-print]').count(), 0);
    assert.deepEqual([visit.console, visit.thirdParties], [[], []]);
    assert.deepEqual(await context.cookies(), []);
    await context.close();
  });
});
