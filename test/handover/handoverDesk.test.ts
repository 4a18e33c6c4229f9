import assert from 'node:assert/strict';
import { testDesk } from './deskSupport.js';

describe('desk', () => {
  it('offers a visitor to an advisor, who takes it', async () => {
    const at = testDesk();
    await at.open();
    const ann = at.advisor('ann');
    const contactId = at.request('one', { urgency: 'urgent', reasons: ['threats'] });
    at.tick();
    assert.deepEqual(
      ann.saw('offer').map(({ item }) => item.reasons),
      [['threats']],
    );
    assert.equal(ann.ask({ do: 'take', contactId }), 'done');
    assert.deepEqual(at.heard, ['one: Joined']);
    assert.equal(ann.saw('contact')[0]?.contact.contactId, contactId);
    assert.deepEqual(at.audit, [{ staff: 'ann', contact: contactId, action: 'taken' }]);
  });

  it('asks the next one after twenty seconds, then all, then the supervisor, and tells the visitor so', async () => {
    const at = testDesk();
    await at.open();
    const [ann, ben, sue] = [
      at.advisor('ann'),
      at.advisor('ben'),
      at.advisor('sue', { supervisor: true, offShift: true }),
    ];
    const offers = () => [ann, ben, sue].map((advisor) => advisor.saw('offer').length).join(' ');
    at.request('one');
    at.tick();
    assert.equal(offers(), '1 0 0');
    at.pass(19);
    assert.equal(offers(), '1 0 0');
    at.pass(1);
    assert.equal(offers(), '1 1 0');
    at.pass(20);
    assert.equal(offers(), '2 2 0');
    assert.deepEqual(at.heard, ['one: AskingEveryone']);
    at.pass(20);
    assert.equal(offers(), '2 2 1');
    assert.deepEqual(at.heard, ['one: AskingEveryone', 'one: SupervisorTold']);
    assert.equal(sue.ask({ do: 'takeNext' }), 'done');
    assert.equal(at.phase('one'), 'live');
  });

  it('gives a visitor to one of two advisors who accept at once, and tells the other', async () => {
    const at = testDesk();
    await at.open();
    const [ann, ben] = [at.advisor('ann'), at.advisor('ben')];
    const contactId = at.request('one');
    assert.deepEqual(
      [ann, ben].map((advisor) => advisor.ask({ do: 'take', contactId })),
      ['done', 'taken'],
    );
    assert.equal(ben.saw('contact').length, 0);
  });

  it('gives the most urgent to whoever asks for the next', async () => {
    const at = testDesk();
    await at.open();
    const ann = at.advisor('ann', { capacity: 3 });
    at.request('first');
    at.request('danger', { urgency: 'urgent' });
    assert.equal(ann.ask({ do: 'takeNext' }), 'done');
    assert.equal(at.phase('danger'), 'live');
    assert.equal(at.phase('first'), 'waiting');
  });

  it('puts a visitor who raises an alarm while waiting before those who are less urgent', async () => {
    const at = testDesk();
    await at.open();
    const ann = at.advisor('ann', { capacity: 3 });
    at.request('first', { urgency: 'soon' });
    at.request('second');
    at.desk.visitorAlarmed('second');
    at.desk.visitorAlarmed('nobody');
    assert.equal(ann.ask({ do: 'takeNext' }), 'done');
    assert.equal(at.phase('second'), 'live');
    assert.equal(at.phase('first'), 'waiting');
  });

  it('keeps to the capacity, and to the shift', async () => {
    const at = testDesk();
    await at.open();
    const [ann, ben] = [at.advisor('ann'), at.advisor('ben', { offShift: true })];
    at.request('one');
    at.request('two');
    assert.equal(ann.ask({ do: 'takeNext' }), 'done');
    assert.equal(ann.ask({ do: 'takeNext' }), 'noRoom');
    assert.equal(ben.ask({ do: 'takeNext' }), 'offShift');
    ann.ask({ do: 'shift', on: true, capacity: 2 });
    assert.equal(ann.ask({ do: 'takeNext' }), 'done');
  });

  it('puts the visitors of a lost advisor to the front, with an apology', async () => {
    const at = testDesk();
    await at.open();
    const ann = at.advisor('ann');
    at.request('hers');
    ann.ask({ do: 'takeNext' });
    at.request('danger', { urgency: 'urgent' });
    ann.door.close();
    at.pass(19);
    assert.equal(at.phase('hers'), 'live');
    at.pass(2);
    assert.ok(at.heard.includes('hers: AdvisorLost'));
    const ben = at.advisor('ben');
    assert.equal(ben.ask({ do: 'takeNext' }), 'done');
    assert.equal(at.phase('hers'), 'live');
  });

  it('tells an advisor who comes back too late that nobody is theirs any more', async () => {
    const at = testDesk();
    await at.open();
    const ann = at.advisor('ann');
    const contactId = at.request('one');
    ann.ask({ do: 'takeNext' });
    const second = at.advisor('ann', { offShift: true });
    assert.deepEqual(second.saw('holds')[0]?.contactIds, [contactId]);
    for (const { door } of [ann, second]) door.close();
    at.pass(21);
    const again = at.advisor('ann', { offShift: true });
    assert.deepEqual([again.saw('holds')[0]?.contactIds, again.saw('contact')], [[], []]);
  });

  it('lets an advisor come back in time, with all that was said', async () => {
    const at = testDesk();
    await at.open();
    at.advisor('ann').door.close();
    const ann = at.advisor('ann');
    at.request('one');
    ann.ask({ do: 'takeNext' });
    ann.door.close();
    at.desk.visitorSaid('one', { text: 'are you there', marks: [], language: 'en' });
    at.pass(10);
    const again = at.advisor('ann', { offShift: true });
    assert.deepEqual(
      again.saw('contact')[0]?.contact.messages.map(({ text }) => text),
      ['are you there'],
    );
    at.pass(30);
    assert.equal(at.phase('one'), 'live');
    assert.equal(at.audit.filter(({ action }) => action === 'read').length, 1);
  });

  it('keeps the place of a visitor whose line broke for two minutes, and no longer', async () => {
    const at = testDesk();
    await at.open();
    const ann = at.advisor('ann', { capacity: 2 });
    at.request('back');
    at.request('lost');
    for (const visitor of ['back', 'lost']) at.away.add(visitor);
    at.pass(110);
    at.away.delete('back');
    assert.equal(ann.saw('offer').length, 0, 'nobody is asked to talk with a broken line');
    at.pass(20);
    assert.equal(at.phase('back'), 'offered');
    assert.equal(at.phase('lost'), 'over');
  });

  it('keeps the place of a visitor without a page for an hour, and tells them all when they write again', async () => {
    const at = testDesk();
    await at.open();
    const ann = at.advisor('ann');
    const contactId = at.request('one', {}, 'sms');
    at.away.add('one');
    at.pass(30 * 60);
    assert.equal(ann.ask({ do: 'takeNext' }), 'nothingWaiting');
    assert.equal(ann.ask({ do: 'take', contactId }), 'done');
    assert.equal(ann.ask({ do: 'say', contactId, clientId: 'a', text: 'hello', cards: [] }), 'unheard');
    at.away.delete('one');
    at.tick();
    assert.equal(at.heard.at(-1), 'one: Joined');
    at.away.add('one');
    at.pass(59 * 60);
    assert.equal(at.phase('one'), 'live');
    at.pass(2 * 60);
    assert.equal(ann.saw('gone').at(-1)?.how, 'lost');
  });

  it('tells the advisor which words did not reach the visitor, also after the console was opened anew', async () => {
    const at = testDesk();
    await at.open();
    const ann = at.advisor('ann');
    const contactId = at.request('one', {}, 'sms');
    at.tick();
    ann.ask({ do: 'take', contactId });
    for (const text of ['first', 'second']) ann.ask({ do: 'say', contactId, clientId: text, text, cards: [] });
    at.lost.get('one')?.();
    assert.deepEqual(ann.saw('lost'), [{ type: 'lost', contactId, seq: 2 }]);
    const { contact } = at.advisor('ann', { offShift: true }).saw('contact')[0] ?? {};
    assert.deepEqual(
      contact?.messages.map(({ lost }) => lost === true),
      [false, true],
    );
    ann.ask({ do: 'end', contactId, outcome: 'noReply' });
    at.lost.get('one')?.();
    assert.equal(ann.saw('lost').length, 1);
  });

  it('warns the advisor when a visitor comes back, and when another language is typed', async () => {
    const at = testDesk();
    await at.open();
    const ann = at.advisor('ann');
    at.request('one');
    ann.ask({ do: 'takeNext' });
    at.away.add('one');
    at.pass(5);
    at.away.delete('one');
    at.pass(1);
    assert.deepEqual(
      ann.saw('state').map(({ away, cautions }) => [away, ...cautions]),
      [[true], [false, 'cameBack']],
    );
    for (const language of ['en', 'und', 'cy']) at.desk.visitorSaid('one', { text: 'hi', marks: [], language });
    assert.deepEqual(ann.saw('state').at(-1)?.cautions, ['cameBack', 'languageChanged']);
  });

  for (const how of ['quickExit', 'left', 'erased', 'cancelled'] as const) {
    it(`tells the advisor that a visitor has gone (${how}), and lets nothing more through`, async () => {
      const at = testDesk();
      await at.open();
      const ann = at.advisor('ann');
      const contactId = at.request('one');
      ann.ask({ do: 'takeNext' });
      at.desk.visitorLeft('one', how);
      assert.deepEqual(
        ann.saw('gone').map((frame) => frame.how),
        [how],
      );
      const heard = [...at.heard];
      assert.equal(ann.ask({ do: 'say', contactId, clientId: 'x', text: 'wait', cards: [] }), 'over');
      assert.deepEqual(at.heard, heard);
      assert.equal(at.desk.core.talks.size, 0);
    });
  }

  it('tells it later to an advisor whose console was shut just then', async () => {
    const at = testDesk();
    await at.open();
    const ann = at.advisor('ann');
    at.request('one');
    ann.ask({ do: 'takeNext' });
    ann.door.close();
    at.desk.visitorLeft('one', 'quickExit');
    assert.deepEqual(
      at
        .advisor('ann', { offShift: true })
        .saw('gone')
        .map(({ how }) => how),
      ['quickExit'],
    );
  });

  it('says when it is closed, full or stopped, and that there is nobody where nobody could be reached', async () => {
    const at = testDesk({ settings: { mostWaiting: 1 } });
    const look = (): string => at.desk.look('one', 'web').availability;
    assert.equal(look(), 'none');
    await at.open();
    assert.equal(look(), 'closed');
    at.advisor('ann');
    assert.equal(look(), 'open');
    assert.equal(at.desk.look('one', 'terminal').availability, 'none');
    at.request('two');
    assert.equal(look(), 'full');
    assert.equal(at.advisor('sue', { supervisor: true }).ask({ do: 'surge', stop: true }), 'done');
    assert.equal(look(), 'stopped');
    assert.equal(at.desk.look('two', 'web').phase, 'waiting', 'whoever waits goes on waiting');
  });

  it('lets only a supervisor stop it', async () => {
    const at = testDesk();
    await at.open();
    assert.equal(at.advisor('ann').ask({ do: 'surge', stop: true }), 'notAllowed');
    assert.equal(at.desk.core.stopped, false);
  });

  it('tells place and, once it knows the pace, an estimate', async () => {
    const at = testDesk();
    await at.open();
    const ann = at.advisor('ann', { capacity: 10 });
    for (const visitor of ['a', 'b', 'c', 'd', 'e']) at.request(visitor);
    assert.deepEqual(at.desk.look('e', 'web'), { availability: 'open', phase: 'waiting', place: 5 });
    for (let count = 0; count < 3; count++) {
      assert.equal(ann.ask({ do: 'takeNext' }), 'done');
      at.pass(600);
    }
    assert.deepEqual(at.desk.look('e', 'web'), { availability: 'open', phase: 'waiting', place: 2, minutes: 20 });
  });

  it('gives up after the longest wait, and the bot goes on', async () => {
    const at = testDesk({ settings: { longestWaitMinutes: 1 } });
    await at.open();
    at.request('one');
    at.pass(61);
    assert.deepEqual(at.heard, ['one: TimedOut', 'one: resume']);
    assert.equal(at.phase('one'), 'over');
  });

  it('tells those who wait when the last advisor goes', async () => {
    const at = testDesk();
    await at.open();
    const ann = at.advisor('ann', { capacity: 1 });
    at.request('one');
    at.tick();
    ann.ask({ do: 'shift', on: false, capacity: 1 });
    at.tick();
    assert.deepEqual(at.heard, ['one: NobodyOnShift']);
  });

  it('asks nobody during a pause', async () => {
    const at = testDesk();
    await at.open();
    const ann = at.advisor('ann');
    ann.ask({ do: 'pause', on: true });
    at.request('one');
    at.pass(5);
    assert.equal(ann.saw('offer').length, 0);
    ann.ask({ do: 'pause', on: false });
    at.tick();
    assert.equal(ann.saw('offer').length, 1);
  });

  it('holds no contact for a visitor twice', async () => {
    const at = testDesk();
    await at.open();
    assert.equal(at.request('one'), at.request('one'));
    assert.equal(at.desk.core.contacts.size, 1);
  });
});
