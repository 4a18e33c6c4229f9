import { ask, leave, tell, topic, waveAway, when } from '../src/conversation/topic.js';

/**
 * Words that may mean "get me out of here". A plain one leaves at once and is not asked; here nothing is lost until the tap.
 * Why we ask: docs/guidance/danger.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const checkLeave = topic('checkLeave', [
  ask('askIfLeaving', ['leaveNow', 'stay']),
  when('askIfLeaving', {
    leaveNow: [leave('tellLeft', 'left')],
    stay: [waveAway(), tell('tellStaying')],
    skip: [waveAway()],
  }),
]);
