import assert from 'node:assert/strict';
import { testHouse } from '../support/testHouse.js';

/** What is typed for a command, and how one sees that it was obeyed: by where the talk stands, or by what is said. */
const commands: readonly [en: string, cy: string, leads: RegExp][] = [
  ['back', 'yn ôl', /^/],
  ['skip', 'sgipio', /^/],
  ['start again', 'dechrau eto', /^/],
  ['talk to a person', 'siarad â pherson', /^/],
  ['change language', 'newid iaith', /changeLanguage\.askLanguage$/],
  ['what do you keep?', "beth ydych chi'n ei gadw?", /^/],
  ['delete my chat', 'dileu fy sgwrs', /deleteMyChat\.askIfSure$/],
  ['help', 'help', /^/],
  ['leave', 'gadael', /^nothing is kept$/],
];

/** The question on the table. */
function questionIn(session: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const dialog = session?.dialog as
    | { dialogStack: readonly { state: { options?: { question: string } } }[] }
    | undefined;
  return dialog?.dialogStack.at(-1)?.state.options?.question;
}

describe('commands, at the first question of every topic', () => {
  for (const language of ['en', 'cy']) {
    it(`are obeyed in both languages, in a chat in ${language}`, async () => {
      const { conversation, close } = await testHouse();
      await close();
      const asked = new Set<string>();
      for (const { id } of [...conversation.topics.values()].filter((topic) => topic.questions().length > 0)) {
        const house = await testHouse({ beginAt: id });
        const misses = ['common:tellPleaseChoose', 'common:tellOtherWaysOn', 'safety:somethingWentWrong'].map((key) =>
          house.words.text(key, language),
        );
        for (const [en, cy, leads] of commands) {
          for (const word of [en, cy]) {
            const conversationId = `${id} ${word}`;
            await house.start({ conversationId, locale: language });
            // A topic that has nothing to ask yet, begun as the first of all, is no step.
            if (questionIn(await house.session(conversationId)) === undefined) continue;
            asked.add(id);
            const replies = await house.talk(word, conversationId);
            assert.ok(replies.length > 0, `${conversationId}: silence`);
            assert.ok(!replies.some(({ text }) => misses.includes(text)), `${conversationId}: was not understood`);
            const kept = await house.session(conversationId);
            const question = questionIn(kept) ?? 'no question';
            assert.match(kept === undefined ? 'nothing is kept' : question, leads, conversationId);
          }
        }
        await house.close();
      }
      assert.ok(asked.size >= 25, `only ${asked.size} topics`);
    });
  }
});
