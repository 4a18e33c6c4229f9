import assert from 'node:assert/strict';
import { testDesk } from './deskSupport.js';

/** A visitor with an advisor, and a supervisor beside them. */
async function talk() {
  const at = testDesk();
  await at.open();
  const ann = at.advisor('ann');
  const sue = at.advisor('sue', { supervisor: true, offShift: true });
  const contactId = at.request('v1');
  assert.equal(ann.ask({ do: 'take', contactId }), 'done');
  at.desk.visitorSaid('v1', { text: 'hello', marks: [], language: 'en' });
  return { ...at, ann, sue, contactId };
}

describe('supervisor at the desk', () => {
  it('reads along: sees what was said and what comes, and the advisor is told', async () => {
    const { desk, ann, sue, contactId, audit } = await talk();
    ann.ask({ do: 'note', contactId, notes: 'private', codeWord: 'teapot' });
    assert.equal(sue.ask({ do: 'watch', contactId, on: true }), 'done');
    const [opened] = sue.saw('contact');
    assert.equal(opened?.contact.isWatched, true);
    assert.deepEqual(
      opened?.contact.messages.map(({ text }) => text),
      ['hello'],
    );
    assert.deepEqual([opened?.contact.notes, opened?.contact.codeWord], ['', '']);
    assert.deepEqual(ann.saw('watchers').at(-1)?.names, ['sue Example']);
    desk.visitorSaid('v1', { text: 'more', marks: ['threat'], language: 'en' });
    ann.ask({ do: 'say', contactId, clientId: 'a', text: 'I hear you', cards: [] });
    desk.visitorTyping('v1');
    desk.visitorSaw('v1');
    assert.deepEqual(
      sue.saw('message').map(({ message }) => message.text),
      ['more', 'I hear you'],
    );
    assert.equal(sue.saw('typing').length, 1);
    assert.equal(sue.saw('seen').length, 1);
    assert.deepEqual(
      audit.filter(({ staff }) => staff === 'sue'),
      [{ staff: 'sue', contact: contactId, action: 'watched' }],
    );
  });

  it('says something to the advisor that the visitor never gets', async () => {
    const { ann, sue, contactId, heard } = await talk();
    const whisper = { do: 'whisper', contactId, clientId: 'w', text: 'ask about the car' } as const;
    assert.equal(sue.ask(whisper), 'notYours');
    sue.ask({ do: 'watch', contactId, on: true });
    assert.equal(sue.ask(whisper), 'done');
    assert.equal(sue.ask(whisper), 'done', 'sent again after a broken line');
    const got = ann.saw('message').filter(({ message }) => message.from === 'whisper');
    assert.deepEqual(
      got.map(({ message }) => [message.text, message.by]),
      [['ask about the car', 'sue Example']],
    );
    assert.ok(!heard.join('\n').includes('car'));
    // It must not go out by the other way either.
    assert.equal(sue.ask({ do: 'say', contactId, clientId: 'x', text: 'hello', cards: [] }), 'notYours');
    assert.equal(sue.ask({ do: 'end', contactId, outcome: 'abusive' }), 'notYours');
  });

  it('takes over: the advisor and the visitor are told, and the words go to the supervisor alone', async () => {
    const { desk, ann, sue, contactId, heard, audit } = await talk();
    sue.ask({ do: 'watch', contactId, on: true });
    assert.equal(sue.ask({ do: 'takeOver', contactId }), 'done');
    assert.deepEqual(ann.saw('gone').at(-1), {
      ...{ type: 'gone', contactId, how: 'takenOver', by: 'sue Example', heavy: false },
    });
    assert.equal(heard.at(-1), 'v1: TakenOver');
    assert.equal(sue.saw('gone').length, 0);
    assert.equal(sue.saw('contact').at(-1)?.contact.isWatched, false);
    const before = ann.frames.length;
    desk.visitorSaid('v1', { text: 'who are you', marks: [], language: 'en' });
    assert.equal(ann.saw('message').at(-1)?.message.text, 'hello');
    assert.equal(ann.frames.length, before);
    assert.equal(sue.saw('message').at(-1)?.message.text, 'who are you');
    assert.equal(ann.ask({ do: 'say', contactId, clientId: 'b', text: 'wait', cards: [] }), 'notYours');
    assert.equal(sue.ask({ do: 'say', contactId, clientId: 'c', text: 'I am Sue', cards: [] }), 'done');
    assert.equal(sue.ask({ do: 'takeOver', contactId }), 'notNow');
    assert.ok(audit.some(({ staff, action }) => staff === 'sue' && action === 'tookOver'));
  });

  it('sees the talk go when it ends, is passed on, or the advisor is lost', async () => {
    for (const [end, how] of [
      [(at: Awaited<ReturnType<typeof talk>>) => at.desk.visitorLeft('v1', 'quickExit'), 'quickExit'],
      [
        (at: Awaited<ReturnType<typeof talk>>) =>
          at.ann.ask({ do: 'pass', contactId: at.contactId, to: undefined, note: '' }),
        'watchOver',
      ],
      [(at: Awaited<ReturnType<typeof talk>>) => at.ann.door.close(true), 'watchOver'],
    ] as const) {
      const at = await talk();
      at.sue.ask({ do: 'watch', contactId: at.contactId, on: true });
      end(at);
      at.tick();
      assert.deepEqual(
        at.sue.saw('gone').map((frame) => frame.how),
        [how],
      );
      at.desk.visitorSaid('v1', { text: 'later', marks: [], language: 'en' });
      assert.equal(at.sue.saw('message').length, 0);
    }
  });

  it('stops reading along, and the advisor sees that too', async () => {
    const { desk, ann, sue, contactId } = await talk();
    sue.ask({ do: 'watch', contactId, on: true });
    assert.equal(sue.ask({ do: 'watch', contactId, on: false }), 'done');
    assert.deepEqual(ann.saw('watchers').at(-1)?.names, []);
    desk.visitorSaid('v1', { text: 'later', marks: [], language: 'en' });
    assert.equal(sue.saw('message').length, 0);
    assert.equal(sue.ask({ do: 'watch', contactId, on: false }), 'notNow');
  });

  it('goes on reading after a broken line, but not once the role or the sign-in is gone', async () => {
    const at = await talk();
    at.sue.ask({ do: 'watch', contactId: at.contactId, on: true });
    at.sue.door.close();
    const again = at.advisor('sue', { supervisor: true, offShift: true });
    assert.deepEqual(again.saw('holds')[0]?.contactIds, [at.contactId]);
    assert.equal(again.saw('contact').length, 1);
    again.door.close();
    const demoted = at.advisor('sue', { offShift: true });
    assert.equal(demoted.saw('contact').length, 0);
    assert.deepEqual(demoted.saw('holds')[0]?.contactIds, []);
    assert.deepEqual(at.ann.saw('watchers').at(-1)?.names, []);
    assert.equal(demoted.saw('board').length, 0);
  });

  it('leaves an event for each reading, also when it asks again', async () => {
    const { sue, contactId, audit } = await talk();
    for (let count = 0; count < 2; count++) sue.ask({ do: 'watch', contactId, on: true });
    const again = audit.filter(({ staff, action }) => staff === 'sue' && action === 'watched');
    assert.equal(again.length, sue.saw('contact').length);
    assert.equal(again.length, 2);
  });

  it('is no longer named once gone for good', async () => {
    const at = await talk();
    at.sue.ask({ do: 'watch', contactId: at.contactId, on: true });
    at.sue.door.close(true);
    at.tick();
    assert.deepEqual(at.ann.saw('watchers').at(-1)?.names, []);
  });

  it('is the only one who may: an advisor is refused, and that is written down', async () => {
    const { advisor, contactId, audit } = await talk();
    const eve = advisor('eve');
    assert.equal(eve.ask({ do: 'watch', contactId, on: true }), 'notAllowed');
    assert.equal(eve.ask({ do: 'whisper', contactId, clientId: 'w', text: 'psst' }), 'notAllowed');
    assert.equal(eve.ask({ do: 'takeOver', contactId }), 'notAllowed');
    assert.equal(eve.saw('contact').length, 0);
    assert.equal(eve.saw('board').length, 0);
    assert.equal(audit.filter(({ staff, action }) => staff === 'eve' && action.startsWith('refused')).length, 3);
  });

  it('cannot read along with somebody who waits, or who is their own', async () => {
    const at = await talk();
    const waiting = at.request('v2');
    assert.equal(at.sue.ask({ do: 'watch', contactId: waiting, on: true }), 'notNow');
    at.sue.ask({ do: 'takeOver', contactId: at.contactId });
    assert.equal(at.sue.ask({ do: 'watch', contactId: at.contactId, on: true }), 'notNow');
    assert.equal(at.sue.ask({ do: 'watch', contactId: 'nobody', on: true }), 'over');
  });
});

