import assert from 'node:assert/strict';
import { readConfig } from '../../src/config.js';
import { createSafeWord } from '../../src/conversation/safeWord.js';
import { testHouse } from '../support/testHouse.js';

describe('the safe word', () => {
  const word = readConfig({}).safeWord;
  const isIt = async (text: string, chosen = word) => createSafeWord(chosen, (await testHouse()).words)(text);

  for (const text of [word, word.toUpperCase(), ` ${word}. `, `${word}${word}`, `${word} ${word}`]) {
    it(`is heard in "${text}"`, async () => assert.equal(await isIt(text), true));
  }

  for (const text of ['', 'hello', `${word}ade`, `a ${word} tree`, `${word} `.repeat(40)]) {
    it(`is not heard in "${text.slice(0, 20)}"`, async () => assert.equal(await isIt(text), false));
  }

  it('may be of any script', async () => assert.equal(await isIt('ЛИМОН', 'лимон'), true));

  for (const taken of ['exit', 'gadael', 'help', 'iaith', 'yes', 'nope', 'ydw', 'skip']) {
    it(`must not be "${taken}", which means something else`, async () => {
      const { words } = await testHouse();
      assert.throws(() => createSafeWord(taken, words), /WAYMARK_SAFE_WORD should be a word of its own/);
    });
  }

  it('is said in the welcome and in what can be typed, in every language', async () => {
    const { words } = await testHouse();
    for (const language of words.languages) {
      for (const key of ['welcome:tellHowToLeave', 'help:tellNumbers']) {
        assert.ok(words.text(key, language).includes(word), `${language} ${key}`);
      }
    }
  });

  it('works at every question', async () => {
    const house = await testHouse();
    const emergency = house.words.text('immediateDanger:tellCallNow', 'en');
    for (const topic of house.conversation.topics.values()) {
      if (topic.questions().length === 0) continue;
      const here = await testHouse({ beginAt: topic.id });
      await here.start();
      const [first] = await here.talk(word);
      assert.deepEqual([first?.text, first?.urgent], [emergency, true], topic.id);
      await here.close();
    }
  });

  it('is a setting', async () => {
    assert.equal(readConfig({ WAYMARK_SAFE_WORD: 'umbrella' }).safeWord, 'umbrella');
    assert.throws(() => readConfig({ WAYMARK_SAFE_WORD: 'a b' }), /WAYMARK_SAFE_WORD should be one plain word/);
  });
});
