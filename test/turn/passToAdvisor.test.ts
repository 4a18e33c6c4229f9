import assert from 'node:assert/strict';
import type { Incoming } from '../../src/conversation/message.js';
import { memoryStore } from '../../src/storage/memoryStore.js';
import type { OpenChannel } from '../../src/turn/visitorLine.js';
import { testAdvisor } from '../support/testAdvisor.js';
import { testHouse, tuesdayEvening } from '../support/testHouse.js';

const now = (): Date => tuesdayEvening;

/** A visitor who talks with an advisor. */
async function live({
  before = [],
  ...options
}: Parameters<typeof testHouse>[0] & { before?: readonly string[] } = {}) {
  const house = await testHouse({ beginAt: 'moreHelp', ...options });
  const pushed: string[] = [];
  const channel: OpenChannel = {
    push: (_id, replies) => pushed.push(...replies.map(({ text }) => text)) > 0,
    showTyping: () => undefined,
    isThere: () => true,
    resume: () => undefined,
  };
  await house.openDesk({ web: channel });
  const advisor = testAdvisor(house);
  advisor.act('comes on shift');
  await house.start();
  for (const text of [...before, 'talk to a person', 'Yes, but show them nothing']) await house.talk(text);
  advisor.act('takes the next');
  advisor.shows();
  pushed.length = 0;
  return { house, advisor, pushed };
}

