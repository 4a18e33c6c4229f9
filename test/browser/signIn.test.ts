import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { openIdEnvironment, startOpenIdProvider } from '../support/openIdProvider.js';
import { codeAt, type StaffServer, startStaffServer } from '../support/staffServer.js';

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

describe('signing in, in a real browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: StaffServer;
  let contexts: BrowserContext[] = [];

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    server = await startStaffServer();
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    await server.close();
  });

  async function open(path: string): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB', bypassCSP: true });
    contexts.push(context);
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await page.goto(server.url + path);
    return page;
  }

  /** Fills the page behind a link. @returns the key for the authenticator */
  async function claim(page: Page, names: { signInName: string; name: string } | undefined, password: string) {
    const codeSecret = (await page.locator('code').textContent()) ?? '';
    if (names !== undefined) {
      await page.getByLabel('Name to sign in with').fill(names.signInName);
      await page.getByLabel('Your first name').fill(names.name);
    }
    await page.getByLabel('New password').fill(password);
    await page.getByLabel('Code from').fill(codeAt(codeSecret, server.clock.now()));
    await page.getByRole('button', { name: 'Save and sign in' }).click();
    return codeSecret;
  }

  async function violations(page: Page): Promise<string[]> {
    await page.addScriptTag({ content: axe });
    return page.evaluate(async () => {
      const { axe: tool } = window as unknown as {
        axe: { run(root: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const found = await tool.run(document);
      return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`));
    });
  }

  it('makes the first account by the link, goes on shift, signs out, and signs in again', async () => {
    const page = await open(server.firstSignIn);
    await page.locator('.squares').waitFor();
    assert.deepEqual(await violations(page), []);
    assert.ok(!page.url().includes('#'));
    const codeSecret = await claim(page, { signInName: 'ada', name: 'Ada' }, 'seven green lanterns');
    await page.getByRole('button', { name: 'Go on shift' }).click();
    await page.getByText('You are on shift.').waitFor();
    const cookies = await contexts[0]?.cookies();
    for (const { name, httpOnly, secure, sameSite } of cookies ?? []) {
      assert.deepEqual({ httpOnly, secure, sameSite }, { httpOnly: true, secure: true, sameSite: 'Strict' });
      assert.match(name, /^__Host-/);
    }
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Name to sign in with').fill('ada');
    await page.getByLabel('Password').fill('seven green lanterns');
    await page.getByLabel('Code from').fill(codeAt(codeSecret, server.clock.now()));
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: 'Sign in' }).click();
    // The code that made the account is used up.
    await page.getByText('Each code works once: wait').waitFor();
    server.clock.forward(30);
    await page.getByLabel('Code from').fill(codeAt(codeSecret, server.clock.now()));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Go on shift' }).waitFor();
  });

  it('lets an admin add somebody, who works until the account is removed, and not a moment longer', async () => {
    const admin = await open(server.firstSignIn);
    await claim(admin, { signInName: 'ada', name: 'Ada' }, 'seven green lanterns');
    await admin.getByRole('link', { name: 'Accounts' }).click();
    await admin.getByLabel('Name', { exact: true }).fill('Ben');
    await admin.getByLabel('Name to sign in with').fill('ben@helpline.example');
    await admin.getByRole('button', { name: 'Add' }).click();
    const link = await admin.getByLabel('Give this link to them').inputValue();
    assert.deepEqual(await violations(admin), []);

    const ben = await open(link.slice(server.url.length));
    await claim(ben, undefined, 'a bicycle in the rain');
    await ben.getByRole('button', { name: 'Go on shift' }).click();
    await ben.getByText('You are on shift.').waitFor();
    assert.equal(await ben.getByRole('link', { name: 'Accounts' }).isVisible(), false);

    // On a phone the tables alone move sideways.
    await admin.setViewportSize({ width: 320, height: 640 });
    for (const page of ['accounts', 'hours', 'statistics']) {
      if (page !== 'accounts') await admin.goto(`${server.url}/console/${page}`);
      await admin.getByRole('heading').first().waitFor();
      assert.equal(await admin.evaluate(() => document.documentElement.scrollWidth), 320, page);
    }
    await admin.goto(`${server.url}/console/accounts`);
    const row = admin.getByRole('row', { name: /Ben/ });
    await row.getByRole('button', { name: 'Remove' }).click();
    await row.getByRole('button', { name: 'Press again to do it: Remove' }).click();
    await ben.getByText('You are signed out.').waitFor();
    await admin.getByRole('button', { name: 'Show' }).click();
    await admin.getByRole('cell', { name: 'accountRemoved' }).waitFor();
  });

  it('lets a supervisor see to advisors, and to nobody else', async () => {
    const admin = await open(server.firstSignIn);
    await claim(admin, { signInName: 'ada', name: 'Ada' }, 'seven green lanterns');
    await admin.getByRole('link', { name: 'Accounts' }).click();
    await admin.getByLabel('Name', { exact: true }).fill('Sue');
    await admin.getByLabel('Name to sign in with').fill('sue');
    await admin.getByLabel('supervisor').last().check();
    await admin.getByRole('button', { name: 'Add' }).click();
    const link = await admin.getByLabel('Give this link to them').inputValue();
    const sue = await open(link.slice(server.url.length));
    await claim(sue, undefined, 'a bicycle in the rain');
    await sue.getByRole('link', { name: 'Accounts' }).click();
    await sue.getByLabel('Name', { exact: true }).fill('Ben');
    await sue.getByLabel('Name to sign in with').fill('ben');
    assert.equal(await sue.getByLabel('supervisor').count(), 0);
    await sue.getByRole('button', { name: 'Add' }).click();
    await sue.getByLabel('Give this link to them').waitFor();
    await sue.getByRole('rowheader', { name: 'Ben' }).waitFor();
    assert.equal(await sue.getByRole('rowheader').count(), 1);
    assert.deepEqual(await violations(sue), []);
  });

  it('goes to the organisation and comes back signed in, though it is another site', async () => {
    await server.close();
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    const provider = await startOpenIdProvider(`${publicUrl}/console/sign-in/openid/back`);
    provider.people.set('ann-1', { claims: { given_name: 'Ann', groups: ['line-advisors'] } });
    provider.signInAs('ann-1');
    const environment = { ...openIdEnvironment(provider, publicUrl), PORT: String(port) };
    server = await startStaffServer({ environment });
    try {
      const page = await open('/console');
      await page.getByRole('link', { name: 'Sign in with Example Helpline' }).click();
      await page.getByRole('button', { name: 'Go on shift' }).click();
      await page.getByText('You are on shift.').waitFor();
      assert.equal(page.url(), `${publicUrl}/console`);
      const kept = (await contexts[0]?.cookies(publicUrl)) ?? [];
      assert.deepEqual(
        kept.map(({ name, sameSite }) => `${name} ${sameSite}`),
        ['__Host-waymark-staff Strict'],
      );
    } finally {
      await provider.close();
    }
  });
});

/** The provider must know the address before the server is there. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
