import assert from 'node:assert/strict';
import { consoleData, consoleDataIn, searchByWords } from '../src/consoleData.js';
import { testHouse } from './support/testHouse.js';

describe('what the console is given', () => {
  it('has ready sentences in every language, with no placeholder left but the name', async () => {
    const house = await testHouse();
    const { quickReplies, quickRepliesByMessage } = consoleData(house);
    assert.deepEqual(Object.keys(quickReplies), house.words.languages);
    for (const [language, replies] of Object.entries(quickReplies)) {
      assert.equal(replies.length, quickReplies.en?.length, language);
      assert.ok(
        replies.some((text) => text.includes('{{advisor}}')),
        language,
      );
      for (const text of replies) assert.ok(!text.replaceAll('{{advisor}}', '').includes('{{'), text);
    }
    assert.notDeepEqual(quickReplies.cy, quickReplies.en);
    const inWelsh = consoleDataIn(house)('cy');
    assert.notDeepEqual(inWelsh.lines, consoleData(house).lines);
    assert.deepEqual(consoleDataIn(house)('xx'), consoleData(house));
    for (const language of house.words.languages) {
      const onPage = quickReplies[language] ?? [];
      const byMessage = quickRepliesByMessage[language] ?? [];
      assert.equal(onPage.filter((text) => !byMessage.includes(text)).length, 1, 'a button to leave by');
      assert.equal(byMessage.filter((text) => !onPage.includes(text)).length, 1, 'a word to leave by');
    }
    await house.close();
  });

  it('finds services by any word of their name or purpose, in the language of the visitor', async () => {
    const house = await testHouse();
    const { services } = consoleData(house);
    assert.equal(services.samaritans, 'Samaritans');
    const found = searchByWords(house, 'SAMARITANS', 'en');
    assert.ok(found.some(({ id }) => id === 'samaritans'));
    assert.deepEqual(searchByWords(house, 'no such words anywhere', 'en'), []);
    assert.ok(searchByWords(house, '', 'en').length <= 12);
    await house.close();
  });
});
