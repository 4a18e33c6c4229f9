import assert from 'node:assert/strict';
import { type DeskServer, startDeskServer } from '../support/deskServer.js';
import { deskPages, message, type, violations } from './deskPages.js';

describe("an advisor's console", function () {
  // Up to three browser windows and a server on a machine that may be busy.
  this.timeout(60_000);
  let server: DeskServer;
  const { open, advisor, visitor, said } = deskPages(() => server);
  afterEach(() => server.close());

  it('can be worked by keys alone, from the queue to the end', async () => {
    server = await startDeskServer({ beginAt: 'whoIsItAbout' });
    const ann = await open('/console', 'ann');
    await ann.getByRole('button', { name: 'Go on shift' }).focus();
    await ann.keyboard.press('Enter');
    await ann.getByText('You are on shift.').waitFor();
    const guest = await visitor('Me', 'Threats');
    await ann.locator('.offers .card').waitFor();
    await ann.keyboard.press('Alt+n');
    await ann.getByLabel('Your message').waitFor();
    await ann.keyboard.press('Alt+r');
    await ann.keyboard.press('T');
    await ann.keyboard.press('Tab');
    await ann.keyboard.press('Enter');
    await ann.keyboard.press('Enter');
    await message(guest, 'Thank you for telling me').waitFor();
    await ann.keyboard.press('Alt+s');
    await ann.keyboard.type('samaritans');
    await ann.keyboard.press('Enter');
    const send = ann.getByRole('button', { name: 'Send: Samaritans' });
    await send.waitFor();
    await ann.keyboard.press('Tab');
    await ann.keyboard.press('Tab');
    assert.equal(await send.evaluate((node) => node === document.activeElement), true);
    await ann.keyboard.press('Enter');
    await guest.getByRole('article').waitFor();
    await ann.keyboard.press('Alt+m');
    await ann.keyboard.type('Goodbye for now');
    await ann.keyboard.press('Enter');
    await message(guest, 'Goodbye for now').waitFor();
    await ann.getByText('End the conversation').first().focus();
    await ann.keyboard.press('Enter');
    await ann.keyboard.press('Tab');
    await ann.keyboard.press('S');
    await ann.keyboard.press('Tab');
    await ann.keyboard.press('Enter');
    await ann.getByText('You ended this conversation.').waitFor();
    assert.deepEqual(said, []);
  });

  it('can hide how many wait, and tells of news in its title without a word of them', async () => {
    server = await startDeskServer();
    const ann = await advisor('ann');
    const guest = await visitor();
    await ann.getByRole('heading', { name: 'Waiting: 1' }).waitFor();
    await ann.getByLabel('Hide the number of people waiting').check();
    await ann.getByRole('heading', { name: 'Waiting', exact: true }).waitFor();
    await ann.keyboard.press('Alt+n');
    await ann.getByLabel('Your message').waitFor();
    await visitor();
    await ann.locator('.offers .card').waitFor();
    await ann.keyboard.press('Alt+n');
    await ann.locator('.tab').nth(1).waitFor();
    await type(guest, 'a word for nobody else');
    await ann.getByRole('button', { name: '1 English · 1 new' }).waitFor();
    assert.equal(await ann.title(), '(1) Desk');
    await ann.keyboard.press('Alt+1');
    await message(ann, 'a word for nobody else').waitFor();
    assert.equal(await ann.title(), 'Desk');
  });

  it('alerts on the computer only when asked to, and without content', async () => {
    server = await startDeskServer();
    const ann = await open('/console', 'ann');
    await ann.context().grantPermissions(['notifications'], { origin: server.url });
    await ann.addInitScript(() => {
      const shown: unknown[] = [];
      Object.assign(window, { shown });
      class Alert {
        static permission = 'granted';
        static requestPermission = async () => 'granted';
        constructor(...what: unknown[]) {
          shown.push(what);
        }
      }
      Object.assign(window, { Notification: Alert });
      Object.defineProperty(document, 'hidden', { get: () => true });
    });
    await ann.reload();
    await ann.getByRole('button', { name: 'Go on shift' }).click();
    const shown = () => ann.evaluate(() => (window as unknown as { shown: unknown[] }).shown);
    const guest = await visitor();
    await ann.locator('.offers .card').waitFor();
    assert.equal((await shown()).length, 1);
    await ann.keyboard.press('Alt+n');
    await ann.getByLabel('Your message').waitFor();
    await type(guest, 'a word for nobody else');
    await message(ann, 'a word for nobody else').waitFor();
    assert.equal((await shown()).length, 2);
    assert.ok(!/nobody else|English|urgent/i.test(JSON.stringify(await shown())));
    await ann.getByRole('button', { name: 'No more alerts' }).click();
    await type(guest, 'another word');
    await message(ann, 'another word').waitFor();
    assert.equal((await shown()).length, 2);
  });

  it('goes on where a browser knows no such alerts, as on tablets', async () => {
    server = await startDeskServer();
    const ann = await open('/console', 'ann');
    await ann.addInitScript(() => {
      class Alert {
        static permission = 'granted';
        constructor() {
          throw new TypeError('Illegal constructor');
        }
      }
      Object.assign(window, { Notification: Alert });
      Object.defineProperty(document, 'hidden', { get: () => true });
    });
    await ann.reload();
    await ann.getByRole('button', { name: 'Go on shift' }).click();
    await visitor();
    await ann.locator('.offers .card').waitFor();
    await ann.waitForFunction(() => document.title === '(1) Desk');
    assert.deepEqual(said, []);
  });

  it('warns when somebody else may be typing, and shows a note that came with the visitor', async () => {
    server = await startDeskServer();
    const ann = await advisor('ann');
    const guest = await visitor();
    await ann.keyboard.press('Alt+n');
    await ann.getByLabel('Your message').waitFor();
    await type(guest, 'I am still here and I would like to talk with you');
    await message(ann, 'I am still here').waitFor();
    await type(guest, 'Rwyf eisiau siarad gyda chi am yr hyn sydd yn digwydd');
    await ann.getByText('Another language is typed now.').waitFor();
    assert.deepEqual(await violations(ann), [], 'warned');
    await ann.getByText('Pass on').first().click();
    await ann.getByLabel('A note for them').fill('about a court date');
    await ann.getByRole('button', { name: 'Pass on' }).click();
    await ann.getByText('Passed on.').waitFor();
    const ben = await advisor('ben');
    await ben.keyboard.press('Alt+n');
    await ben.getByText('From your colleague: about a court date').waitFor();
    await ben.getByText('Another language is typed now.').waitFor();
    assert.deepEqual(await violations(ben), [], 'passed on');
    server.signedOut.add('ann');
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`shows axe nothing wrong at its edges (${scheme})`, async () => {
      server = await startDeskServer({ beginAt: 'whoIsItAbout', consoleBeatMs: 200 });
      const ann = await advisor('ann', scheme === 'dark' ? 'dark' : undefined);
      const sue = await advisor('sue', scheme === 'dark' ? 'dark' : undefined);
      const guest = await visitor('Me', 'Threats');
      await ann.keyboard.press('Alt+n');
      await ann.getByLabel('Your message').waitFor();
      await type(guest, 'he is outside my house with a knife');
      await message(ann, 'outside my house').waitFor();
      await sue.getByRole('button', { name: 'Stop new requests' }).click();
      await sue.getByText('New requests are stopped.').waitFor();
      await sue.locator('.board tr', { hasText: 'Ann' }).first().waitFor();
      assert.deepEqual(await violations(sue), [], 'board, stopped');
      await ann.getByText('End the conversation').first().click();
      await ann.getByLabel('What came of it').selectOption('emergencyCalled');
      await ann.getByRole('button', { name: 'End the conversation' }).click();
      await ann.getByText('Would you like a few minutes?').waitFor();
      assert.deepEqual(await violations(ann), [], 'pause');
      server.signedOut.add('ann');
      await ann.getByText('You are signed out.').waitFor();
      assert.deepEqual(await violations(ann), [], 'signed out');
    });
  }
});
