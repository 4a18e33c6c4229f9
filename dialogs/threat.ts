import { ask, goTo, leave, tell, topic, waveAway, when } from '../src/conversation/topic.js';
import { noDangerNow } from './steps.js';

/**
 * The visitor tells of a threat. It is believed, it counts, and danger is asked about outright, with the number in view.
 * Why it says what it says: docs/guidance/danger.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const threat = topic('threat', [
  tell('tellBelieved', { urgent: true }),
  tell('tellWhyItMatters'),
  ask('askIfInDanger', ['yes', 'no', 'notSure', 'notMeant', 'leaveNow'], { goesOn: true }),
  when('askIfInDanger', {
    yes: [goTo('immediateDanger')],
    notSure: [goTo('immediateDanger')],
    no: [waveAway('danger_now'), noDangerNow, tell('tellWhatToDo'), tell('tellWhatHappensNext')],
    notMeant: [waveAway('danger_now', 'threat'), noDangerNow, tell('tellPutRight')],
    skip: [waveAway(), noDangerNow, tell('tellWhatToDo')],
    leaveNow: [leave('tellLeft', 'left')],
  }),
]);
