import assert from 'node:assert/strict';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { everything, focused, launchBrowser, openVisit, type Visit } from '../support/browser.js';
import { type FakeDirectLine, neutralSite, startFakeDirectLine } from '../support/fakeDirectLine.js';

const wholeWindow = { x: 0, y: 0, width: 1024, height: 768, scale: 1 };
const secret = 'He waits outside my flat';

/** What the page looked like at three moments of leaving; sent out of the page, which is about to go. */
type Moment = { when: 'handler' | 'frame' | 'network'; event: number; text: string; elements: number };

describe('quick exit in a browser', () => {
  let browser: Browser;
  let server: FakeDirectLine;
  let moments: Moment[];

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    moments = [];
    server = await startFakeDirectLine((text) => [{ text: text === '' ? 'Hello' : 'I am sorry that he does this' }]);
  });
  afterEach(() => server.close());

  /** Watches, from before any of our scripts, what is in the page after each event, in its frame, and at each beacon. */
  async function watch(page: Page): Promise<void> {
    await page.exposeBinding('tellTest', (_, moment: Moment) => void moments.push(moment));
    await page.addInitScript(() => {
      let events = 0;
      const tell = (when: string, event = events) => {
        const report = {
          when,
          event,
          text: document.body?.textContent ?? '',
          elements: document.body?.childElementCount ?? 0,
        };
        (window as unknown as { tellTest(moment: unknown): void }).tellTest(report);
      };
      for (const name of ['click', 'keyup', 'keydown']) {
        // Runs before ours: the frame that follows this event.
        const watchFrame = () => {
          events += 1;
          const event = events;
          requestAnimationFrame(() => tell('frame', event));
        };
        addEventListener(name, watchFrame, true);
        // Runs after ours, in the same event, because the document comes after the window.
        document.addEventListener(name, () => tell('handler'), true);
      }
      const send = navigator.sendBeacon.bind(navigator);
      navigator.sendBeacon = (...given) => {
        tell('network');
        return send(...given);
      };
    });
  }

  /** A visitor who has said something, and whose browser holds something in storage. */
  async function talk(): Promise<Visit> {
    const visit = await openVisit(browser, server.url, { prepare: watch });
    const { page } = visit;
    await page.getByLabel('Your message').fill(secret);
    await page.getByLabel('Your message').press('Enter');
    await page.locator('.log').getByText('I am sorry that he does this').waitFor();
    await page.evaluate(async () => {
      localStorage.setItem('left by something else', 'x');
      sessionStorage.setItem('left by something else', 'x');
      // biome-ignore lint/suspicious/noDocumentCookie: this is how a page around us would set one
      document.cookie = 'left=by something else';
      await caches.open('left by something else');
      await new Promise((resolve) => {
        indexedDB.open('left by something else').onsuccess = (event) => {
          (event.target as IDBOpenDBRequest).result.close();
          resolve(undefined);
        };
      });
    });
    moments.length = 0;
    return visit;
  }

  /** What an empty page looks like, byte for byte. */
  async function blankScreenshot(): Promise<string> {
    const context = await browser.newContext({ viewport: wholeWindow });
    const picture = await photograph(await context.newCDPSession(await context.newPage()));
    await context.close();
    return picture;
  }

  /**
   * The window as it is, asked of the browser itself, because Playwright would wait for a navigation to end. A busy
   * machine may have no frame to give yet and says so; it is asked again, and the test's own time limit is the failure.
   */
  async function photograph(session: CDPSession): Promise<string> {
    for (;;) {
      try {
        return (await session.send('Page.captureScreenshot', { format: 'png', clip: wholeWindow })).data;
      } catch (error) {
        if (!(error instanceof Error && error.message.includes('Unable to capture screenshot'))) throw error;
      }
    }
  }

  async function expectGone(visit: Visit, url: string): Promise<void> {
    const { page } = visit;
    await page.waitForURL(neutralSite);
    const event = moments.findLast((moment) => moment.when === 'network')?.event;
    for (const when of ['handler', 'frame', 'network'] as const) {
      const seen = moments.filter((moment) => moment.when === when && moment.event === event);
      // A navigation that is quicker than the frame leaves nothing to see: the page is gone then, not only blank.
      if (when === 'frame' && seen.length === 0) continue;
      assert.deepEqual(seen, [{ when, event, text: '', elements: 0 }]);
    }
    // The goodbye is not waited for by the page, so it may come after the next page has.
    while (server.erased.length === 0) await page.waitForTimeout(10);
    assert.equal(server.erased.length, 1);
    assert.equal(server.erased[0]?.token, `token-of-${server.erased[0]?.id}`);
    await page.goBack();
    assert.notEqual(page.url(), url);
    assert.ok(!(await everything(page)).includes(secret));
    assert.deepEqual(visit.thirdParties, []);
    await page.goto(url);
    // What is wiped on the browser's own thread may take a moment longer; the test's own time limit is the failure.
    await page.waitForFunction(
      async () =>
        localStorage.length + sessionStorage.length === 0 &&
        (await caches.keys()).length === 0 &&
        (await indexedDB.databases()).length === 0,
    );
    assert.deepEqual(await visit.context.cookies(), []);
    await visit.context.close();
  }

  it('leaves by the button', async () => {
    const visit = await talk();
    await visit.page.locator('.exit').click({ noWaitAfter: true });
    await expectGone(visit, server.url);
  });

  it('leaves by the link after the skip link, with the keyboard', async () => {
    const visit = await talk();
    // From the first link of the page, as somebody arrives who tabs in from the address bar.
    await visit.page.getByText('Skip to the chat').focus();
    await visit.page.keyboard.press('Tab');
    assert.equal(await focused(visit.page), 'Leave this page now');
    await visit.page.keyboard.press('Enter');
    await expectGone(visit, server.url);
  });

  it('leaves by Shift three times, also while typing', async () => {
    const visit = await talk();
    await visit.page.getByLabel('Your message').focus();
    for (let press = 0; press < 3; press += 1) await visit.page.keyboard.press('Shift');
    await expectGone(visit, server.url);
  });

  it('stays when another key comes between, or Shift writes a capital letter', async () => {
    const { page, context } = await talk();
    await page.getByLabel('Your message').focus();
    for (const key of ['Shift', 'Shift', 'a', 'Shift', 'Shift+B', 'Shift+C', 'Shift+D', 'Shift', 'Shift']) {
      await page.keyboard.press(key);
    }
    assert.equal(await page.getByLabel('Your message').inputValue(), 'aBCD');
    assert.equal(server.erased.length, 0);
    await context.close();
  });

  it('counts three presses only within five seconds', async () => {
    const { page, context } = await talk();
    const pressAt = (times: number[]) =>
      page.evaluate((moments) => {
        for (const at of moments) {
          const event = new KeyboardEvent('keyup', { key: 'Shift', bubbles: true });
          Object.defineProperty(event, 'timeStamp', { value: at });
          document.body.dispatchEvent(event);
        }
      }, times);
    await pressAt([100_000, 102_000, 105_001]);
    assert.ok((await everything(page)).includes(secret));
    await pressAt([107_000, 110_000]);
    await page.waitForURL(neutralSite);
    await context.close();
  });

  it('shows an empty screen while the neutral site is still on its way', async () => {
    server.exitSite = `${server.url}held`;
    const { page, context } = await talk();
    const session = await context.newCDPSession(page);
    const blank = await blankScreenshot();
    assert.notEqual(await photograph(session), blank);
    const asked = page.waitForRequest(server.exitSite);
    await page.locator('.exit').click({ noWaitAfter: true });
    await asked;
    assert.equal(await photograph(session), blank);
    await context.close();
  });

  it('erases and forgets when the visitor leaves by another address, and Back starts afresh', async () => {
    const { page, context } = await talk();
    await page.goto(neutralSite);
    await page.goBack();
    await page.locator('.log').getByText('Hello').waitFor();
    while (server.erased.length === 0) await page.waitForTimeout(10);
    assert.equal(server.erased.length, 1);
    assert.ok(!(await everything(page)).includes(secret));
    await context.close();
  });

  it('leaves when the bot was told to leave by a word', async () => {
    const { page, context } = await talk();
    server.say({ text: 'Goodbye', channelData: { waymark: { ended: 'left' } } });
    await page.waitForURL(neutralSite);
    await context.close();
  });

  it('is a plain link with scripts off, and the numbers are there', async () => {
    const { page, context } = await openVisit(browser, server.url, { javaScript: false });
    assert.equal(await page.locator('noscript a[href="tel:999"]').count(), 1);
    assert.equal(await page.locator('noscript a[href="tel:01632960123"]').count(), 1);
    await page.locator('.exit').click();
    await page.waitForURL(neutralSite);
    await context.close();
  });
});
