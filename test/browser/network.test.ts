import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openVisit } from '../support/browser.js';
import { type FakeDirectLine, type Said, startFakeDirectLine } from '../support/fakeDirectLine.js';

const yesOrNo: Said = {
  text: 'Does anyone else use this phone?',
  suggestedActions: {
    actions: [
      { type: 'imBack', title: 'Yes', value: 'Yes' },
      { type: 'imBack', title: 'No', value: 'No' },
    ],
  },
};
const helpline: Said = {
  attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: { title: 'Test Helpline' } }],
};

function bot(text: string): readonly Said[] {
  if (text === '') return [yesOrNo];
  if (text === 'Yes') return [helpline];
  return [{ text: `You said ${text}` }];
}

describe('the widget on a bad line, or in a page that forbids things', () => {
  let browser: Browser;
  let server: FakeDirectLine;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    server = await startFakeDirectLine(bot);
  });
  afterEach(() => server.close());

  const open = (options?: Parameters<typeof openVisit>[2]) => openVisit(browser, server.url, options);

  async function type(page: Page, text: string): Promise<void> {
    await page.getByLabel('Your message').fill(text);
    await page.getByLabel('Your message').press('Enter');
  }

  it('shows the numbers while the server is gone, then delivers once what was typed meanwhile', async () => {
    const { page, context } = await open();
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    await server.drop();
    const note = page.locator('.note');
    await note.getByText('Trying to reconnect').waitFor();
    assert.equal(await note.locator('a[href="tel:999"]').count(), 1);
    assert.equal(await note.locator('a[href="tel:01632960123"]').count(), 1);
    await type(page, 'still there?');
    await page.locator('.pending').getByText('Sending').waitFor();
    await server.recover();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.locator('.log').getByText('You said still there?').waitFor();
    await page.locator('.note:empty').waitFor({ state: 'attached' });
    assert.equal(await page.locator('.log').getByText('Does anyone else use this phone?').count(), 1);
    assert.equal(await page.locator('.message.own').count(), 1);
    assert.equal(new Set(server.posts.map(({ clientActivityID }) => clientActivityID)).size, 1);
    await context.close();
  });

  it('shows the numbers when the chat can never be opened', async () => {
    const { page, context } = await open({
      prepare: (prepared) => prepared.route('**/v3/**', (route) => route.abort()),
    });
    await page.locator('.note').getByText('Trying to reconnect').waitFor();
    await context.close();
  });

  it('polls where sockets are refused', async () => {
    server.refuseSockets = true;
    const { page, context } = await open();
    await page.getByRole('button', { name: 'Yes' }).click();
    await page.getByRole('article').waitFor();
    assert.ok(server.requests.some((path) => path.endsWith('/activities')));
    assert.equal(await page.locator('.log').getByText('Does anyone else use this phone?').count(), 1);
    await context.close();
  });

  it('polls in a page that has taken WebSocket away', async () => {
    const { page, context } = await open({
      prepare: (prepared) =>
        prepared.addInitScript(() => {
          window.WebSocket = class {
            constructor() {
              throw new Error('not here');
            }
          } as unknown as typeof WebSocket;
        }),
    });
    await page.getByRole('button', { name: 'Yes' }).click();
    await page.getByRole('article').waitFor();
    await context.close();
  });

  it('says so with the numbers in a page that has taken fetch away', async () => {
    const { page, context } = await open({
      prepare: (prepared) =>
        prepared.addInitScript(() => {
          window.fetch = () => Promise.reject(new Error('not here'));
        }),
    });
    await page.locator('.note a[href="tel:999"]').waitFor();
    assert.equal(await page.locator('.note a[href="tel:01632960123"]').count(), 1);
    const plain = page.locator('.note').getByRole('link', { name: 'Use the chat without scripts' });
    assert.equal(await plain.getAttribute('href'), `${server.url}chat/plain?lang=en`);
    await context.close();
  });

  it('works where storage is forbidden, and leaves there', async () => {
    const { page, context } = await open({
      prepare: (prepared) =>
        prepared.addInitScript(() => {
          for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB']) {
            Object.defineProperty(window, name, {
              get() {
                throw new DOMException('not here', 'SecurityError');
              },
            });
          }
        }),
    });
    await page.getByRole('button', { name: 'Yes' }).click();
    await page.getByRole('article').waitFor();
    await page.locator('.exit').click({ noWaitAfter: true });
    await page.waitForURL(/neutral/);
    await context.close();
  });

  it('works with a clock that is years off', async () => {
    const { page, context } = await open({
      prepare: (prepared) => prepared.clock.setFixedTime('1999-12-31T23:59:59Z'),
    });
    await page.getByRole('button', { name: 'Yes' }).click();
    await page.getByRole('article').waitFor();
    await type(page, 'and on');
    await page.locator('.log').getByText('You said and on').waitFor();
    await context.close();
  });

  it('keeps what the server never took, for the new chat', async () => {
    const { page, context } = await open();
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    await page.route('**/activities', (route) => route.fulfill({ status: 404, json: {} }));
    await type(page, 'they came back');
    await page.getByRole('button', { name: 'Start a new chat' }).waitFor();
    assert.equal(await page.locator('.notice a[href="tel:999"]').count(), 1);
    await page.unroute('**/activities');
    await page.getByRole('button', { name: 'Start a new chat' }).dblclick();
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    assert.equal(await page.getByLabel('Your message').inputValue(), 'they came back');
    assert.equal(server.requests.filter((path) => path.endsWith('/conversations')).length, 2);
    await context.close();
  });
});
