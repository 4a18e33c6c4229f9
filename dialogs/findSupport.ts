import { ask, goTo, note, signpost, type Topic, tell, topic, when } from '../src/conversation/topic.js';
import { assess } from '../src/screening/assess.js';
import type { Surroundings } from './surroundings.js';

const printed = { prints: 'text' } as const;

/**
 * The plan on one screen: what to do now, what next, and who can help, open at this hour and near the visitor. It is worked out
 * each time it is shown, and never stored.
 * Why it says what it says: docs/guidance/screening.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const findSupport = ({ signpostsFor, readPlace }: Surroundings): Topic =>
  topic('findSupport', [
    // Whoever told it before is not asked again (`helpNearYou`).
    ask('askWhere', ['london', 'england', 'wales', 'scotland', 'northernIreland', 'notSure', 'skip'], {
      once: true,
      listens: true,
      why: true,
      read: readPlace,
      readsNames: true,
    }),
    note('outcome', ({ answers, marks }) => assess(answers, marks).outcome),
    when('outcome', {
      emergency: [tell('tellCallNow', { urgent: true }), signpost('tellPlanEmergency', signpostsFor, printed)],
      advisorToday: [signpost('tellPlanToday', signpostsFor, printed)],
      supportAndReport: [signpost('tellPlanReport', signpostsFor, printed)],
      support: [signpost('tellPlanSupport', signpostsFor, printed)],
    }),
    goTo('moreHelp'),
  ]);
