import { ask, goTo, note, signpost, type Topic, tell, topic, when } from '../src/conversation/topic.js';
import { assess } from '../src/screening/assess.js';
import type { Surroundings } from './surroundings.js';

/**
 * The plan: what to do now, and who can help, open at this hour and near the visitor.
 * Why it says what it says: docs/guidance/screening.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const findSupport = ({ signpostsFor }: Surroundings): Topic =>
  topic('findSupport', [
    // Whoever told it before is not asked again (`helpNearYou`).
    ask('askWhere', ['london', 'england', 'wales', 'scotland', 'northernIreland', 'notSure', 'skip'], {
      once: true,
      listens: true,
      why: true,
    }),
    note('outcome', ({ answers, marks }) => assess(answers, marks).outcome),
    when('outcome', {
      emergency: [tell('tellCallNow', { urgent: true })],
      advisorToday: [tell('tellSpeakToSomeoneToday')],
      supportAndReport: [tell('tellSupportAndReport')],
      support: [tell('tellSupport')],
    }),
    tell('tellWhatToDo'),
    signpost('tellWhoCanHelp', signpostsFor),
    goTo('moreHelp'),
  ]);
