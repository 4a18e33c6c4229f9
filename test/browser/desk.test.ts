import assert from 'node:assert/strict';
import { memoryStore } from '../../src/storage/memoryStore.js';
import { launchBrowserToKill } from '../support/browser.js';
import { type DeskServer, startDeskServer } from '../support/deskServer.js';
import { deskPages, message, type, violations } from './deskPages.js';

describe('visitor and advisors at once', function () {
  // Up to four browser windows and a server on a machine that may be busy.
  this.timeout(60_000);
  let server: DeskServer;
  const { open, advisor, visitor, said } = deskPages(() => server);
  afterEach(() => server.close());

  it('talk with each other by keyboard, and nothing of it is left afterwards', async () => {
    server = await startDeskServer({ beginAt: 'whoIsItAbout' });
    const ann = await advisor('ann');
    const guest = await visitor('Me', 'Threats');
    await ann.locator('.offers .card').waitFor();
    assert.match(await ann.title(), /^\(1\) Desk$/);
    await ann.keyboard.press('Alt+n');
    await ann.getByText('What is happening: Threats').waitFor();
    await ann.keyboard.type('Hello, I am Ann.');
    await ann.keyboard.press('Enter');
    await message(guest, 'Hello, I am Ann.').waitFor();
    await ann.locator('.seen').waitFor();
    await guest.getByLabel('Your message').pressSequentially('he');
    await ann.getByText('They are typing…').waitFor();
    await type(guest, 'he is outside my house with a knife');
    await ann.locator('.message.danger', { hasText: 'outside my house' }).waitFor();
    await guest.locator('.message.urgent').waitFor();

    await ann.getByLabel('Find a service').fill('samaritans');
    await ann.getByLabel('Find a service').press('Enter');
    await ann.getByRole('button', { name: 'Send: Samaritans' }).click();
    await guest.getByRole('article').waitFor();
    await message(ann, 'Services sent: Samaritans').waitFor();
    // Walking through the list by keys puts nothing into the message.
    const ready = ann.getByLabel('Ready sentences');
    await ready.focus();
    await ann.keyboard.press('ArrowDown');
    assert.equal(await ann.getByLabel('Your message').inputValue(), '');
    await ready.selectOption({ label: 'Take your time. There is no hurry.' });
    await ann.getByRole('button', { name: 'Put into the message' }).click();
    await ann.keyboard.press('Enter');
    await message(guest, 'Take your time. There is no hurry.').waitFor();
    await ann.getByLabel('Private notes, gone when the conversation ends').fill('a private note');
    await ann.getByRole('button', { name: 'Keep notes' }).click();
    await ann.getByText('Kept until the conversation ends.').waitFor();

    await ann.getByText('End the conversation').first().click();
    await ann.getByLabel('What came of it').selectOption('emergencyCalled');
    await ann.getByRole('button', { name: 'End the conversation' }).click();
    await message(guest, 'The advisor has left the chat').waitFor();
    await ann.getByText('Would you like a few minutes?').waitFor();
    await ann.locator('.notice', { hasText: 'a few minutes' }).getByRole('button', { name: 'Pause' }).click();
    await ann.getByText('You are taking a pause.').waitFor();
    const left = await ann.evaluate(() => ({
      page: `${document.documentElement.outerHTML} ${document.title}`,
      storage: localStorage.length + sessionStorage.length,
    }));
    assert.ok(!/outside my house|private note|I am Ann/.test(left.page));
    assert.equal(left.storage, 0);
    assert.deepEqual(said, []);
  });

  it('show markup in messages and notes as text', async () => {
    server = await startDeskServer();
    const ann = await advisor('ann');
    const guest = await visitor();
    await ann.keyboard.press('Alt+n');
    await ann.getByText('They chose to share nothing.').waitFor();
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    await type(guest, hostile);
    await message(ann, hostile).waitFor();
    await type(ann, hostile);
    await message(guest, hostile).last().waitFor();
    await ann.getByLabel('Private notes, gone when the conversation ends').fill(hostile);
    await ann.getByRole('button', { name: 'Keep notes' }).click();
    await ann.getByText('Kept until the conversation ends.').waitFor();
    const max = await advisor('max');
    await ann.getByText('Pass on').first().click();
    await ann.getByLabel('To whom').selectOption({ label: '<b id=max>Max</b>' });
    await ann.getByLabel('A note for them').fill(hostile);
    await ann.getByRole('button', { name: 'Pass on' }).click();
    await max.locator('.offers .card', { hasText: hostile }).getByRole('button', { name: 'Take' }).click();
    await max.getByText(`From your colleague: ${hostile}`).waitFor();
    assert.equal(await max.getByLabel('Private notes, gone').inputValue(), hostile);
    await message(guest, 'Their name is <b id=max>Max</b>').waitFor();
    for (const page of [ann, max, guest]) {
      assert.equal(await page.locator('img, #desk script, .message script, b').count(), 0);
      assert.ok(!/^[12]$/.test(await page.title()));
    }
  });

  it('part by quick exit: the advisor is told, the words are gone, nothing more goes through', async () => {
    server = await startDeskServer();
    const ann = await advisor('ann');
    const guest = await visitor();
    await guest.route('https://**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }),
    );
    await ann.keyboard.press('Alt+n');
    await ann.getByText('They chose to share nothing.').waitFor();
    await type(guest, 'something only for you');
    await message(ann, 'only for you').waitFor();
    for (let press = 0; press < 3; press++) await guest.keyboard.press('Shift');
    await ann.getByText('Left by quick exit. Do not contact.').waitFor();
    assert.ok(!(await ann.content()).includes('only for you'));
    assert.equal(await ann.getByLabel('Your message').count(), 0);
    // Other news does not push it out.
    for (let news = 0; news < 6; news++) await ann.keyboard.press('Alt+n');
    await ann.locator('.notice', { hasText: 'Nobody is waiting.' }).nth(2).waitFor();
    await ann.getByText('Left by quick exit. Do not contact.').waitFor();
  });

  it('part by a closed page, which is told apart from the exit', async () => {
    server = await startDeskServer();
    const ann = await advisor('ann');
    const guest = await visitor();
    await ann.keyboard.press('Alt+n');
    await ann.getByText('They chose to share nothing.').waitFor();
    await guest.goto('about:blank');
    await ann.getByText('They closed the page.').waitFor();
  });

  it('let the urgent overtake, and pass a visitor on to a colleague with a note', async () => {
    server = await startDeskServer({ beginAt: 'whoIsItAbout' });
    const ann = await advisor('ann');
    await ann.getByRole('button', { name: 'Pause' }).click();
    await visitor('Me', 'Online or on social media');
    const urgent = await open('/chat');
    await urgent.getByRole('button', { name: 'Me', exact: true }).click();
    await urgent.locator('.choices:not([aria-disabled]) button').first().waitFor();
    await type(urgent, 'he is outside my house with a knife');
    await urgent.getByRole('button', { name: 'I have called' }).waitFor();
    await type(urgent, 'talk to a person');
    await urgent.getByRole('button', { name: /^Yes, and/ }).click();
    await message(urgent, 'I have asked for an advisor').waitFor();
    await ann.locator('.queue .card').nth(1).waitFor();
    assert.match((await ann.locator('.queue .card').first().textContent()) ?? '', /^Urgent/);
    await ann.getByRole('button', { name: 'Take the next, most urgent first' }).click();
    await ann.getByText('Sign: Danger now').waitFor();

    const ben = await advisor('ben');
    await ann.getByText('Pass on').first().click();
    await ann.getByLabel('To whom').selectOption({ label: 'Ben' });
    await ann.getByLabel('A note for them').fill('about a court date');
    await ann.getByRole('button', { name: 'Pass on' }).click();
    await ben.getByText('about a court date').waitFor();
    await ben.locator('.offers .card', { hasText: 'about a court date' }).getByRole('button', { name: 'Take' }).click();
    await message(urgent, 'Their name is Ben').waitFor();
    await type(urgent, 'hello Ben');
    await message(ben, 'hello Ben').waitFor();
    assert.equal(await message(ann, 'hello Ben').count(), 0);
  });

  it('keep to the capacity that the advisor chose: the next visitor waits, and is offered when there is room', async () => {
    server = await startDeskServer();
    const ann = await advisor('ann');
    await ann.getByLabel('Conversations at once').selectOption('1');
    await visitor();
    await ann.locator('.offers .card').getByRole('button', { name: 'Take' }).click();
    await ann.getByText('They chose to share nothing.').waitFor();
    const second = await visitor();
    await ann.locator('.queue .card').first().waitFor();
    await ann.getByRole('button', { name: 'Take the next, most urgent first' }).click();
    await ann.getByText('You have as many conversations as you wanted').waitFor();
    assert.equal(await ann.locator('.offers .card').count(), 0);
    assert.equal(await message(second, 'An advisor is here').count(), 0);
    await ann.getByLabel('Conversations at once').selectOption('2');
    await ann.locator('.offers .card').getByRole('button', { name: 'Take' }).click();
    await message(second, 'An advisor is here').waitFor();
  });

  it('find a new advisor when the browser of the first one is killed', async () => {
    server = await startDeskServer({ deskSettings: { advisorLostSeconds: 1 } });
    const { browser, kill } = await launchBrowserToKill();
    const context = await browser.newContext({ locale: 'en-GB' });
    await context.addCookies([{ name: 'who', value: 'ann', url: server.url }]);
    const ann = await context.newPage();
    await ann.goto(`${server.url}/console`);
    await ann.getByRole('button', { name: 'Go on shift' }).click();
    await ann.getByText('You are on shift.').waitFor();
    const guest = await visitor();
    await ann.keyboard.press('Alt+n');
    await message(guest, 'Their name is Ann').waitFor();
    const ben = await advisor('ben');
    await kill();
    await message(guest, 'The advisor lost the connection. I am sorry.').waitFor();
    await ben.locator('.offers .card', { hasText: 'had an advisor before' }).waitFor();
  });

  it('find a new advisor when the first one is gone', async () => {
    server = await startDeskServer({ deskSettings: { advisorLostSeconds: 1 } });
    const ann = await advisor('ann');
    const guest = await visitor();
    await ann.keyboard.press('Alt+n');
    await message(guest, 'Their name is Ann').waitFor();
    const ben = await advisor('ben');
    await ann.context().close();
    await message(guest, 'The advisor lost the connection. I am sorry.').waitFor();
    await ben
      .locator('.offers .card', { hasText: 'had an advisor before' })
      .getByRole('button', { name: 'Take' })
      .click();
    await message(guest, 'Their name is Ben').waitFor();
  });

  it('find each other again when the server was restarted', async () => {
    const store = memoryStore({ now: () => new Date() });
    const key = Buffer.alloc(32, 9).toString('base64');
    const lasting = { ...store, close: async () => undefined };
    server = await startDeskServer({ store: lasting, key });
    const ann = await advisor('ann');
    const guest = await visitor();
    await ann.keyboard.press('Alt+n');
    await message(guest, 'Their name is Ann').waitFor();
    const { port } = new URL(server.url);
    await server.close();
    server = await startDeskServer({ store: lasting, key, port });
    await message(guest, 'The advisor lost the connection. I am sorry.').waitFor();
    await ann.getByText('Your line was broken for too long.').waitFor();
    await ann.getByRole('button', { name: 'Go on shift' }).click();
    await ann.locator('.offers .card').getByRole('button', { name: 'Take' }).click();
    await message(guest, 'Their name is Ann').nth(1).waitFor();
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`meet on screens in which axe finds nothing (${scheme})`, async () => {
      server = await startDeskServer({ beginAt: 'whoIsItAbout' });
      const sue = await advisor('sue', scheme === 'dark' ? 'dark' : undefined);
      assert.deepEqual(await violations(sue), [], 'empty');
      const guest = await visitor('Me', 'Threats');
      await visitor('Me', 'Threats');
      await sue.locator('.offers .card').nth(1).waitFor();
      assert.deepEqual(await violations(sue), [], 'offers');
      await sue.keyboard.press('Alt+n');
      await sue.getByLabel('Your message').waitFor();
      await type(guest, 'he is outside my house with a knife');
      await type(sue, 'I am here');
      await sue.locator('.message.advisor').waitFor();
      await sue.locator('.message.danger').waitFor();
      for (const summary of await sue.locator('.tools summary').all()) await summary.click();
      await sue.getByLabel('Find a service').fill('stalking');
      await sue.getByRole('button', { name: 'Search' }).click();
      await sue.locator('.found li').first().waitFor();
      assert.deepEqual(await violations(sue), [], 'talk');
      await guest.context().setOffline(true);
      await sue.getByText('Their line is broken').waitFor();
      assert.deepEqual(await violations(sue), [], 'line broken');
      server.signedOut.add('sue');
      await sue.reload();
      assert.equal((await sue.evaluate(() => document.body.innerText)).includes('knife'), false);
    });
  }
});
