import assert from 'node:assert/strict';
import { type DeskServer, openConsole, openSocket, startDeskServer } from '../../support/deskServer.js';
import { live, waiting } from '../../support/liveTalk.js';

describe('console over the network', () => {
  let server: DeskServer;
  beforeEach(async () => {
    server = await startDeskServer();
  });
  afterEach(() => server.close());

  it('brings a visitor and an advisor together, both ways, in order', async () => {
    const { guest, desk, contactId } = await live(server);
    const said = ['one', 'two', 'three', 'four'];
    for (const text of said) await guest.say(text);
    await desk.wait('message', ({ message }) => message.text === 'four');
    const heard = desk.frames.flatMap((frame) => (frame.type === 'message' ? frame.message.text : []));
    assert.deepEqual(heard, said);
    for (const text of said) await desk.ask({ do: 'say', contactId, clientId: text, text: `re ${text}`, cards: [] });
    await guest.hears('re four');
    assert.deepEqual(
      guest.seen.filter((text) => text.startsWith('re ')),
      said.map((text) => `re ${text}`),
    );
    desk.close();
  });

  it('shows typing both ways, and what was read', async () => {
    const { guest, desk, contactId } = await live(server);
    await guest.post({ type: 'typing' });
    await desk.wait('typing');
    await desk.ask({ do: 'say', contactId, clientId: 'a', text: 'hello there', cards: [] });
    await guest.hears('hello there');
    await guest.post({ type: 'event', name: 'waymark.seen' });
    assert.equal((await desk.wait('seen')).seq, 1);
    desk.close();
  });

  it('loses and doubles nothing when the line breaks on either side', async () => {
    const { guest, desk, contactId } = await live(server);
    await desk.ask({ do: 'say', contactId, clientId: 'a', text: 'before', cards: [] });
    await guest.say('first', 'g1');
    await desk.wait('message', ({ message }) => message.text === 'first');
    desk.socket.terminate();
    await desk.closed;
    // The visitor's page does not know whether this was taken, and sends it again.
    await guest.say('second', 'g2');
    await guest.say('second', 'g2');
    const again = await openConsole(server, 'ann');
    const { contact } = await again.wait('contact');
    const known = new Set(contact.messages.map(({ text }) => text));
    if (!known.has('second')) await again.wait('message', ({ message }) => message.text === 'second');
    // The advisor's console sends again what it got no answer for.
    for (const clientId of ['a', 'b', 'b']) {
      await again.ask({ do: 'say', contactId, clientId, text: clientId === 'a' ? 'before' : 'after', cards: [] });
    }
    await guest.hears('after');
    assert.deepEqual(
      guest.seen.filter((text) => text === 'before' || text === 'after'),
      ['before', 'after'],
    );
    const all = [
      ...contact.messages,
      ...again.frames.flatMap((frame) => (frame.type === 'message' ? frame.message : [])),
    ];
    assert.equal(all.filter(({ text }) => text === 'second').length, 1);
    again.close();
  });

  it('sends services as cards, with the hours of this moment', async () => {
    const { guest, desk, contactId } = await live(server);
    const found = (await (
      await fetch(`${server.url}/console/services?q=samaritans&lang=cy`, { headers: { cookie: 'who=ann' } })
    ).json()) as { services: { id: string }[] };
    const id = found.services[0]?.id ?? '';
    assert.equal(id, 'samaritans');
    assert.equal(await desk.ask({ do: 'say', contactId, clientId: 'a', text: '', cards: [id] }), 'done');
    await guest.hears('This may help');
    desk.close();
  });

  it('warns when another browser goes on with the talk, and keeps neither name', async () => {
    const { guest, desk } = await live(server);
    await guest.say('it is me');
    await desk.wait('message');
    guest.goOnWith('Browser of somebody else');
    await guest.say('it is me, really');
    const { cautions } = await desk.wait('state', (frame) => frame.cautions.length > 0);
    assert.deepEqual(cautions, ['deviceChanged']);
    assert.ok(!JSON.stringify([desk.frames, server.events]).includes('Browser of'));
    desk.close();
  });

  it('tells an advisor of a quick exit, and lets nothing through after it', async () => {
    const { guest, desk, contactId } = await live(server);
    await guest.erase();
    assert.equal((await desk.wait('gone')).how, 'quickExit');
    assert.equal(await desk.ask({ do: 'say', contactId, clientId: 'a', text: 'come back', cards: [] }), 'over');
    desk.close();
  });

  it('hands back to the bot, which goes on', async () => {
    const { guest, desk, contactId } = await live(server);
    await desk.ask({ do: 'handBack', contactId, topic: 'keepingARecord' });
    await guest.hears('You are back with me');
    await guest.hears('What else');
    desk.close();
  });

  it('gives one visitor to one of two advisors who reach for them at once', async () => {
    const { desk } = await waiting(server);
    const other = await openConsole(server, 'ben');
    await other.ask({ do: 'shift', on: true, capacity: 5 });
    const { items } = await other.wait('queue', ({ waiting: count }) => count === 1);
    const contactId = items[0]?.contactId ?? '';
    const outcomes = await Promise.all([desk, other].map((each) => each.ask({ do: 'take', contactId })));
    assert.equal(outcomes.filter((outcome) => outcome === 'done').length, 1, outcomes.join());
    desk.close();
    other.close();
  });

  it('logs who read and did what, and no word of it', async () => {
    const { guest, desk, contactId } = await live(server);
    await guest.say('my secret is out');
    await desk.wait('message');
    await desk.ask({ do: 'note', contactId, notes: 'secret note', codeWord: 'secret' });
    await desk.ask({ do: 'end', contactId, outcome: 'supportGiven' });
    const log = JSON.stringify(server.events);
    assert.match(log, /"staff":"ann","contact":"[a-z]{14}","action":"taken"/);
    assert.ok(!log.includes('secret') && !log.includes('Ann'));
    desk.close();
  });
});