describe('board', () => {
  it('shows who waits, the longest wait, who is on shift, and which talks go on', async () => {
    const at = await talk();
    at.pass(60);
    at.request('v2', { urgency: 'urgent' });
    at.pass(1);
    at.request('v3');
    at.tick();
    const board = at.sue.saw('board').at(-1);
    assert.equal(board?.waiting, 2);
    assert.equal(board?.urgent, 1);
    assert.equal(board?.oldest, at.now().getTime() - 1000);
    assert.deepEqual(board?.onShift, [
      { id: 'ann', name: 'ann Example', paused: false, capacity: 1, talks: 1, away: false },
    ]);
    assert.deepEqual(
      board?.talks.map(({ advisor, danger, watchers }) => ({ advisor, danger, watchers })),
      [{ advisor: 'ann Example', danger: false, watchers: [] }],
    );
    assert.equal(at.ann.saw('board').length, 0);
  });

  it('is sent only when something has changed', async () => {
    const at = await talk();
    at.pass(5);
    const before = at.sue.saw('board').length;
    at.pass(5);
    assert.equal(at.sue.saw('board').length, before);
    at.desk.visitorSaid('v1', { text: 'knife', marks: ['danger_now'], language: 'en' });
    at.tick();
    assert.equal(at.sue.saw('board').length, before + 1);
    assert.equal(at.sue.saw('board').at(-1)?.talks[0]?.danger, true);
  });
});
