import {
  ask,
  goTo,
  leave,
  remember,
  signpost,
  type Topic,
  tell,
  topic,
  waveAway,
  when,
} from '../src/conversation/topic.js';
import type { Surroundings } from './surroundings.js';

/**
 * The visitor seems to speak of what they do themselves. Never an accusation, no taking sides, and nothing that would help to
 * find or reach anybody. Offered, never forced.
 * Why it says what it says: docs/guidance/danger.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const ownBehaviour = ({ peopleFor }: Surroundings): Topic =>
  topic('ownBehaviour', [
    ask('askIfRight', ['yes', 'no', 'skip']),
    when('askIfRight', {
      yes: [
        remember('own_behaviour'),
        waveAway(),
        tell('tellThanks'),
        tell('tellWhatToDo'),
        tell('tellWhatNotToDo'),
        signpost('tellWhoCanHelp', peopleFor),
        tell('tellWhatHappensNext'),
        ask('askWhatNext', ['enough', 'goOn', 'leaveNow']),
      ],
      no: [waveAway('own_behaviour'), tell('tellPutRight')],
      skip: [waveAway()],
    }),
    // The questions that follow are for people who are harmed, so the way out of them comes first.
    when('askWhatNext', { enough: [goTo('goodbye')], leaveNow: [leave('tellLeft', 'left')] }),
  ]);
