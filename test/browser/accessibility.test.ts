import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openVisit } from '../support/browser.js';
import { type FakeDirectLine, type Said, startFakeDirectLine } from '../support/fakeDirectLine.js';
import { type HostSite, startHostSite } from '../support/hostSite.js';

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

const yesOrNo: Said = {
  text: 'Does anyone else use this phone?\n• at home\n• at work',
  locale: 'en',
  suggestedActions: {
    actions: [
      { type: 'imBack', title: 'Yes', value: 'Yes' },
      { type: 'imBack', title: 'No', value: 'No' },
    ],
  },
};
const plan: Said = {
  text: 'Who can help: 01632 960 123.',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.hero',
      content: {
        title: 'Test Helpline',
        subtitle: 'Open now',
        text: 'Advice on stalking\nFor people in London',
        buttons: [
          { type: 'call', title: '01632 960 123', value: 'tel:01632960123' },
          { type: 'openUrl', title: 'SMS 07700 900 123', value: 'sms:07700900123' },
          {
            type: 'openUrl',
            title: 'chat.example',
            value: 'https://chat.example/',
            channelData: { waymark: 'webchat' },
          },
          { type: 'openUrl', title: 'helpline.example', value: 'https://helpline.example/' },
        ],
      },
    },
  ],
};

function bot(text: string): readonly Said[] {
  if (text === '') return [yesOrNo];
  if (text === 'Yes' || text === 'No') return [plan];
  if (text === 'danger') return [{ text: 'Call 999 now.', channelData: { waymark: { urgent: true } } }];
  return [{ text: `You said ${text}` }];
}

/** Puts the page on one screen that visitors meet. */
const screens: Readonly<Record<string, (page: Page, server: FakeDirectLine) => Promise<unknown>>> = {
  start: (page) => page.getByRole('button', { name: 'Yes' }).waitFor(),
  'what leaving hides, opened': (page) => page.getByText('What leaving hides').click(),
  'service cards': async (page) => {
    await page.getByRole('button', { name: 'Yes' }).click();
    await page.getByRole('article').waitFor();
  },
  'immediate danger': async (page) => {
    await type(page, 'danger');
    await page.locator('.message.urgent').waitFor();
  },
  'no connection, a message waiting': async (page, server) => {
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    await server.drop();
    await page.locator('.note.trouble').waitFor();
    await type(page, 'still there');
    await page.locator('.pending').waitFor();
  },
  ended: async (page, server) => {
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    server.say({ type: 'endOfConversation' });
    await page.locator('.notice').waitFor();
  },
  'two presses of Shift': async (page) => {
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    for (const _ of [1, 2]) await page.keyboard.press('Shift');
    await page.locator('waymark-progress').getByText('once more').waitFor();
  },
};

async function type(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your message').fill(text);
  await page.getByLabel('Your message').press('Enter');
}

