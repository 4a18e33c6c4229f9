import assert from 'node:assert/strict';
import { testHouse, tuesdayEvening } from '../support/testHouse.js';

/** What stories cannot show: what is held after a spotted message, and what happens when time passes. */
describe('what was spotted', () => {
  const alarm = 'hes banging on the door';

  async function houseAfter(...said: string[]) {
    let moment = tuesdayEvening;
    const house = await testHouse({ beginAt: 'whoIsDoingIt', now: () => moment });
    await house.start();
    for (const text of said) await house.talk(text);
    const wait = (minutes: number): void => {
      moment = new Date(moment.getTime() + minutes * 60_000);
    };
    return { house, wait };
  }

  const marksAfter = async (...said: string[]) => (await (await houseAfter(...said)).house.session())?.marks;

  it('counts until the visitor says that it does not hold', async () => {
    assert.deepEqual(await marksAfter(alarm), ['danger_now']);
    assert.deepEqual(await marksAfter(alarm, 'I am not in danger, carry on'), []);
    assert.deepEqual(await marksAfter(alarm, 'I am not in danger, carry on', alarm), []);
  });

  it('counts a threat also when there is no danger now, and raises the outcome', async () => {
    const said = 'he said he will kill me';
    assert.deepEqual(await marksAfter(said, 'No, not right now'), ['threat']);
    assert.deepEqual(await marksAfter(said, 'I did not mean a threat'), []);
    assert.deepEqual(await marksAfter(said, 'I did not mean a threat', said), []);
  });

  it('counts who somebody is only when they say so, and "start again" forgets it', async () => {
    assert.deepEqual(await marksAfter('i am 15'), []);
    assert.deepEqual(await marksAfter('i am 15', 'Yes, I am under eighteen'), ['under_18']);
    assert.deepEqual(await marksAfter('i am 15', 'No, I am older'), []);
    assert.deepEqual(await marksAfter('i am 15', 'Yes, I am under eighteen', 'start again'), []);
    assert.deepEqual(await marksAfter('i want to die', 'start again'), ['self_harm']);
  });

  it('is no repetition after a while', async () => {
    const { house, wait } = await houseAfter(alarm, 'I am not in danger, carry on');
    const emergency = house.words.text('immediateDanger:tellCallNow', 'en');
    assert.notEqual((await house.talk(alarm))[0]?.text, emergency);
    wait(11);
    assert.equal((await house.talk(alarm))[0]?.text, emergency);
  });

  it('is never answered by an error message or by a menu that was not open', async () => {
    const wrong = ['common:tellPleaseChoose', 'common:tellOtherWaysOn', 'help:tellWhatYouCanType'];
    const texts = [alarm, 'he said he will kill me', 'i want to die', 'i am 15', 'i cant stop messaging my ex'];
    for (const text of texts) {
      const { house } = await houseAfter();
      for (let times = 0; times < 4; times++) {
        const replies = (await house.talk(text)).map((reply) => reply.text);
        for (const key of wrong) assert.ok(!replies.includes(house.words.text(key, 'en')), `${text}: ${key}`);
      }
    }
  });

  it('of an older session, with a list of what was waved away, is taken as new', async () => {
    const { house } = await houseAfter();
    const value = JSON.stringify({ ...(await house.session()), waved: ['immediateDanger'], heard: undefined });
    await house.store.save('old', {
      value,
      expectedVersion: 0,
      expiresAt: new Date(tuesdayEvening.getTime() + 60_000),
    });
    const [first] = await house.talk(alarm, 'old');
    assert.equal(first?.text, house.words.text('immediateDanger:tellCallNow', 'en'));
  });
});
