import assert from 'node:assert/strict';
import type { WebSocketRoute } from 'playwright-core';
import { type DeskServer, startDeskServer } from '../support/deskServer.js';
import { startStandInConnector } from '../support/standInConnector.js';
import { deskPages, message, type, violations } from './deskPages.js';

describe('at the desk, what goes wrong or goes otherwise', function () {
  // Up to three browser windows and a server on a machine that may be busy.
  this.timeout(60_000);
  let server: DeskServer;
  const { open, advisor, visitor, said } = deskPages(() => server);
  afterEach(() => server.close());

  it('a message that is too long is not sent, is not lost, and does not break the line', async () => {
    server = await startDeskServer();
    const ann = await advisor('ann');
    const guest = await visitor();
    await ann.keyboard.press('Alt+n');
    const field = ann.getByLabel('Your message');
    await field.waitFor();
    await type(ann, 'y'.repeat(10_000));
    await ann.getByText('Not sent: It is longer than 4,000 characters.').waitFor();
    assert.equal((await field.inputValue()).length, 10_000);
    await type(ann, 'a short one');
    await message(guest, 'a short one').waitFor();
    assert.equal(await ann.getByText('Not sent:').count(), 0);
  });

  it('what the server cannot take is not sent over and over', async () => {
    server = await startDeskServer();
    const ann = await open('/console', 'ann');
    await ann.addInitScript(() => {
      const { send } = WebSocket.prototype;
      WebSocket.prototype.send = function (data) {
        send.call(this, String(data).replace('"cards"', '"parcels"'));
      };
    });
    await ann.reload();
    await ann.getByRole('button', { name: 'Go on shift' }).click();
    await visitor();
    await ann.locator('.offers .card').waitFor();
    await ann.keyboard.press('Alt+n');
    await ann.getByLabel('Your message').waitFor();
    await type(ann, 'words that cannot be read');
    await ann.getByText('Not sent: The server could not take it.').waitFor();
    await ann.getByText('You are on shift.').waitFor();
    const refusals = server.events.filter(({ fields }) => 'action' in fields && fields.action === 'refused badMessage');
    assert.equal(refusals.length, 1);
    assert.equal(await ann.getByLabel('Your message').inputValue(), 'words that cannot be read');
  });

  it('pressing twice does no harm and brings no false news', async () => {
    server = await startDeskServer();
    const ann = await open('/console', 'ann');
    // With a pause in between, so that the first press is answered before the second.
    const twice = (name: string) => ann.getByRole('button', { name, exact: true }).dblclick({ delay: 120 });
    await twice('Go on shift');
    await ann.getByText('You are on shift.').waitFor();
    await twice('Pause');
    await ann.getByText('You are taking a pause.').waitFor();
    await ann.waitForTimeout(300);
    await twice('End the pause');
    await ann.getByText('You are on shift.').waitFor();
    const guest = await visitor();
    await ann.locator('.offers .card').getByRole('button', { name: 'Take' }).dblclick();
    await ann.getByLabel('Your message').fill('a word sent twice');
    await ann.getByRole('button', { name: 'Send', exact: true }).dblclick();
    await message(guest, 'a word sent twice').waitFor();
    await ann.getByText('End the conversation').first().click();
    await ann.getByLabel('What came of it').selectOption('supportGiven');
    await ann.getByRole('button', { name: 'End the conversation' }).dblclick();
    await ann.getByText('You ended this conversation.').waitFor();
    await message(guest, 'The advisor has left the chat').waitFor();
    assert.equal(await message(guest, 'a word sent twice').count(), 1);
    assert.equal(await message(guest, 'The advisor has left the chat').count(), 1);
    for (const news of ['A colleague was quicker.', 'This conversation is over.']) {
      assert.equal(await ann.getByText(news).count(), 0, news);
    }
  });

  it('words typed while the line was broken come once it is back, in one piece and in any script', async () => {
    server = await startDeskServer();
    const ann = await open('/console', 'ann');
    const lines = new Set<WebSocketRoute>();
    let isCut = false;
    await ann.routeWebSocket(/console\/desk/, (line) => {
      if (isCut) return void line.close({ code: 1011 });
      line.connectToServer();
      lines.add(line);
    });
    await ann.reload();
    await ann.getByRole('button', { name: 'Go on shift' }).click();
    const guest = await visitor();
    await ann.locator('.offers .card').waitFor();
    await ann.keyboard.press('Alt+n');
    await ann.getByLabel('Your message').waitFor();
    const odd = `مرحبا 😟👨‍👩‍👧‍👦 ${'x'.repeat(300)}`;
    await type(guest, odd);
    await message(ann, odd).waitFor();
    const across = await ann.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(across, 0);
    isCut = true;
    for (const line of lines) await line.close({ code: 1011 });
    await ann.getByText('The line is broken. Trying again.').waitFor();
    await type(ann, 'typed without a line');
    await type(guest, 'said meanwhile');
    assert.equal(await ann.getByText('That cannot be done just now.').count(), 0);
    isCut = false;
    await message(guest, 'typed without a line').waitFor();
    await message(ann, 'said meanwhile').waitFor();
    assert.equal(await message(guest, 'typed without a line').count(), 1);
    assert.equal(await message(ann, 'said meanwhile').count(), 1);
  });

  it('a visitor who reads Welsh is answered in Welsh: ready sentences, services, and the bot afterwards', async () => {
    server = await startDeskServer();
    const ann = await advisor('ann');
    const guest = await open('/chat?lang=cy');
    const field = guest.locator('textarea, input[type=text]').first();
    const write = async (text: string): Promise<void> => {
      await field.fill(text);
      await field.press('Enter');
    };
    await guest.locator('.choices:not([aria-disabled]) button').first().waitFor();
    await write('siarad â pherson');
    await guest.getByRole('button', { name: 'Iawn, ond dangoswch ddim byd' }).click();
    await message(guest, 'Rwyf wedi gofyn am gynghorydd').waitFor();
    await ann.keyboard.press('Alt+n');
    await ann.getByRole('heading', { name: /Welsh/ }).waitFor();
    await message(guest, 'Eu henw yw Ann').waitFor();
    const ready = ann.getByLabel('Ready sentences');
    await ready.selectOption({ index: 1 });
    await ann.getByRole('button', { name: 'Put into the message' }).click();
    await ann.keyboard.press('Enter');
    await message(guest, 'Helo, Ann ydw i.').waitFor();
    await ann.getByLabel('Find a service').fill('samaritans');
    await ann.getByLabel('Find a service').press('Enter');
    await ann
      .getByRole('button', { name: /^Send: / })
      .first()
      .click();
    await message(guest, 'Gall hyn helpu:').waitFor();
    await ann.getByText('Hand back to the bot').first().click();
    await ann.getByLabel('At which topic').selectOption('keepingARecord');
    await ann.getByRole('button', { name: 'Hand back to the bot' }).click();
    await ann.getByText('Handed back to the bot.').waitFor();
    await message(guest, 'rhaglen gyfrifiadur').last().waitFor();
    await guest.locator('.choices:not([aria-disabled]) button').first().waitFor();
  });

  it('an advisor who works in Welsh reads Welsh, from the sign-in on and on every page', async () => {
    server = await startDeskServer({ beginAt: 'whoIsItAbout', now: () => new Date('2026-03-03T10:00:00Z') });
    const sue = await open('/console', 'sue');
    await sue.getByRole('link', { name: 'Cymraeg' }).click();
    await sue.getByRole('button', { name: 'Dechrau shifft' }).click();
    await sue.getByText('Rydych ar shifft.').waitFor();
    assert.equal(await sue.evaluate(() => document.documentElement.lang), 'cy');
    assert.equal(await sue.title(), 'Desg');
    await visitor('Me', 'Threats');
    await sue
      .locator('.offers .card', { hasText: 'sôn am fygythiadau' })
      .getByRole('button', { name: 'Cymryd' })
      .click();
    await sue.getByText("I bwy mae'n digwydd: I mi").waitFor();
    // An English visitor is answered in English all the same.
    await sue.getByLabel('Brawddegau parod').selectOption({ label: 'Take your time. There is no hurry.' });
    const words = await sue.evaluate(() => document.body.innerText);
    for (const english of [
      'Waiting',
      'Conversations',
      'Notes',
      'Pass on',
      'Search',
      'On shift',
      'Practise with',
      'web chat',
    ]) {
      assert.ok(!words.includes(english), english);
    }
    assert.deepEqual(await violations(sue), []);
    for (const [link, heading] of [
      ['Oriau a chau', 'Oriau a chau'],
      ['Ffigurau', 'Ffigurau'],
    ] as const) {
      await sue.getByRole('link', { name: link }).click();
      await sue.getByRole('heading', { name: heading }).first().waitFor();
      await sue.getByRole('link', { name: 'Desg', exact: true }).click();
      await sue.getByRole('link', { name: 'English' }).waitFor();
    }
    const redirected = await fetch(`${server.url}/console?lang=cy`, { redirect: 'manual' });
    assert.match(redirected.headers.get('location') ?? '', /\/console\/sign-in\?lang=cy$/);
    const byBrowser = await fetch(`${server.url}/console`, { headers: { cookie: 'who=sue', 'accept-language': 'cy' } });
    assert.match(await byBrowser.text(), /<html lang="cy">/);
    assert.deepEqual(said, []);
  });

  it('a visitor on SMS: the advisor sees so, and which words did not get through', async () => {
    const connector = await startStandInConnector();
    server = await startDeskServer({ azure: true });
    try {
      const ann = await advisor('ann');
      const phone = connector.phone(server, 'sms', '+447700900123');
      await phone.say('hello');
      await phone.say('talk to a person');
      await phone.say('Yes, but show them nothing');
      await ann.locator('.offers .card', { hasText: 'SMS' }).getByRole('button', { name: 'Take' }).click();
      await ann.getByRole('heading', { name: /SMS/ }).waitFor();
      await type(ann, 'I am here');
      await phone.hears('I am here');
      await ann.getByLabel('Ready sentences').selectOption({
        label: 'You can leave at any moment. Type: leave. Then delete these messages from your phone.',
      });
      connector.failures.push(403);
      await type(ann, 'are you safe');
      await message(ann, 'are you safe').getByText('Did not reach them').waitFor();
      await ann.getByText('They cannot be reached just now').first().waitFor();
      assert.deepEqual(await violations(ann), []);
      await phone.say('yes I am');
      await message(ann, 'yes I am').waitFor();
      await phone.say('exit');
      await ann.getByText('Left by quick exit. Do not contact.').waitFor();
      assert.ok(!/447700900123|yes I am/.test(await ann.content()));
    } finally {
      await connector.close();
    }
  });

  it('nothing of a talk is left in the browser: no store, no cache, no file, no way back', async () => {
    server = await startDeskServer();
    const ann = await advisor('ann');
    const guest = await visitor();
    const kept: string[] = [];
    ann.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!/^\/console(?:\/data|\/services|$)/.test(pathname)) return;
      if (response.headers()['cache-control'] !== 'no-store') kept.push(pathname);
    });
    await ann.keyboard.press('Alt+n');
    await ann.getByLabel('Your message').waitFor();
    await type(guest, 'a word for one day');
    await message(ann, 'a word for one day').waitFor();
    await ann.getByLabel('Find a service').fill('samaritans');
    await ann.getByLabel('Find a service').press('Enter');
    await ann.locator('.found li').first().waitFor();
    await ann.getByLabel('Private notes').fill('a note for one day');
    await ann.getByRole('button', { name: 'Keep notes' }).click();
    await ann.getByText('Kept until the conversation ends.').waitFor();
    // The way to another page and back, while the talk goes on: it comes from the server, not from a page that was kept.
    await ann.goto('about:blank');
    await ann.goBack();
    await message(ann, 'a word for one day').waitFor();
    await guest.goto('about:blank');
    await ann.getByText('They closed the page.').waitFor();
    const left = async () =>
      ann.evaluate(async () => ({
        stores: localStorage.length + sessionStorage.length + (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        state: JSON.stringify(history.state),
        address: location.href.replace(location.origin, ''),
        cookie: document.cookie.replace('who=ann', ''),
        words: /for one day/.test(
          document.documentElement.outerHTML +
            [...document.querySelectorAll('textarea, input')].map((each) => (each as HTMLInputElement).value).join(' '),
        ),
      }));
    const nothing = { stores: 0, caches: 0, workers: 0, state: 'null', address: '/console', cookie: '', words: false };
    assert.deepEqual(await left(), nothing);
    await ann.goto('about:blank');
    await ann.goBack();
    await ann.getByText(/You are (?:on|off) shift/).waitFor();
    assert.deepEqual(await left(), nothing);
    assert.deepEqual(kept, []);
  });
});
