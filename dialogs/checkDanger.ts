import { ask, goTo, tell, topic, waveAway, when } from '../src/conversation/topic.js';

/**
 * Something typed may mean danger. We ask outright, with the emergency number in view.
 * Why we ask: docs/guidance/immediate-danger.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const checkDanger = topic('checkDanger', [
  ask('askIfInDanger', ['yes', 'no', 'notSure']),
  when('askIfInDanger', {
    yes: [goTo('immediateDanger')],
    notSure: [goTo('immediateDanger')],
    no: [waveAway(), tell('tellTakenSeriously')],
    skip: [tell('tellCallAnyTime')],
  }),
]);
