import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { everything, focused, launchBrowser, openVisit, type Visit } from '../support/browser.js';
import { type FakeDirectLine, neutralSite, startFakeDirectLine } from '../support/fakeDirectLine.js';
import { type HostSite, noisyPage, startHostSite } from '../support/hostSite.js';

describe('the widget on the site of a helpline', () => {
  let browser: Browser;
  let server: FakeDirectLine;
  let host: HostSite | undefined;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    server = await startFakeDirectLine((text) => [{ text: text === '' ? 'Hello' : `You said ${text}` }]);
  });
  afterEach(async () => {
    await host?.close();
    await server.close();
  });

  /** Opens a site with the one line in its head. */
  async function visit(attributes = '', headers: Record<string, string> = {}, width = 1024): Promise<Visit> {
    const line = `<script src="${server.url}waymark.js" ${attributes}></script>`;
    host = await startHostSite(() => noisyPage(line), headers);
    return openVisit(browser, host.url, { chatUrl: server.url, width });
  }

  it('begins no conversation before it is opened, and leaves the page as it is', async () => {
    const { page, context, console } = await visit();
    await page.getByRole('button', { name: 'Open the chat' }).waitFor();
    assert.deepEqual(
      server.requests.filter((path) => path.startsWith('/v3/')),
      [],
    );
    assert.equal(await page.locator('h1').evaluate((title) => getComputedStyle(title).color), 'rgb(255, 0, 0)');
    assert.deepEqual(console, []);
    await context.close();
  });

  it('has its exit right after the skip link, above a cookie notice, readable whatever the style of the site', async () => {
    const { page, context } = await visit();
    await page.getByText('Skip to content').focus();
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'Leave now');
    const exit = page.locator('waymark-exit a');
    const box = await exit.boundingBox();
    assert.ok(box !== null && box.height >= 44 && box.width >= 44);
    const onTop = await page.evaluate(
      ([x = 0, y = 0]) => document.elementFromPoint(x, y)?.localName,
      [box.x + box.width / 2, box.y + box.height / 2],
    );
    assert.equal(onTop, 'waymark-exit');
    assert.equal(await exit.evaluate((link) => getComputedStyle(link).color), 'rgb(255, 255, 255)');
    assert.equal(await exit.evaluate((link) => getComputedStyle(link).fontSize), '16px');
    await context.close();
  });

  it('stays above what the site opens later', async () => {
    const { page, context } = await visit();
    await page.locator('.launcher').waitFor();
    await page.evaluate(() => {
      const late = document.createElement('div');
      late.popover = 'manual';
      late.style.cssText = 'inset:0;width:100%;height:100%;display:block';
      document.body.append(late);
      late.showPopover();
    });
    await page.waitForFunction(() => {
      const exit = document.querySelector('waymark-exit')?.getBoundingClientRect();
      if (exit === undefined) return false;
      return document.elementFromPoint(exit.x + exit.width / 2, exit.y + exit.height / 2)?.localName === 'waymark-exit';
    });
    await context.close();
  });

  it('opens and is hidden by one click each, keeps the conversation, and the focus goes with it', async () => {
    const { page, context } = await visit('', {}, 320);
    await page.locator('.launcher').dblclick();
    await page.locator('.log').getByText('Hello').waitFor();
    assert.equal(await page.locator('.panel').evaluate((panel) => panel.matches(':focus')), true);
    assert.equal(await page.locator('waymark-exit a').isVisible(), false);
    assert.equal(await page.locator('.panel [data-quick-exit]').isVisible(), true);
    await page.getByRole('button', { name: 'Hide chat' }).click();
    assert.equal(await focused(page), 'Open the chat');
    assert.equal(await page.locator('waymark-exit a').isVisible(), true);
    server.say({ text: 'Still there' });
    await page.getByRole('button', { name: 'Open the chat (New message)' }).click();
    await page.locator('.log').getByText('Still there').waitFor();
    assert.equal(server.requests.filter((path) => path.endsWith('/conversations')).length, 1);
    await context.close();
  });

  it('leaves from its panel, to a site of its attributes, and tells the server', async () => {
    const { page, context } = await visit(`data-opening="open" data-exit-sites="javascript:alert(1) ${neutralSite}"`);
    await page.locator('.log').getByText('Hello').waitFor();
    await page.locator('.panel [data-quick-exit]').click({ noWaitAfter: true });
    await page.waitForURL(neutralSite);
    while (server.erased.length === 0) await page.waitForTimeout(10);
    assert.equal(server.erased.length, 1);
    await page.goBack();
    assert.equal((await everything(page)).includes('Hello'), false);
    await context.close();
  });

  it('takes language, corner and a colour that can be read, and passes over one that cannot', async () => {
    const { page, context } = await visit('data-language="cy-GB" data-position="start" data-accent="#5b2a86"');
    const launcher = page.getByRole('button', { name: 'Agor y sgwrs' });
    await launcher.waitFor();
    const box = await launcher.boundingBox();
    assert.ok(box !== null && box.x < 100);
    assert.equal(await launcher.evaluate((each) => getComputedStyle(each).backgroundColor), 'rgb(91, 42, 134)');
    await context.close();
    await host?.close();
    const pale = await visit('data-accent="#ffee88"');
    const own = pale.page.locator('.launcher');
    await own.waitFor();
    assert.equal(await own.evaluate((each) => getComputedStyle(each).backgroundColor), 'rgb(23, 86, 107)');
    await pale.context.close();
  });

  it('keeps the way out and gives the numbers when the widget does not come, then comes when it can', async () => {
    const line = `<script src="${server.url}waymark.js"></script>`;
    host = await startHostSite(() => noisyPage(line));
    const { page, context } = await openVisit(browser, host.url, {
      chatUrl: server.url,
      prepare: (prepared) => prepared.route('**/widget.*.js', (route) => route.abort()),
    });
    const status = page.locator('waymark-exit').getByRole('status');
    await status.getByRole('link', { name: '999' }).waitFor();
    assert.equal(await status.locator('a[href="tel:01632960123"]').count(), 1);
    const plain = status.getByRole('link', { name: 'Use the chat without scripts' });
    assert.equal(await plain.getAttribute('href'), `${server.url}chat/plain`);
    assert.equal(await page.locator('waymark-exit [data-quick-exit]').isVisible(), true);
    await page.unroute('**/widget.*.js');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.locator('.launcher').waitFor();
    await status.getByRole('link', { name: '999' }).waitFor({ state: 'detached' });
    await context.close();
  });

  it('works under a strict content policy that names our server', async () => {
    const origin = new URL(server.url).origin;
    const socket = origin.replace('http', 'ws');
    const policy = `default-src 'none'; script-src ${origin}; style-src ${origin}; connect-src ${origin} ${socket}`;
    const { page, context, console } = await visit('data-opening="open"', { 'content-security-policy': policy });
    await page.locator('.log').getByText('Hello').waitFor();
    // The site's own inline style is what the policy forbids, and the skip link's.
    assert.deepEqual(
      console.filter((text) => !/inline style/.test(text)),
      [],
    );
    await context.close();
  });

  it('as a frame asks for script and frame alone, and leaving inside it leaves the page', async () => {
    const origin = new URL(server.url).origin;
    const policy = `default-src 'none'; script-src ${origin}; frame-src ${origin}`;
    const line = `<script src="${server.url}waymark.js" data-mode="iframe"></script>`;
    const neutral = await startHostSite(() => '<!doctype html><title>Weather</title>');
    server.exitSite = neutral.url;
    host = await startHostSite(() => `<!doctype html><title>Site</title>${line}`, {
      'content-security-policy': policy,
    });
    // A real neutral site and no interception: a request of a frame that goes away meanwhile is lost to an interceptor.
    const context = await browser.newContext();
    const page = await context.newPage();
    const blocked: string[] = [];
    page.on('console', (message) => blocked.push(message.text()));
    await page.goto(host.url);
    const frame = page.frameLocator('iframe');
    await frame.locator('.log').getByText('Hello').waitFor();
    assert.deepEqual(blocked, []);
    await frame.locator('.exit').click({ noWaitAfter: true });
    // Frame and page both leave, and the second navigation cuts the first short; `waitForURL` would call that a failure.
    while (page.url() !== neutral.url) await page.waitForTimeout(10);
    while (server.erased.length === 0) await page.waitForTimeout(10);
    await context.close();
    await neutral.close();
  });

  it('as a frame without any script of ours leaves too', async () => {
    host = await startHostSite(
      () => `<!doctype html><title>Site</title><iframe src="${server.url}chat?frame"></iframe>`,
    );
    const { page, context } = await openVisit(browser, host.url, { chatUrl: server.url });
    const frame = page.frameLocator('iframe');
    await frame.locator('.log').getByText('Hello').waitFor();
    await frame.locator('.exit').click({ noWaitAfter: true });
    await page.waitForURL(neutralSite);
    await context.close();
  });
});
