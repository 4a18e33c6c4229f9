import assert from 'node:assert/strict';
import { now, storeWithOctober } from '../support/countedMonth.js';
import { type DeskServer, startDeskServer } from '../support/deskServer.js';
import { deskPages, message, type, violations } from './deskPages.js';

describe('supervisor in a browser', function () {
  // Up to three browser windows and a server on a machine that may be busy.
  this.timeout(60_000);
  let server: DeskServer;
  const { open, advisor, visitor, said } = deskPages(() => server);
  afterEach(() => server.close());

  it('sees the desk, reads along, whispers, and takes over with everybody told', async () => {
    server = await startDeskServer();
    const ann = await advisor('ann');
    const sue = await open('/console', 'sue');
    const guest = await visitor();
    await sue.locator('[data-number=boardWaiting]', { hasText: '1' }).waitFor();
    await ann.keyboard.press('Alt+n');
    await ann.getByText('They chose to share nothing.').waitFor();
    await type(guest, 'first words');
    await message(ann, 'first words').waitFor();

    const row = sue.locator('.board tr', { hasText: 'Ann' }).first();
    await row.getByRole('button', { name: 'Read along' }).click();
    await message(sue, 'first words').waitFor();
    await ann.getByText('Reads along: Sue').waitFor();
    await sue.getByLabel('To the advisor alone').fill('ask whether they are alone');
    await sue.getByLabel('To the advisor alone').press('Enter');
    await message(ann, 'ask whether they are alone').waitFor();
    await type(ann, 'Are you alone?');
    await message(guest, 'Are you alone?').waitFor();
    assert.equal(await message(guest, 'ask whether').count(), 0);
    assert.deepEqual(await violations(sue), []);

    await row.getByRole('button', { name: 'Take over' }).click();
    await row.getByRole('button', { name: 'Press again to take over' }).click();
    await ann.getByText('A supervisor has taken this conversation over. (Sue)').waitFor();
    await message(guest, 'Sue is here now').waitFor();
    assert.ok(!(await ann.content()).includes('first words'));
    await type(sue, 'I am Sue.');
    await message(guest, 'I am Sue.').waitFor();
    await type(guest, 'hello Sue');
    await message(sue, 'hello Sue').waitFor();
    assert.equal(await message(ann, 'hello Sue').count(), 0);
    assert.deepEqual(said, []);
  });

  it('starts a simulated visitor for an advisor who trains, marked as one wherever it stands', async () => {
    server = await startDeskServer();
    const ann = await advisor('ann');
    const sue = await open('/console', 'sue');
    await sue.getByLabel('Practise with').selectOption({ label: 'Danger in the middle of a talk' });
    await sue.getByLabel('for', { exact: true }).selectOption({ label: 'Ann' });
    await sue.getByRole('button', { name: 'Start practice' }).click();
    const offer = ann.locator('.offers .card', { hasText: 'Practice: no real visitor' });
    await offer.getByRole('button').first().click();
    await ann.getByRole('heading', { name: 'Practice: no real visitor' }).waitFor();
    await message(ann, 'i cant talk long').waitFor();
    await type(ann, 'I am here. Are you alone?');
    await message(ann, 'he found my messages').waitFor();
    await sue.locator('.board tr', { hasText: 'Practice: no real visitor' }).waitFor();
    assert.equal(await sue.locator('[data-number=boardWaiting]').textContent(), '0');
    assert.deepEqual(await violations(sue), []);
    assert.deepEqual(said, []);
  });

  it('keeps nothing of a talk that is over, and fits on a tablet', async () => {
    server = await startDeskServer();
    const ann = await advisor('ann');
    const sue = await open('/console', 'sue');
    const guest = await visitor();
    await ann.keyboard.press('Alt+n');
    await ann.getByText('They chose to share nothing.').waitFor();
    // A conversation on a tablet: the newest words and the field to answer in are on the screen together.
    await ann.setViewportSize({ width: 1024, height: 768 });
    for (let count = 1; count <= 8; count++)
      await type(guest, `message ${count} of a few that are long enough to fill a line`);
    await message(ann, 'message 8').waitFor();
    for (const shown of [message(ann, 'message 8'), ann.getByRole('button', { name: 'Send', exact: true }).first()]) {
      const box = await shown.boundingBox();
      assert.ok(box !== null && box.y > 0 && box.y + box.height <= 768, JSON.stringify(box));
    }
    await sue.getByRole('button', { name: 'Read along' }).click();
    await type(guest, 'words for one day');
    await message(sue, 'words for one day').waitFor();
    for (const [width, height] of [
      [768, 1024],
      [1024, 768],
      [320, 640],
    ] as const) {
      await sue.setViewportSize({ width, height });
      const across = await sue.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(across <= width, `${across} of ${width}`);
      const covered = await sue.evaluate(() => {
        const [middle, side] = ['.middle', '.side'].map((name) =>
          document.querySelector(name)?.getBoundingClientRect(),
        );
        if (middle === undefined || side === undefined) return true;
        return middle.bottom > side.top && middle.right > side.left;
      });
      assert.equal(covered, false, `what stands beside a conversation is covered at ${width}`);
    }
    await guest.goto('about:blank');
    await sue.getByText('They closed the page.').waitFor();
    assert.ok(!(await sue.content()).includes('words for one day'));
    assert.equal(await sue.evaluate(() => localStorage.length + sessionStorage.length), 0);
  });

  it('stops new requests with one click, and the visitor is told', async () => {
    server = await startDeskServer();
    const sue = await advisor('sue');
    await sue.getByRole('button', { name: 'Stop new requests' }).click();
    await sue.getByText('New requests are stopped. Visitors are told so.').waitFor();
    const guest = await open('/chat');
    await guest.locator('.choices:not([aria-disabled]) button').first().waitFor();
    await type(guest, 'talk to a person');
    await message(guest, 'The advisors cannot take anybody new just now.').waitFor();
  });

  it('sets hours and a closure, and the visitor is told when it opens', async () => {
    server = await startDeskServer({ now: () => new Date('2026-03-03T10:00:00Z') });
    const sue = await advisor('sue');
    await sue.getByRole('link', { name: 'Hours and closures' }).click();
    await sue.getByLabel('The desk has fixed hours.').check();
    await sue.getByRole('button', { name: 'Add hours' }).click();
    await sue.getByLabel('Day', { exact: true }).selectOption('Wednesday');
    await sue.getByRole('button', { name: 'Add a closure' }).click();
    await sue.getByLabel('First day').fill('2026-03-04');
    await sue.getByLabel('Last day').fill('2026-03-05');
    assert.deepEqual(await violations(sue), []);
    await sue.getByRole('button', { name: 'Save' }).click();
    await sue.getByText('Saved. Visitors are told these hours from now on.').waitFor();
    await sue.reload();
    assert.equal(await sue.getByLabel('First day').inputValue(), '2026-03-04');
    const ann = await advisor('ann');
    const guest = await open('/chat');
    await guest.locator('.choices:not([aria-disabled]) button').first().waitFor();
    await type(guest, 'talk to a person');
    await message(guest, 'The next time one should be here is').waitFor();
    assert.match((await message(guest, 'The next time').textContent()) ?? '', /Wednesday 11 March/);
    await ann.close();
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`sees the figures of a month, as pictures and as tables (${scheme})`, async () => {
      server = await startDeskServer({ now, lasting: await storeWithOctober() });
      const sue = await open('/console/statistics', 'sue', scheme);
      await sue.getByRole('heading', { name: 'Chats opened, by day' }).waitFor();
      const languages = sue.getByRole('table', { name: 'Languages that were chosen' });
      await languages.getByRole('row', { name: 'English 55' }).waitFor();
      await languages.getByRole('row', { name: 'Polish hidden' }).waitFor();
      await sue.getByText('Nine in ten: waited 15 minutes or less.').waitFor();
      for (const summary of await sue.locator('summary').all()) await summary.click();
      assert.deepEqual(await violations(sue), []);
      assert.deepEqual(said, []);
    });
  }

  it('downloads the figures, and every page keeps to the rules of its headers', async () => {
    server = await startDeskServer({ now, lasting: await storeWithOctober() });
    for (const path of ['/console', '/console/hours', '/console/statistics']) {
      const page = await open(path, 'sue', 'light', false);
      await page.getByRole('heading').first().waitFor();
      if (!path.endsWith('statistics')) continue;
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download as a table (CSV)' }).click(),
      ]);
      assert.equal(download.suggestedFilename(), 'figures-2026-10.csv');
    }
    assert.deepEqual(said, []);
  });
});
