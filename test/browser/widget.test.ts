import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { everything, focused, launchBrowser, openVisit } from '../support/browser.js';
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
const plan: Said = {
  text: 'Who can help',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.hero',
      content: {
        title: 'Test Helpline',
        subtitle: 'Open now until half past four',
        text: 'Advice on stalking',
        buttons: [
          { type: 'call', title: '01632 960 123', value: 'tel:01632960123' },
          { type: 'openUrl', title: 'Website', value: 'https://helpline.example/' },
          { type: 'openUrl', title: 'Bad', value: 'javascript:alert(1)' },
        ],
      },
    },
  ],
};
const urgent: Said = { text: 'Call 999 now.', channelData: { waymark: { urgent: true } } };

function bot(text: string): readonly Said[] {
  if (text === '' || text === 'again') return [yesOrNo];
  if (text === 'Yes' || text === 'No') return [plan];
  if (text === 'he is at the door') return [urgent];
  return [{ text: `You said ${text}` }];
}

describe('the widget in a browser', () => {
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

  it('talks by buttons and by typing, with no trace, no console output and no third party', async () => {
    const visit = await open();
    const { page, context } = visit;
    await page.getByRole('button', { name: 'Yes' }).dblclick();
    await page.getByRole('heading', { name: 'Test Helpline' }).waitFor();
    await type(page, 'thank you');
    await page.locator('.log').getByText('You said thank you').waitFor();
    assert.deepEqual(
      server.posts.map(({ text }) => text),
      ['Yes', 'thank you'],
    );
    assert.equal(await page.locator('.message.own').count(), 2);
    assert.equal(await page.locator('.pending').count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Yes' }).count(), 0);
    assert.deepEqual(visit.console, []);
    assert.deepEqual(visit.thirdParties, []);
    assert.deepEqual(await context.cookies(), []);
    const kept = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await caches.keys()).length,
      (await indexedDB.databases()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
      history.length,
    ]);
    // A new window starts with one entry, about:blank, and the page is the second.
    assert.deepEqual(kept, [0, 0, 0, 0, 0, 2]);
    await context.close();
  });

  it('has a form that Chromium does not ask others about, and whose words no browser may learn', async () => {
    const { page, context } = await open();
    const input = page.getByLabel('Your message');
    // Why this address: src/browser/widget/composer.ts. What it saves is measured in docs/quick-exit-report.md.
    const action = await input.evaluate((each) => (each as HTMLTextAreaElement).form?.getAttribute('action'));
    assert.equal(action, '/search');
    assert.deepEqual(
      [
        await input.getAttribute('autocomplete'),
        await input.getAttribute('spellcheck'),
        await input.getAttribute('name'),
      ],
      ['off', 'false', null],
    );
    await context.close();
  });

  it('shows services with links that call or say that another site opens, and no link that runs a script', async () => {
    const { page, context } = await open();
    await page.getByRole('button', { name: 'No' }).click();
    const card = page.getByRole('article');
    const call = card.getByRole('link', { name: 'Call 01632 960 123' });
    assert.equal(await call.getAttribute('href'), 'tel:01632960123');
    assert.equal(await call.locator('bdi').getAttribute('dir'), 'ltr');
    const site = card.getByRole('link', { name: 'Website (opens another site)' });
    assert.equal(await site.getAttribute('rel'), 'noopener noreferrer');
    assert.equal(await card.getByRole('link').count(), 2);
    await context.close();
  });

  it('marks the emergency words, with the number to tap', async () => {
    const { page, context } = await open();
    await type(page, 'he is at the door');
    const box = page.locator('.message.urgent');
    await box.getByRole('link', { name: 'Call 999' }).waitFor();
    for (const link of await box.getByRole('link').all()) assert.equal(await link.getAttribute('href'), 'tel:999');
    await context.close();
  });

  it('shows markup in any message as text', async () => {
    const visit = await open();
    const markup = '<img src=x onerror="document.title=1"><b>bold</b> [link](https://bad.example) **stars**';
    await type(visit.page, markup);
    await visit.page.locator('.log').getByText(`You said ${markup}`).waitFor();
    assert.equal(await visit.page.locator('.log img, .log b').count(), 0);
    assert.equal(await visit.page.title(), 'Waymark');
    assert.deepEqual(visit.thirdParties, []);
    await visit.context.close();
  });

  it('can be used by keyboard alone, and the focus goes on to the next answers', async () => {
    const { page, context } = await open();
    await page.getByRole('button', { name: 'No' }).waitFor();
    await page.getByText('Skip to the chat').focus();
    await page.keyboard.press('Enter');
    const order: string[] = [];
    for (let stop = 0; stop < 6; stop += 1) {
      await page.keyboard.press('Tab');
      order.push(await focused(page));
    }
    assert.deepEqual(order, [
      '999',
      'A\u2212Smaller text',
      'A+Larger text',
      'What leaving hides, and what it cannot hide',
      'Yes',
      'No',
    ]);
    await page.keyboard.press('Space');
    await page.getByRole('article').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('again');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    assert.equal(await focused(page), 'textarea');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(page), 'Yes');
    await context.close();
  });

  it('fits 320 pixels without scrolling sideways, with targets of 44 pixels', async () => {
    const { page, context } = await open({ width: 320, height: 256 });
    await page.getByRole('button', { name: 'Yes' }).click();
    await page.getByRole('article').waitFor();
    await type(page, 'again');
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    for (const target of await page.locator('button, .exit, .card-link, .languages a, summary').all()) {
      const box = await target.boundingBox();
      assert.ok(box !== null && box.height >= 44, `${await target.textContent()} is ${box?.height} pixels high`);
    }
    const exit = await page.locator('.exit').boundingBox();
    assert.ok(exit !== null && exit.y >= 0 && exit.y + exit.height <= 256, 'the way out is in view');
    await context.close();
  });

  it('clears the screen when the chat is erased, and can start a new one', async () => {
    const { page, context } = await open();
    await type(page, 'a secret');
    await page.locator('.log').getByText('You said a secret').waitFor();
    server.say({ text: 'Your chat is deleted.', channelData: { waymark: { ended: 'erased' } } });
    await page.locator('.notice').getByText('Your chat is deleted.').waitFor();
    assert.equal((await everything(page)).includes('a secret'), false);
    await page.getByRole('button', { name: 'Start a new chat' }).click();
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    await context.close();
  });

  it('speaks Welsh, in one entry of the Back list', async () => {
    const { page, context } = await open();
    const before = await page.evaluate(() => history.length);
    await page.getByRole('link', { name: 'Cymraeg' }).click();
    await page.getByLabel('Eich neges').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'cy');
    assert.equal(await page.evaluate(() => history.length), before);
    assert.equal(server.erased.length, 1);
    await context.close();
  });

  it('shows dots for a moment before an answer, never blocks, and never holds urgent words', async () => {
    const { page, context } = await open({ prepare: (prepared) => prepared.clock.install() });
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await type(page, 'one');
    await page.locator('.pending').waitFor({ state: 'detached' });
    assert.equal(await page.locator('.dots').isVisible(), true);
    assert.equal(await page.locator('.log').getByText('You said one').count(), 0);
    await page.clock.runFor(400);
    await page.locator('.log').getByText('You said one').waitFor();
    assert.equal(await page.locator('.dots').isVisible(), false);
    // Time stands still, so only what is not held can be seen: the answer before goes with the urgent one, in order.
    await type(page, 'two');
    await type(page, 'he is at the door');
    await page.locator('.message.urgent').waitFor();
    const shown = await page.locator('.message:not(.own)').allTextContents();
    assert.match(shown.at(-2) ?? '', /You said two/);
    await context.close();
  });

  it('refuses pasted and dropped pictures politely, and stays on the page', async () => {
    const { page, context } = await open();
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    const give = (name: 'paste' | 'drop', selector: string) =>
      page.locator(selector).evaluate((target, kind) => {
        const carried = new DataTransfer();
        carried.items.add(new File(['x'], 'picture.png', { type: 'image/png' }));
        const options = { bubbles: true, composed: true, cancelable: true };
        const event =
          kind === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: carried })
            : new DragEvent('drop', { ...options, dataTransfer: carried });
        return target.dispatchEvent(event);
      }, name);
    assert.equal(await give('paste', 'textarea'), false);
    await page.locator('.note').getByText('Pictures and files cannot be sent here').waitFor();
    await type(page, 'words');
    await page.locator('.note:empty').waitFor({ state: 'attached' });
    assert.equal(await give('drop', '.log'), false);
    await page.locator('.note').getByText('Pictures and files cannot be sent here').waitFor();
    assert.equal(await give('drop', 'body'), false);
    await context.close();
  });

  it('sends once when Send is clicked twice', async () => {
    const { page, context } = await open();
    await page.getByLabel('Your message').fill('only once');
    await page.getByRole('button', { name: 'Send' }).dblclick();
    await page.locator('.log').getByText('You said only once').waitFor();
    assert.deepEqual(
      server.posts.map(({ text }) => text),
      ['only once'],
    );
    await context.close();
  });

  it('sends once when an answer is clicked twice', async () => {
    const { page, context } = await open();
    await page.locator('.choices button').first().dblclick();
    await page.getByText('Test Helpline').first().waitFor();
    await type(page, 'the end');
    await page.locator('.log').getByText('You said the end').waitFor();
    assert.deepEqual(
      server.posts.map(({ text }) => text),
      ['Yes', 'the end'],
    );
    await context.close();
  });
});
