import assert from 'node:assert/strict';
import { testDesk } from './deskSupport.js';

async function live() {
  const at = testDesk();
  await at.open();
  const [ann, ben] = [at.advisor('ann', { capacity: 2 }), at.advisor('ben')];
  const contactId = at.request('one');
  ann.ask({ do: 'take', contactId });
  at.heard.length = 0;
  return { at, ann, ben, contactId };
}

describe('talk between visitor and advisor', () => {
  it('passes words both ways in order, and marks danger', async () => {
    const { at, ann, contactId } = await live();
    at.desk.visitorSaid('one', { text: 'hello', marks: [], language: 'en' });
    at.desk.visitorSaid('one', { text: 'they are here', marks: ['danger_now'], language: 'en' });
    ann.ask({ do: 'say', contactId, clientId: 'a', text: 'I am with you', cards: [] });
    const seen = ann.saw('message').map(({ message: { seq, from, text, marks } }) => [seq, from, text, marks]);
    assert.deepEqual(seen, [
      [1, 'visitor', 'hello', undefined],
      [2, 'visitor', 'they are here', ['danger_now']],
      [3, 'advisor', 'I am with you', undefined],
    ]);
    assert.deepEqual(at.heard, ['one: "I am with you"']);
  });

  it('says once what an advisor sends twice', async () => {
    const { at, ann, contactId } = await live();
    for (let count = 0; count < 2; count++) {
      assert.equal(ann.ask({ do: 'say', contactId, clientId: 'a', text: 'once', cards: [] }), 'done');
    }
    assert.deepEqual(at.heard, ['one: "once"']);
  });

  it('lets nobody into a contact that is not theirs', async () => {
    const { at, ben, contactId } = await live();
    const heard = [...at.heard];
    const commands = [
      { do: 'say', clientId: 'x', text: 'hi', cards: [] },
      { do: 'typing' },
      { do: 'note', notes: 'mine', codeWord: '' },
      { do: 'pass', to: undefined, note: '' },
      { do: 'handBack', topic: 'moreHelp' },
      { do: 'end', outcome: 'abusive' },
    ] as const;
    for (const command of commands) assert.equal(ben.ask({ ...command, contactId }), 'notYours', command.do);
    assert.deepEqual(at.heard, heard);
    assert.equal(at.phase('one'), 'live');
    assert.equal(ben.saw('contact').length, 0);
    assert.equal(at.audit.filter(({ staff, action }) => staff === 'ben' && action.startsWith('refused')).length, 6);
  });

  it('refuses an unknown contact', async () => {
    const { ben } = await live();
    assert.equal(ben.ask({ do: 'take', contactId: '__proto__' }), 'nothingWaiting');
    assert.equal(ben.ask({ do: 'typing', contactId: 'nobody' }), 'over');
  });

  it('passes a visitor on to a colleague, with the note and what was said', async () => {
    const { at, ann, ben, contactId } = await live();
    at.desk.visitorSaid('one', { text: 'hello', marks: [], language: 'en' });
    assert.equal(ann.ask({ do: 'pass', contactId, to: 'nobody', note: '' }), 'unknownAdvisor');
    assert.equal(ann.ask({ do: 'pass', contactId, to: 'ben', note: 'about courts' }), 'done');
    assert.equal(ben.saw('offer')[0]?.note, 'about courts');
    assert.equal(ann.saw('gone')[0]?.how, 'passedOn');
    assert.equal(ben.ask({ do: 'take', contactId }), 'done');
    assert.equal(ben.saw('contact')[0]?.contact.messages[0]?.text, 'hello');
    assert.equal(ben.saw('contact')[0]?.contact.passNote, 'about courts');
    assert.equal(ann.ask({ do: 'typing', contactId }), 'notYours');
    assert.deepEqual(at.heard, ['one: PassedOn', 'one: Joined']);
  });

  it('offers to others what a colleague does not answer, before all who wait', async () => {
    const { at, ann, contactId } = await live();
    at.request('two');
    ann.ask({ do: 'pass', contactId, to: 'ben', note: '' });
    at.pass(20);
    assert.equal(ann.saw('offer').at(-1)?.item.contactId, contactId);
  });

  it('hands back to the bot at a topic', async () => {
    const { at, ann, contactId } = await live();
    assert.equal(ann.ask({ do: 'handBack', contactId, topic: 'reportingToPolice' }), 'done');
    assert.deepEqual(at.heard, ['one: HandedBack', 'one: resume reportingToPolice']);
    assert.equal(at.phase('one'), 'over');
  });

  it('ends with an outcome, forgets what was said, and offers a pause after a heavy one', async () => {
    const { at, ann, contactId } = await live();
    at.desk.visitorSaid('one', { text: 'he has a knife', marks: ['danger_now'], language: 'en' });
    ann.ask({ do: 'note', contactId, notes: 'private', codeWord: 'teapot' });
    assert.equal(ann.ask({ do: 'end', contactId, outcome: 'emergencyCalled' }), 'done');
    assert.deepEqual(ann.saw('gone'), [{ type: 'gone', contactId, how: 'ended', heavy: true }]);
    assert.deepEqual([at.desk.core.talks.size, at.desk.core.contacts.size], [0, 0]);
    assert.equal(at.audit.at(-1)?.action, 'ended emergencyCalled');
    assert.ok(!JSON.stringify(at.audit).includes('knife'));
  });

  it('takes a sign of who somebody is for no danger', async () => {
    const { at, ann, contactId } = await live();
    at.desk.visitorSaid('one', { text: 'I am fifteen', marks: ['under_18'], language: 'en' });
    ann.ask({ do: 'end', contactId, outcome: 'supportGiven' });
    assert.deepEqual(ann.saw('message')[0]?.message.marks, ['under_18']);
    assert.equal(ann.saw('gone')[0]?.heavy, false);
  });

  it('offers a pause after a heavy one to whoever passes it on, too', async () => {
    const { at, ann, contactId } = await live();
    at.desk.visitorSaid('one', { text: 'he has a knife', marks: ['danger_now'], language: 'en' });
    ann.ask({ do: 'pass', contactId, to: undefined, note: 'danger named' });
    assert.equal(ann.saw('gone')[0]?.heavy, true);
  });

  it('asks others before whoever passed a visitor to the list, and them when nobody else is there', async () => {
    const { at, ann, ben, contactId } = await live();
    ann.ask({ do: 'pass', contactId, to: undefined, note: '' });
    at.tick();
    assert.deepEqual([ann.saw('offer').length, ben.saw('offer').length], [0, 1]);
    const alone = testDesk();
    await alone.open();
    const cat = alone.advisor('cat');
    const held = alone.request('two');
    cat.ask({ do: 'take', contactId: held });
    cat.ask({ do: 'pass', contactId: held, to: undefined, note: '' });
    alone.tick();
    assert.equal(cat.saw('offer').length, 1);
  });

  it('shows the note of whoever passed a visitor to the list, to whoever takes them from there', async () => {
    const { at, ann, ben, contactId } = await live();
    ann.ask({ do: 'pass', contactId, to: undefined, note: 'about courts' });
    assert.equal(ben.ask({ do: 'takeNext' }), 'done');
    assert.equal(ben.saw('contact')[0]?.contact.passNote, 'about courts');
    at.desk.visitorLeft('one', 'left');
    assert.equal(at.desk.core.talks.size, 0);
  });

  it('warns once when another device is used, also when that was while they waited', async () => {
    const { at, ann, ben, contactId } = await live();
    for (const device of ['aaa', 'aaa', 'bbb', 'aaa']) at.desk.visitorUses('one', device);
    assert.deepEqual(
      ann.saw('state').map(({ cautions }) => cautions),
      [['deviceChanged']],
    );
    assert.ok(!JSON.stringify(ann.frames).includes('aaa'));
    const other = at.request('two');
    for (const device of ['aaa', 'bbb']) at.desk.visitorUses('two', device);
    ben.ask({ do: 'take', contactId: other });
    assert.deepEqual(ben.saw('contact')[0]?.contact.cautions, ['deviceChanged']);
    assert.equal(ann.saw('state').filter((state) => state.contactId !== contactId).length, 0);
    at.desk.visitorUses('nobody', 'ccc');
  });

  it('tells when the visitor has read it', async () => {
    const { at, ann, contactId } = await live();
    ann.ask({ do: 'say', contactId, clientId: 'a', text: 'hello', cards: [] });
    at.desk.visitorSaw('one');
    assert.deepEqual(ann.saw('seen'), [{ type: 'seen', contactId, seq: 1 }]);
  });
});
