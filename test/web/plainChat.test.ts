import assert from 'node:assert/strict';
import type { Incoming, Reply, RunTurn } from '../../src/conversation/message.js';
import { neutralSite, pageWords, testNumbers } from '../support/fakeDirectLine.js';
import { startTestServer, type TestServer, type TestServerOptions } from './testServer.js';

const words = pageWords('en');
const choices = [
  { code: 'yes', label: 'Yes' },
  { code: 'no', label: 'No & never' },
];
const card = {
  id: 'drama',
  name: 'Drama <Helpline>',
  whatFor: 'Advice',
  hours: 'Open now.',
  reason: 'For people in London',
  phone: testNumbers.helplineNumber,
  textTo: '07700 900 123',
  webchat: 'https://chat.example/',
};

function repliesTo({ kind, text, locale = 'en' }: Incoming): Reply[] {
  if (kind === 'start') return [{ text: 'Welcome\n• one\n• two', language: locale, choices }];
  if (text === 'leave') return [{ text: 'Goodbye', language: 'en', ended: 'left' }];
  if (text === 'erase') return [{ text: 'Everything is erased', language: 'en', ended: 'erased' }];
  if (text === 'danger') return [{ text: 'Call 999 now.', language: 'en', urgent: true }];
  if (text === 'who helps') return [{ text: 'They can help:', language: 'en', services: [card] }];
  if (text === 'silence') return [];
  return [{ text: `heard ${text}`, language: 'en' }];
}

/** One page as a visitor's browser has it, and its forms. */
interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** hidden fields of the conversation */
  readonly fields: Readonly<Record<string, string>>;
}

async function pageOf(response: Response): Promise<Page> {
  const html = await response.text();
  const inputs = [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const fields = Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]));
  return { status: response.status, headers: response.headers, html, fields };
}