describe('passing to an advisor', () => {
  it('keeps the bot silent, whatever the words are to it', async () => {
    const { house, advisor } = await live();
    const texts = ['hello', 'back', 'skip', 'Talk to a person', 'What next?', 'no'];
    for (const text of texts) assert.deepEqual(await house.talk(text), [], text);
    assert.deepEqual(
      advisor.shows(),
      texts.map((text) => `"${text}"`),
    );
    await house.close();
  });

  it('says the emergency number at an alarm, and passes the alarm on', async () => {
    const { house, advisor } = await live();
    const replies = await house.talk('he is outside my house with a knife');
    assert.deepEqual(
      replies.map(({ urgent }) => urgent),
      [true],
    );
    assert.match(advisor.shows().join(), /danger_now/);
    await house.close();
  });

  it('brings the emergency number at the safe word, and lets the advisor know', async () => {
    const { house, advisor } = await live();
    const replies = await house.talk('lemon');
    assert.deepEqual(
      replies.map(({ urgent }) => urgent),
      [true],
    );
    assert.deepEqual(advisor.shows(), ['"lemon" [danger_now]']);
    await house.close();
  });

  it('does not talk about its own question when what was offered before is said to an advisor', async () => {
    const { house, advisor } = await live({ before: ['im 14', 'Yes, I am under eighteen'] });
    assert.deepEqual(await house.talk('im 14'), []);
    assert.deepEqual(advisor.shows(), ['"im 14" [under_18]']);
    await house.close();
  });

  it('hears an alarm also while "erase everything?" is on the table, and a later "yes" erases nothing', async () => {
    const { house, advisor } = await live();
    await house.talk('delete my chat');
    advisor.shows();
    const replies = await house.talk('he is kicking my door in');
    assert.deepEqual(
      replies.map(({ urgent }) => urgent),
      [true],
    );
    assert.match(advisor.shows().join(), /danger_now/);
    assert.deepEqual(await house.talk('yes'), []);
    assert.deepEqual(advisor.shows(), ['"yes"']);
    await house.close();
  });

  it('leaves at once also while "erase everything?" is on the table', async () => {
    const { house } = await live();
    await house.talk('delete my chat');
    const replies = await house.talk('close this chat hes coming up the stairs');
    assert.deepEqual(
      replies.map(({ ended }) => ended),
      ['left'],
    );
    await house.close();
  });

  it('says that nothing was erased when the visitor goes on talking', async () => {
    const { house, advisor } = await live();
    await house.talk('delete my chat');
    const [reply, ...others] = await house.talk('my name is Jo');
    assert.match(reply?.text ?? '', /^All right\. Nothing was erased/);
    assert.deepEqual(others, []);
    assert.deepEqual(advisor.shows(), ['"my name is Jo"']);
    assert.equal((await house.talk('delete my chat')).length, 1);
    assert.equal((await house.talk('Yes, erase everything')).at(-1)?.ended, 'erased');
    await house.close();
  });

  it('asks nothing of its own after "no, carry on"', async () => {
    const { house } = await live();
    await house.talk('delete my chat');
    const replies = await house.talk('No, carry on');
    assert.deepEqual(
      replies.map(({ text }) => text),
      ['All right. Nothing was erased.'],
    );
    await house.close();
  });

  it('keeps and logs no word of it', async () => {
    const { house } = await live();
    await house.talk('my name is Jo Example and I live in Example Road');
    const kept = JSON.stringify([await house.session(), house.events]);
    assert.ok(!kept.includes('Example'));
    await house.close();
  });

  it('passes words on also when the store fails, for a person is there to read them', async () => {
    const inner = memoryStore({ now });
    let fails = false;
    const { house, advisor } = await live({
      store: {
        ...inner,
        save: (key, request) => (fails ? Promise.reject(new Error('no disk')) : inner.save(key, request)),
      },
    });
    fails = true;
    await house.talk('are you there');
    assert.deepEqual(advisor.shows(), ['"are you there"']);
    await house.close();
  });

  it('asks for nobody when the turn was not saved', async () => {
    const inner = memoryStore({ now });
    let fails = false;
    const house = await testHouse({
      beginAt: 'moreHelp',
      store: {
        ...inner,
        save: (key, request) => (fails ? Promise.reject(new Error('no disk')) : inner.save(key, request)),
      },
    });
    await house.openDesk({
      web: { push: () => true, showTyping: () => undefined, isThere: () => true, resume: () => undefined },
    });
    testAdvisor(house).act('comes on shift');
    await house.start();
    await house.talk('talk to a person');
    fails = true;
    await house.talk('Yes, but show them nothing');
    assert.equal(house.desk.core.contacts.size, 0);
    await house.close();
  });

  it('goes on in the language of the talk when the session has run out meanwhile', async () => {
    let resumed: Incoming | undefined;
    const house = await testHouse({ beginAt: 'moreHelp' });
    await house.openDesk({
      web: {
        push: () => true,
        showTyping: () => undefined,
        isThere: () => true,
        resume: (incoming) => {
          resumed = incoming;
        },
      },
    });
    const advisor = testAdvisor(house);
    advisor.act('comes on shift');
    await house.start({ locale: 'cy' });
    await house.talk('siarad â pherson');
    await house.talk('Iawn, ond dangoswch ddim byd');
    advisor.act('takes the next');
    await house.store.erase('one');
    advisor.act('ends the talk');
    assert.ok(resumed !== undefined);
    const said: string[] = [];
    await house.runTurn(resumed, (replies) => void said.push(...replies.map(({ language }) => language)));
    assert.deepEqual(new Set(said), new Set(['cy']));
    await house.close();
  });

  it('asks for nobody while too many wait, says so, and says who else answers', async () => {
    const { house } = await live({ environment: { WAYMARK_MOST_WAITING: '1' } });
    await house.start({ conversationId: 'two' });
    const replies = await house.talk('talk to a person', 'two');
    assert.match(replies[0]?.text ?? '', /^Too many people are waiting for an advisor just now/);
    assert.ok(replies.some(({ services = [] }) => services.length > 0));
    assert.equal(house.desk.core.of('two'), undefined);
    await house.close();
  });

  for (const text of ['he is at my door with a knife', 'lemon']) {
    it(`makes whoever waits urgent at an alarm, and passes none of it on: ${text}`, async () => {
      const { house, advisor } = await live();
      await house.start({ conversationId: 'two' });
      for (const said of ['talk to a person', 'Yes, but show them nothing']) await house.talk(said, 'two');
      assert.equal(house.desk.core.of('two')?.urgency, 'normal');
      await house.talk('hello', 'two');
      assert.equal(house.desk.core.of('two')?.urgency, 'normal');
      await house.talk(text, 'two');
      const contact = house.desk.core.of('two');
      assert.deepEqual([contact?.urgency, contact?.reasons, contact?.lines], ['urgent', [], []]);
      assert.doesNotMatch(advisor.shows().join(), /knife|danger_now/);
      await house.close();
    });
  }

  for (const [how, shown] of [
    [undefined, 'gone: quickExit'],
    ['left', 'gone: left'],
  ] as const) {
    it(`tells the advisor when the page erases: ${shown}`, async () => {
      const { house, advisor, pushed } = await live();
      await house.eraseConversation('one', how);
      assert.deepEqual(advisor.shows(), [shown]);
      advisor.act('says: come back');
      assert.deepEqual([advisor.shows(), pushed], [['refused: over'], []]);
      await house.close();
    });
  }
});
