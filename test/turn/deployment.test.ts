import assert from 'node:assert/strict';
import { testHouse, tuesdayEvening } from '../support/testHouse.js';

const expiresAt = new Date(tuesdayEvening.getTime() + 60_000);

/** A session as an older version of the dialogs might have left it. */
function leftBehind(dialogStack: unknown[]): string {
  const answers = { 'welcome.askIfInDanger': 'no', 'whoIsItAbout.askWho': 'self' };
  return JSON.stringify({
    format: 1,
    language: 'en',
    answers,
    trail: [],
    marks: [],
    waved: [],
    dialog: { dialogStack },
  });
}

const ask = (question: string) => ({ id: 'ask', state: { options: { question }, state: {} } });
const topic = (id: string, step: string, stepIndex = 0) => ({
  id,
  state: { step, stepIndex, options: {}, values: {} },
});

async function talkAfter(dialogStack: unknown[], text: string) {
  const house = await testHouse();
  await house.store.save('one', { value: leftBehind(dialogStack), expectedVersion: 0, expiresAt });
  return { replies: await house.talk(text), house };
}

describe('a deployment in mid-conversation', () => {
  it('goes on at the step that was stored by name, though its place in the waterfall has changed', async () => {
    const stack = [topic('deviceSafety', 'askIfReadyToGoOn', 99), ask('deviceSafety.askIfReadyToGoOn')];
    const { house } = await talkAfter(stack, 'Carry on');
    const session = await house.session();
    // The topic after it, and the one after that: whom it is about was answered already.
    assert.equal(house.conversation.topicOf(session as never), 'whatIsHappening');
  });

  const gone: readonly [what: string, stack: unknown[], beginsAt: string][] = [
    ['step', [topic('deviceSafety', 'askSomethingOld'), ask('deviceSafety.askSomethingOld')], 'deviceSafety'],
    ['question', [topic('deviceSafety', 'askIfDeviceShared'), ask('deviceSafety.askSomethingOld')], 'deviceSafety'],
    ['topic', [topic('oldTopic', 'askOld'), ask('oldTopic.askOld')], 'moreHelp'],
    ['shape', [{ id: 'deviceSafety', state: {} }], 'deviceSafety'],
  ];
  for (const [what, stack, beginsAt] of gone) {
    it(`says so and begins the topic again when its ${what} is gone; answers are kept`, async () => {
      const { replies, house } = await talkAfter(stack, 'yes');
      assert.equal(replies[0]?.text, house.words.text('safety:letUsStartAgain', 'en'));
      const session = await house.session();
      assert.equal(house.conversation.topicOf(session as never), beginsAt);
      assert.equal((session?.answers as Record<string, string> | undefined)?.['whoIsItAbout.askWho'], 'self');
    });
  }
});
