import { ask, goTo, settle, tell, topic, when } from '../src/conversation/topic.js';
import { behaviours, otherBehaviours, shownBehaviours } from '../src/screening/behaviours.js';
import { toldIn } from '../src/screening/told.js';
import { answered, told } from './steps.js';

const what = 'whatIsHappening.askWhat';
const shown = [...shownBehaviours, 'somethingElse', 'skip'];

/**
 * What is being done? In the visitor's own words, or by a button. Some answers bring a warning that cannot wait.
 * Why we ask: docs/guidance/screening.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const whatIsHappening = topic('whatIsHappening', [
  // Whoever told it in the very first message is not asked again; it is said back here.
  tell('common:tellUnderstoodSoFar', { onlyIf: answered(what), told: ({ answers }) => toldIn(answers) }),
  ask('askWhat', [...behaviours, 'somethingElse', 'skip'], {
    once: true,
    many: true,
    listens: true,
    why: true,
    offer: () => shown,
    retry: 'whatIsHappening:tellChooseClosest',
  }),
  when('askWhat', {
    somethingElse: [
      ask('askMore', [...otherBehaviours, 'noneOfThese', 'skip']),
      when('askMore', Object.fromEntries(otherBehaviours.map((code) => [code, [settle(what, code)]]))),
    ],
  }),
  tell('tellYouAreRight', { onlyIf: told(what, ...behaviours, 'somethingElse') }),
  tell('tellThreatsMatter', { onlyIf: told(what, 'threats') }),
  tell('tellLeaveTrackerInPlace', { onlyIf: told(what, 'tracking', 'sharedAccounts') }),
  tell('tellPhotographDamage', { onlyIf: told(what, 'damage', 'breakIn') }),
  tell('tellImagesAreACrime', { onlyIf: told(what, 'images', 'upskirting', 'livestreaming') }),
  tell('tellCourtsCanBeUsed', { onlyIf: told(what, 'courts', 'falseReports') }),
  tell('tellKeepFamilyOut', { onlyIf: told(what, 'honourAbuse', 'forcedMarriage', 'fgm') }),
  tell('tellKeepMessages', { onlyIf: told(what, 'messages', 'online') }),
  goTo('whoIsDoingIt'),
]);
