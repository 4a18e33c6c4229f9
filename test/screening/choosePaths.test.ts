import assert from 'node:assert/strict';
import type { Label } from '../../src/safety/labels.js';
import { areas, choosePaths, type Path, pathAreas, paths } from '../../src/screening/choosePaths.js';
import type { KeptAnswers } from '../../src/screening/questions.js';
import { testHouse } from '../support/testHouse.js';

const what = (codes: string) => ({ 'whatIsHappening.askWhat': codes });
const who = (code: string) => ({ 'whoIsDoingIt.askWho': code });
const someoneElse = { 'whoIsItAbout.askWho': 'someoneElse' };

const firstPaths: readonly [answers: KeptAnswers, marks: readonly Label[], first: Path | undefined][] = [
  [{}, [], undefined],
  [who('skip'), [], undefined],
  [who('exPartner'), [], 'stalkingByExPartner'],
  [who('exPartner partner'), [], 'stalkingByExPartner'],
  [who('stranger'), [], 'stalkingByStranger'],
  [who('notSure'), [], 'stalkingByStranger'],
  [who('colleague'), [], 'stalkingByColleague'],
  [who('onlineOnly'), [], 'stalkingOnline'],
  [who('neighbour'), [], 'harassment'],
  [who('professional'), [], 'harassment'],
  [what('tracking'), [], 'trackersAndAccounts'],
  [what('sharedAccounts messages'), [], 'trackersAndAccounts'],
  [what('images'), [], 'intimateImages'],
  [what('upskirting'), [], 'upskirting'],
  [what('livestreaming'), [], 'livestreaming'],
  [what('falseReports'), [], 'courtsUsedAgainstYou'],
  [what('forcedMarriage honourAbuse'), [], 'forcedMarriage'],
  [what('honourAbuse'), [], 'honourAbuse'],
  [what('fgm'), [], 'fgm'],
  [what('workplace'), [], 'atWork'],
  [what('breakIn'), [], 'atHome'],
  [what('throughOthers'), [], 'childrenAndSchool'],
  [{ 'yourSafety.askHowFrightened': 'frightened' }, [], 'emotionalSupport'],
  [{ ...someoneElse, ...who('exPartner') }, [], 'worriedFriend'],
  [who('exPartner'), ['under_18'], 'underEighteen'],
  [who('exPartner'), ['accused'], 'accused'],
  [{}, ['own_behaviour'], 'ownBehaviour'],
  [who('stranger'), ['self_harm', 'under_18'], 'selfHarm'],
];

describe('choosePaths', () => {
  for (const [answers, marks, first] of firstPaths) {
    it(`puts ${first ?? 'nothing'} first for ${JSON.stringify({ ...answers, marks })}`, () =>
      assert.equal(choosePaths(answers, marks)[0], first));
  }

  it('names each path once', () => {
    const everything = { ...what(Object.values(pathAreas).flat().join(' ')), ...who('exPartner'), ...someoneElse };
    const chosen = choosePaths(everything, ['self_harm']);
    assert.equal(new Set(chosen).size, chosen.length);
  });
});

describe('paths', () => {
  it('stand in one part of the menu each, which fits on a small screen', () => {
    assert.equal(new Set(paths).size, paths.length);
    for (const area of areas) assert.ok(pathAreas[area].length <= 12, area);
  });

  it('are topics, each with words in every language', async () => {
    const house = await testHouse();
    for (const path of paths) {
      assert.ok(house.conversation.topics.has(path), path);
      for (const language of house.words.languages) {
        const label = house.words.text(`common:choices.${path}`, language);
        assert.ok(label !== '' && !label.includes('choices'), `${language} ${path}`);
      }
    }
    await house.close();
  });

  it('say each what to do, what not to do, who can help and what happens next', async () => {
    const house = await testHouse();
    for (const path of paths) {
      const plan = house.conversation.topics.get(path)?.plan ?? [];
      const says = plan.map(({ says: key, leadsTo }) => `${key ?? ''} ${leadsTo ?? ''}`).join(' ');
      assert.match(says, /tellWhatToDo|tellWhatToWrite|tellHowToReport|tellYouMatter/, path);
      assert.match(says, /tellWhoCanHelp|tellWhoToCall|helpNearYou/, path);
      // Words for somebody who thinks of dying are not a list of what not to do.
      if (path !== 'selfHarm')
        assert.match(says, /tellWhatNotToDo.*tellWhatHappensNext|tellWhatHappensNext.*tellWhatNotToDo/, path);
    }
    await house.close();
  });

  it('can each be reached from the menu, and lead back to it', async () => {
    const house = await testHouse({ beginAt: 'moreHelp' });
    const labelOf = (topic: string, ask: string, code: string) =>
      house.words.choices(topic, ask, [code], 'en')[0]?.label ?? code;
    for (const area of areas) {
      for (const path of pathAreas[area]) {
        const id = `visitor-${path}`;
        await house.start({ conversationId: id });
        await house.talk(labelOf('moreHelp', 'askWhatNext', 'moreTopics'), id);
        await house.talk(labelOf('allTopics', 'askArea', area), id);
        const replies = await house.talk(labelOf('allTopics', 'askPath', path), id);
        assert.ok(replies.length >= 2, path);
        assert.ok(!replies.some(({ text }) => text.includes('did not understand')), path);
      }
    }
    await house.close();
  });
});