/** What axe finds, as "rule: element". */
function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe: tool } = window as unknown as {
      axe: { run(root: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await tool.run(document);
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`));
  });
}

describe('the widget for every body', () => {
  let browser: Browser;
  let server: FakeDirectLine;
  let host: HostSite | undefined;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    server = await startFakeDirectLine(bot);
  });
  afterEach(async () => {
    await host?.close();
    host = undefined;
    await server.close();
  });

  const prepare = (media: Parameters<Page['emulateMedia']>[0]) => async (page: Page) => {
    await page.emulateMedia(media);
    // Through the debugger, as the page's own policy lets in no script of ours.
    await page.addInitScript(axe);
  };

  for (const [name, goTo] of Object.entries(screens)) {
    it(`has no violation that axe can find: ${name}`, async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page, context } = await openVisit(browser, `${server.url}chat`, {
          width: 320,
          prepare: prepare({ colorScheme, reducedMotion: 'reduce' }),
        });
        await goTo(page, server);
        assert.deepEqual(await violations(page), [], colorScheme);
        await context.close();
        if (server.isDown) await server.recover();
      }
    });
  }

  it('has no violation that axe can find: from right to left, the demo page, forced colours', async () => {
    for (const [path, media] of [
      ['chat?lang=ar', {}],
      ['', {}],
      ['chat', { forcedColors: 'active' }],
    ] as const) {
      const { page, context } = await openVisit(browser, server.url + path, { prepare: prepare(media) });
      await page.getByRole('button', { name: 'Yes' }).click();
      await page.getByRole('article').waitFor();
      assert.deepEqual(await violations(page), [], path);
      await context.close();
    }
  });

  it('has no violation that axe can find: on a site, hidden and open', async () => {
    const line = `<script src="${server.url}waymark.js"></script>`;
    host = await startHostSite(
      () =>
        `<!doctype html><html lang="en"><head><title>Site</title></head><body><header><a href="#m">Skip</a></header><main id="m"><h1>Site</h1></main>${line}</body></html>`,
    );
    const { page, context } = await openVisit(browser, host.url, { chatUrl: server.url, prepare: prepare({}) });
    await page.locator('.launcher').waitFor();
    assert.deepEqual(await violations(page), []);
    await page.locator('.launcher').click();
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    assert.deepEqual(await violations(page), []);
    await context.close();
  });

  it('has one live region, which speaks each message of the bot once and never the visitor’s words', async () => {
    const { page, context } = await openVisit(browser, `${server.url}chat`);
    const spoken: string[] = [];
    await page.exposeBinding('tellTest', (_, text: string) => void spoken.push(text));
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    const regions = await page.evaluate(() => {
      const root = document.querySelector('waymark-chat')?.shadowRoot;
      const found = [...(root?.querySelectorAll('[aria-live], [role=status], [role=log], [role=alert]') ?? [])];
      for (const region of found) {
        new MutationObserver((changes) => {
          for (const { addedNodes } of changes)
            for (const node of addedNodes)
              (window as unknown as { tellTest(text: string): void }).tellTest(node.textContent ?? '');
        }).observe(region, { childList: true, subtree: true });
      }
      return found.length;
    });
    assert.equal(regions, 1);
    await type(page, 'my own words');
    await page.locator('.log').getByText('You said my own words').waitFor();
    await page.getByLabel('Your message').fill('Yes');
    await page.getByLabel('Your message').press('Enter');
    await page.getByRole('article').waitFor();
    assert.deepEqual(spoken, ['You said my own words.', 'Who can help: 01632 960 123. Test Helpline, Open now.']);
    await context.close();
  });

  it('speaks how many presses of Shift are missing, and takes it back at another key', async () => {
    const { page, context } = await openVisit(browser, `${server.url}chat`);
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    const status = page.locator('waymark-progress').getByRole('status');
    await page.keyboard.press('Shift');
    assert.equal(await status.textContent(), 'Press Shift two more times to leave.');
    await page.keyboard.press('Shift');
    assert.equal(await status.textContent(), 'Press Shift once more to leave.');
    assert.equal(await page.locator('waymark-progress').getByText('●●○').isVisible(), true);
    await page.keyboard.press('a');
    assert.equal(await status.textContent(), '');
    await context.close();
  });

  it('keeps phone numbers left to right in a line from right to left, as links to call and to text', async () => {
    const { page, context } = await openVisit(browser, `${server.url}chat?lang=ar`, { width: 320 });
    await page.getByRole('button', { name: 'Yes' }).click();
    await page.getByRole('article').waitFor();
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    assert.equal(await page.locator('.frame').getAttribute('dir'), 'rtl');
    const number = page.locator('.message .number');
    assert.deepEqual([await number.getAttribute('dir'), await number.getAttribute('href')], ['ltr', 'tel:01632960123']);
    const text = page.getByRole('link', { name: 'Text 07700 900 123' });
    assert.equal(await text.getAttribute('href'), 'sms:07700900123');
    await page.getByRole('link', { name: 'Chat: chat.example (opens another site)' }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await context.close();
  });

  it('makes its text twice as large by its buttons, at 320 pixels without scrolling sideways', async () => {
    const { page, context } = await openVisit(browser, `${server.url}chat`, { width: 320, height: 640 });
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    const size = () =>
      page
        .locator('.message')
        .first()
        .evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize));
    const before = await size();
    for (const _ of [1, 2, 3, 4]) await page.getByRole('button', { name: 'Larger text' }).click();
    assert.equal(Math.round((await size()) / before), 2);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    assert.equal(await page.getByRole('button', { name: 'Larger text' }).getAttribute('aria-disabled'), 'true');
    await page.getByRole('button', { name: 'Smaller text' }).click();
    assert.ok((await size()) < before * 2);
    await context.close();
  });

  it('moves nothing when less motion is wished for', async () => {
    const { page, context } = await openVisit(browser, `${server.url}chat`, {
      prepare: (prepared) => prepared.emulateMedia({ reducedMotion: 'reduce' }),
    });
    await page.getByRole('button', { name: 'Yes' }).waitFor();
    const moving = await page.evaluate(() =>
      [...(document.querySelector('waymark-chat')?.shadowRoot?.querySelectorAll('*') ?? [])]
        .map((each) => getComputedStyle(each))
        .filter((style) => style.animationName !== 'none' || style.transitionDuration !== '0s')
        .map((style) => style.animationName),
    );
    assert.deepEqual(moving, []);
    await context.close();
  });
});
