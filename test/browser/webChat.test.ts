import assert from 'node:assert/strict';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readConfig } from '../../src/config.js';
import { startWaymark, type Waymark } from '../../src/waymark.js';
import { launchBrowser, openVisit } from '../support/browser.js';
import { type HostSite, startHostSite } from '../support/hostSite.js';
import { rememberingLog } from '../support/testHouse.js';

const root = new URL('../../../', import.meta.url);

/** A site with Microsoft's own client on it, as its documentation says, with our server in the place of their cloud. */
const page = `<!doctype html><html lang="en"><head><title>Their client</title><script src="/webchat.js"></script></head>
<body><main id="chat" style="height:100vh"></main><script>
const domain = new URLSearchParams(location.hash.slice(1)).get('domain');
fetch(domain + '/tokens/generate', { method: 'POST' }).then((answer) => answer.json()).then(({ token }) => {
  const directLine = WebChat.createDirectLine({ token, domain, conversationStartProperties: { locale: 'en' } });
  WebChat.renderWebChat({ directLine, locale: 'en-GB' }, document.getElementById('chat'));
});
</script></body></html>`;

describe('Microsoft’s Web Chat in a browser, against our server', () => {
  let browser: Browser;
  let waymark: Waymark;
  let host: HostSite;

  before(async function () {
    this.timeout(60_000);
    browser = await launchBrowser();
    // Fetched here too, so that this test can be run by itself.
    const script = new URL('scripts/fetchWebChat.mjs', root).href;
    const { fetchWebChat } = (await import(script)) as { fetchWebChat: () => { folder: string } };
    const bundle = path.join(fetchWebChat().folder, 'webchat.js');
    host = await startHostSite(() => page, {}, new Map([['/webchat.js', bundle]]));
    const settings = { PORT: '0', HOST: '127.0.0.1', WAYMARK_STORE: 'memory' };
    const config = readConfig({ ...settings, WAYMARK_ORIGINS: new URL(host.url).origin });
    waymark = await startWaymark(config, { log: rememberingLog().log });
  });
  after(async () => {
    await browser.close();
    await host.close();
    await waymark.close();
  });

  const said = (visited: Page) => visited.locator('.webchat__bubble:not(.webchat__bubble--from-user)');
  const own = (visited: Page) => visited.locator('.webchat__bubble--from-user');

  it('holds a whole conversation: greeting, buttons, typed words, danger, service cards, and the end', async function () {
    this.timeout(60_000);
    const domain = `${waymark.url}/v3/directline`;
    const visit = await openVisit(browser, `${host.url}#domain=${encodeURIComponent(domain)}`, {
      chatUrl: waymark.url,
    });
    const { page: visited } = visit;
    const type = async (text: string): Promise<void> => {
      const box = visited.getByRole('textbox', { name: /message/i });
      await box.fill(text);
      await box.press('Enter');
      await own(visited).getByText(text, { exact: true }).waitFor();
    };

    const choose = (name: string) =>
      visited.getByRole('toolbar', { name: 'Suggested actions' }).getByRole('button', { name }).click();

    await said(visited).getByText('Are you in danger right now?').waitFor();
    await choose('No, not right now');
    await own(visited).getByText('No, not right now').waitFor();
    await said(visited).getByText('Is it safe for you to type here').waitFor();
    await type('he is outside my house with a knife');
    await said(visited).getByText('Say where you are first.').waitFor();
    await choose('I am not in danger, carry on');
    await said(visited).getByText('We carry on where we were.').waitFor();
    await type('talk to a person');
    const card = visited.locator('.ac-adaptiveCard', { hasText: 'National Stalking Helpline' });
    await card.first().waitFor();
    assert.ok((await card.first().getByRole('button').count()) > 0);
    await type('delete my chat');
    await choose('Yes, erase everything');
    await own(visited).getByText('Yes, erase everything').waitFor();
    await said(visited)
      .getByText(/erased|wiped/i)
      .last()
      .waitFor();

    assert.equal(await own(visited).count(), 6);
    assert.deepEqual(visit.thirdParties, []);
    await visit.context.close();
  });
});
