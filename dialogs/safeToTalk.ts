import { ask, goTo, leave, tell, topic, when } from '../src/conversation/topic.js';

/**
 * Can the visitor type without being watched? Some have moments, not minutes.
 * Why we ask: docs/guidance/first-words.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const safeToTalk = topic('safeToTalk', [
  ask('askIfSafeToTalk', ['yes', 'notSure', 'no']),
  when('askIfSafeToTalk', {
    notSure: [tell('tellGoAtYourPace')],
    no: [
      tell('tellComeBackLater'),
      ask('askIfLeaving', ['leaveNow', 'stay']),
      when('askIfLeaving', { leaveNow: [leave('tellLeft', 'left')] }),
    ],
  }),
  goTo('deviceSafety'),
]);
