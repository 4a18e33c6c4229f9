import { ask, goTo, leave, tell, topic, waveAway, when } from '../src/conversation/topic.js';
import { noDangerNow } from './steps.js';

/**
 * Something typed may mean danger. We ask outright, with the emergency number in view.
 * Why we ask: docs/guidance/danger.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const checkDanger = topic('checkDanger', [
  ask('askIfInDanger', ['yes', 'no', 'notSure', 'notMeant', 'leaveNow'], { goesOn: true }),
  when('askIfInDanger', {
    yes: [goTo('immediateDanger')],
    notSure: [goTo('immediateDanger')],
    no: [waveAway('danger_now'), noDangerNow, tell('tellTakenSeriously')],
    notMeant: [waveAway('danger_now', 'threat'), noDangerNow, tell('tellPutRight')],
    skip: [waveAway(), noDangerNow, tell('tellCallAnyTime')],
    leaveNow: [leave('tellLeft', 'left')],
  }),
]);