describe('The chat without scripts', () => {
  let server: TestServer;

  const runTurn: RunTurn = async (incoming, deliver) => {
    await deliver(repliesTo(incoming));
  };
  const open = async (options: TestServerOptions = {}): Promise<void> => {
    server = await startTestServer({ runTurn, ...options });
  };
  afterEach(() => server.close());

  const get = async (query = ''): Promise<Page> => pageOf(await fetch(`${server.url}/chat/plain${query}`));
  const post = async (fields: Record<string, string>, headers = {}, query = ''): Promise<Page> =>
    pageOf(
      await fetch(`${server.url}/chat/plain/search${query}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'manual',
        headers,
      }),
    );
  const start = async (): Promise<Page> => post({ ...(await get()).fields, start: '1' });
  const messages = () => server.turns.filter(({ kind }) => kind === 'message').map(({ text }) => text);

  function assertNumbers({ html }: Page): void {
    assert.ok(html.includes(`href="tel:${testNumbers.emergencyNumber}"`));
    assert.ok(html.includes(`>${testNumbers.helplineNumber}</a>`));
  }

  it('begins with a page that holds nothing of a conversation, tells what leaving hides, and leads out', async () => {
    await open();
    const page = await get();
    assert.equal(page.status, 200);
    assertNumbers(page);
    for (const key of ['tellPlainHowToLeave', 'tellPlainBack', 'tellHistoryStays', 'tellWhatSeesMore']) {
      assert.ok(page.html.includes(words[key] ?? key), key);
    }
    assert.ok(page.html.includes(`<a class="exit" href="${neutralSite}"`));
    assert.equal(server.turns.length, 0);
    assert.equal(server.directLine.held().conversations, 0);
  });

  it('is talked through by buttons and by typing, and shows what is new first', async () => {
    await open();
    const first = await start();
    assert.match(first.html, /<ul dir="auto"><li>one<\/li>\n<li>two<\/li>/);
    assert.ok(first.html.includes('<button name="choice" value="No &amp; never" dir="auto" lang="en">'));
    const second = await post({ ...first.fields, choice: 'No & never', text: '' });
    assert.ok(second.html.includes('heard No &amp; never'));
    assert.ok(second.html.indexOf('heard No') < second.html.indexOf('Welcome'));
    const third = await post({ ...second.fields, text: 'two\r\nlines', send: '1' });
    assert.ok(third.html.includes('<p dir="auto">two\nlines</p>'));
    assert.deepEqual(messages(), ['No & never', 'two\nlines']);
  });

  it('holds a visitor’s own words no longer than until the next page', async () => {
    await open();
    const second = await post({ ...(await start()).fields, text: 'my own words' });
    assert.ok(second.html.includes('<p dir="auto">my own words</p>'));
    const third = await post({ ...second.fields, text: 'other words' });
    assert.equal(third.html.includes('<p dir="auto">my own words</p>'), false);
    assert.equal(server.directLine.held().echoes, 1);
  });

  it('shows danger, services and hostile words as plain markup', async () => {
    await open();
    const danger = await post({ ...(await start()).fields, text: 'danger' });
    assert.match(danger.html, /class="message urgent"[\s\S]*href="tel:999">Call 999<\/a>/);
    const services = await post({ ...danger.fields, text: 'who helps' });
    assert.ok(services.html.includes('<h3 dir="auto">Drama &lt;Helpline&gt;</h3>'));
    assert.ok(services.html.includes('href="tel:01632960123">Call <bdi dir="ltr">01632 960 123</bdi>'));
    assert.ok(services.html.includes('href="sms:07700900123">Text <bdi dir="ltr">07700 900 123</bdi>'));
    assert.match(services.html, /href="https:\/\/chat\.example\/"[^>]*>Chat: .*\(opens another site\)/);
    const hostile = await post({ ...services.fields, text: '"><script>alert(1)</script>' });
    assert.equal(hostile.html.includes('<script'), false);
  });

  it('sends no cookie, keeps no copy, and puts nothing of the conversation into an address', async () => {
    await open();
    const { headers, html, fields } = await start();
    assert.equal(headers.get('set-cookie'), null);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('referrer-policy'), 'same-origin');
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'self';/);
    assert.doesNotMatch(html, /<script|<style|style=|\son\w+=/);
    const addresses = [...html.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, address = '']) => address);
    assert.ok(addresses.length > 5);
    for (const secret of [fields.token, fields.chat, fields.page]) {
      assert.ok(secret !== undefined && secret !== '');
      assert.equal(
        addresses.some((address) => address.includes(secret)),
        false,
      );
    }
    const forms = [...html.matchAll(/<form [^>]*>/g)].map(([form]) => form);
    assert.ok(forms.length >= 3 && forms.every((form) => form.includes('autocomplete="off"')));
    // See plainFormPath: any other path would make Chromium tell of the visit.
    assert.ok(forms.every((form) => /action="[^"?]*\/search\?/.test(form)));
  });

  it('erases on the server before it leads to the neutral site', async () => {
    await open();
    const { fields } = await start();
    const left = await post({ ...fields, leave: '1' });
    assert.deepEqual([left.status, left.headers.get('location'), left.html], [303, neutralSite, '']);
    assert.match(left.headers.get('clear-site-data') ?? '', /"cache"/);
    assert.ok(server.erased.includes(fields.chat ?? ''));
    assert.equal(server.directLine.held().conversations, 0);
  });

  it('leaves by a word too, and by any token, however old', async () => {
    await open();
    const left = await post({ ...(await start()).fields, text: 'leave' });
    assert.deepEqual([left.status, left.headers.get('location')], [303, neutralSite]);
    const forged = await post({ token: 'forged', chat: 'x', leave: '1' });
    assert.deepEqual([forged.status, forged.headers.get('location')], [303, neutralSite]);
  });

  it('says so when everything was erased by a word, and offers a new chat', async () => {
    await open();
    const erased = await post({ ...(await start()).fields, text: 'erase' });
    assert.ok(erased.html.includes('Everything is erased'));
    assert.ok(erased.html.includes(words.offerStartAgain ?? ''));
    assert.equal(erased.fields.token, undefined);
  });

  it('sends once what is sent twice, at once or by loading the page again', async () => {
    await open();
    const { fields } = await start();
    const both = await Promise.all([post({ ...fields, text: 'once' }), post({ ...fields, text: 'once' })]);
    const again = await post({ ...fields, text: 'once' });
    assert.deepEqual(messages(), ['once']);
    for (const page of [...both, again]) {
      assert.ok(page.html.includes('heard once'));
      assert.equal(page.html.includes(words.tellNewestPage ?? ''), false);
    }
  });

  it('begins one conversation at a double click', async () => {
    await open();
    const { fields } = await get();
    await Promise.all([post({ ...fields, start: '1' }), post({ ...fields, start: '1' })]);
    assert.equal(server.turns.length, 1);
  });

  it('does not take an answer from an older page for one to the newest question, and keeps the words', async () => {
    await open();
    const first = await start();
    const second = await post({ ...first.fields, choice: 'Yes' });
    const back = await post({ ...first.fields, text: 'no, wait' });
    assert.deepEqual(messages(), ['Yes']);
    assert.ok(back.html.includes(words.tellNewestPage ?? ''));
    assert.ok(back.html.includes('no, wait</textarea>'));
    await post({ ...second.fields, text: 'go on' });
    assert.deepEqual(messages(), ['Yes', 'go on']);
  });

  for (const [name, spoil] of [
    ['forged', (fields: Record<string, string>) => ({ ...fields, token: `${fields.token}x` })],
    [
      'expired',
      (fields: Record<string, string>) => {
        server.advance(31 * 60_000);
        return fields;
      },
    ],
    ['of another conversation', (fields: Record<string, string>) => ({ ...fields, chat: 'another' })],
  ] as const) {
    it(`begins afresh when the token is ${name}, with the numbers in view and nothing of what was sent`, async () => {
      await open();
      const { fields } = await start();
      const fresh = await post({ ...spoil(fields), text: 'my words' });
      assert.equal(fresh.status, 200);
      assertNumbers(fresh);
      assert.ok(fresh.html.includes('Welcome'));
      assert.equal(fresh.html.includes('my words'), false);
      assert.ok(fresh.html.includes(words.tellNewChat ?? ''));
      assert.notEqual(fresh.fields.chat, fields.chat);
      assert.deepEqual(messages(), []);
    });
  }

  it('looks for news when nothing was typed, and offers to look again while nobody has answered', async () => {
    await open();
    const { fields } = await start();
    const nothing = await post({ ...fields, text: '  ' });
    assert.ok(nothing.html.includes('Welcome') && nothing.html.includes(words.tellNothingNew ?? ''));
    const waiting = await post({ ...nothing.fields, text: 'silence' });
    assert.ok(waiting.html.includes(words.offerLookAgain ?? ''));
    assert.deepEqual(messages(), ['silence']);
  });

  const bad: Readonly<Record<string, { body: string | Uint8Array<ArrayBuffer>; type: string; status: number }>> = {
    oversized: { body: `text=${'x'.repeat(200_000)}`, type: 'application/x-www-form-urlencoded', status: 413 },
    malformed: { body: 'text=%E0%A4%A', type: 'application/x-www-form-urlencoded', status: 400 },
    binary: { body: new Uint8Array([0, 255, 254, 128]), type: 'application/x-www-form-urlencoded', status: 400 },
    'of another type': { body: '{}', type: 'application/json', status: 415 },
    'of several parts': { body: '--x--', type: 'multipart/form-data; boundary=x', status: 415 },
  };
  for (const [name, { body, type, status }] of Object.entries(bad)) {
    it(`answers a body that is ${name} with a page and the numbers`, async () => {
      await open();
      const page = await pageOf(
        await fetch(`${server.url}/chat/plain/search`, { method: 'POST', body, headers: { 'content-type': type } }),
      );
      assert.equal(page.status, status);
      assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
      assertNumbers(page);
      assert.equal(server.turns.length, 0);
    });
  }

  it('keeps words that are too long, or too many at once, in the box', async () => {
    await open({ direct: { postsPerMinute: 1 } });
    const { fields } = await start();
    const long = await post({ ...fields, text: 'y'.repeat(10_001) });
    assert.ok(long.html.includes(words.tellNotSent ?? '') && long.html.includes('yyy</textarea>'));
    const taken = await post({ ...long.fields, text: 'one' });
    const tooMany = await post({ ...taken.fields, text: 'two' });
    assert.ok(tooMany.html.includes(words.tellWaitAMoment ?? '') && tooMany.html.includes('two</textarea>'));
    assert.deepEqual(messages(), ['one']);
  });

  it('limits how many chats one address may begin, and still shows the numbers', async () => {
    await open({ settings: { tokensPerMinute: 1 } });
    for (const _ of [1, 2]) await post({ start: '1' });
    const limited = await post({ start: '1' });
    assert.equal(limited.status, 429);
    assert.ok(Number(limited.headers.get('retry-after')) > 0);
    assertNumbers(limited);
  });

  it('takes no form from another site: it could read along in a chat that it opened', async () => {
    await open();
    const { fields } = await start();
    const foreign = await post({ ...fields, text: 'planted' }, { origin: 'https://elsewhere.example' });
    assert.equal(foreign.status, 403);
    assertNumbers(foreign);
    const own = await post({ ...fields, text: 'mine' }, { origin: server.url });
    assert.ok(own.html.includes('heard mine'));
    assert.deepEqual(messages(), ['mine']);
  });

  it('speaks the language that is asked for, from right to left where that is so', async () => {
    await open();
    const welsh = await get('?lang=cy');
    assert.match(welsh.html, /<html lang="cy" dir="ltr"/);
    const arabic = await post({ ...(await get('?lang=ar')).fields, start: '1' }, {}, '?lang=ar');
    assert.match(arabic.html, /<html lang="ar" dir="rtl"/);
    assert.match(arabic.html, /<a class="number" dir="ltr" href="tel:999">/);
    assert.ok(arabic.html.includes('action="/chat/plain/search?lang=ar"'));
    assert.equal(server.turns.at(-1)?.locale, 'ar');
  });

  it('shows the numbers, from memory, when something breaks inside', async () => {
    await open();
    server.directLine.generateToken = () => Promise.reject(new Error('broken'));
    const page = await get();
    assert.equal(page.status, 500);
    assertNumbers(page);
    assert.equal(page.html.includes('broken'), false);
  });

  it('logs nothing of what was typed', async () => {
    await open();
    await post({ ...(await start()).fields, text: 'zanzibar' });
    await post({ token: 'zanzibar', text: 'zanzibar', page: 'zanzibar' }, { origin: 'https://zanzibar.example' });
    assert.ok(server.log.lines.length > 0);
    assert.equal(JSON.stringify(server.log.lines).includes('zanzibar'), false);
  });
});