describe('console, closed by default', () => {
  let server: DeskServer;
  beforeEach(async () => {
    server = await startDeskServer();
  });
  afterEach(() => server.close());

  /** @returns the status with which an upgrade is refused, or 101 */
  const upgrade = (headers: Record<string, string>, path = '/console/desk'): Promise<number> =>
    new Promise((resolve, reject) => {
      const socket = openSocket(server.url, path, headers);
      socket.on('unexpected-response', (_request, response) => {
        resolve(response.statusCode ?? 0);
        socket.terminate();
      });
      socket.on('open', () => {
        resolve(101);
        socket.close();
      });
      socket.on('error', reject);
    });

  it('lets no socket in that is forged, foreign, or of somebody without business there', async () => {
    const origin = server.url;
    assert.equal(await upgrade({ origin, cookie: 'who=ann' }), 101);
    assert.equal(await upgrade({ origin }), 401);
    assert.equal(await upgrade({ origin, cookie: 'who=nobody' }), 401);
    assert.equal(await upgrade({ origin, cookie: 'who=ada' }), 403);
    assert.equal(await upgrade({ cookie: 'who=ann' }), 403);
    assert.equal(await upgrade({ origin: 'https://elsewhere.example', cookie: 'who=ann' }), 403);
    assert.equal(await upgrade({ origin, cookie: 'who=ann' }, '/console/other'), 404);
    const refused = server.events.filter(({ name }) => name === 'request.refused').map(({ fields }) => fields.code);
    assert.deepEqual(new Set(refused), new Set(['SignedOut', 'NotAllowed', 'ForeignOrigin', 'NotFound']));
  });

  it('answers no address to strangers, to admins, and to other sites', async () => {
    const get = async (path: string, headers: Record<string, string>): Promise<number> =>
      (await fetch(server.url + path, { headers, redirect: 'manual' })).status;
    for (const path of ['/console/data', '/console/services?q=a']) {
      assert.equal(await get(path, {}), 401, path);
      assert.equal(await get(path, { cookie: 'who=ada' }), 403, path);
      assert.equal(await get(path, { cookie: 'who=ann' }), 200, path);
      assert.equal(await get(path, { cookie: 'who=ann', origin: 'https://elsewhere.example' }), 403, path);
    }
    assert.equal(await get('/console', {}), 303);
    assert.equal(await get('/console', { cookie: 'who=nobody' }), 303);
    const { headers } = await fetch(`${server.url}/console`, { headers: { cookie: 'who=ada' }, redirect: 'manual' });
    assert.equal(headers.get('location'), '/console/accounts');
    assert.equal(await get('/console', { cookie: 'who=ann' }), 200);
  });

  it('sends its page with a strict policy, for nobody to keep or to frame', async () => {
    const { headers } = await fetch(`${server.url}/console`, { headers: { cookie: 'who=ann' } });
    assert.equal(headers.get('cache-control'), 'no-store');
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.ok(!policy.includes('unsafe'));
  });

  it('closes on whoever is signed out meanwhile', async () => {
    const quick = await startDeskServer({ consoleBeatMs: 20 });
    const desk = await openConsole(quick, 'ann');
    quick.signedOut.add('ann');
    assert.equal(await desk.closed, 4401);
    await quick.close();
  });

  const rubbish: Record<string, string | Buffer> = {
    'a message of a megabyte': JSON.stringify({ id: 'a', do: 'takeNext', more: 'x'.repeat(1024 * 1024) }),
    bytes: Buffer.from([1, 2, 3]),
    'no JSON': '{"id":',
    'no command': '{"id":"a","do":"drop"}',
    'a list': '[]',
    'a message that is too long': JSON.stringify({
      ...{ id: 'a', do: 'say', contactId: 'c', clientId: 'd', cards: [] },
      text: 'x'.repeat(4_001),
    }),
    'a capacity of a thousand': '{"id":"a","do":"shift","on":true,"capacity":1000}',
    'a topic that is none': '{"id":"a","do":"handBack","contactId":"c","topic":"__proto__"}',
    'a role': '{"id":"a","do":"become","roles":["supervisor"]}',
  };
  for (const [what, sent] of Object.entries(rubbish)) {
    it(`closes on ${what}`, async () => {
      const desk = await openConsole(server, 'ann');
      desk.socket.on('error', () => undefined);
      desk.socket.send(sent);
      assert.ok([1008, 1009].includes(await desk.closed));
      const refused = server.events.filter(
        ({ fields }) => 'action' in fields && fields.action === 'refused badMessage',
      );
      assert.deepEqual(
        refused.map(({ fields }) => fields),
        [{ staff: 'ann', contact: 'none', action: 'refused badMessage' }],
      );
    });
  }

  it("gives an advisor no supervisor's power, and no conversation of a colleague", async () => {
    const { desk, contactId } = await live(server);
    const other = await openConsole(server, 'ben');
    for (const wish of [
      { do: 'surge', stop: true },
      { do: 'watch', contactId, on: true },
      { do: 'whisper', contactId, clientId: 'x', text: 'hello' },
      { do: 'takeOver', contactId },
    ] as const) {
      assert.equal(await other.ask(wish), 'notAllowed');
    }
    for (const wish of [
      { do: 'say', contactId, clientId: 'x', text: 'hello', cards: [] },
      { do: 'end', contactId, outcome: 'abusive' },
      { do: 'note', contactId, notes: '', codeWord: '' },
    ] as const) {
      assert.equal(await other.ask(wish), 'notYours');
    }
    assert.ok(!other.frames.some(({ type }) => type === 'contact' || type === 'message'));
    desk.close();
    other.close();
  });

  it('does not exist without a sign-in, and nobody is offered an advisor', async () => {
    const { startWaymark } = await import('../../../src/waymark.js');
    const { readConfig } = await import('../../../src/config.js');
    const plain = await startWaymark(
      readConfig({ PORT: '0', HOST: '127.0.0.1', WAYMARK_STORE: 'memory', WAYMARK_STAFF: 'none' }),
      { log: { event: () => undefined } },
    );
    assert.equal(plain.firstSignIn, undefined);
    for (const path of ['/console', '/console/data', '/console/sign-in', '/console/accounts']) {
      assert.equal((await fetch(plain.url + path, { headers: { cookie: 'who=ann' } })).status, 404, path);
    }
    await plain.close();
  });
});
