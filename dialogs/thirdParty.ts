import { ask, remember, settle, signpost, type Topic, tell, topic, waveAway, when } from '../src/conversation/topic.js';
import type { Surroundings } from './surroundings.js';

/**
 * The visitor seems to worry about somebody else: how to stand by them without taking over. Offered, never forced. With "yes",
 * the questions that follow are worded for it, and "who is this happening to?" is not asked again.
 * Why it says what it says: docs/guidance/danger.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const thirdParty = ({ peopleFor }: Surroundings): Topic =>
  topic('thirdParty', [
    ask('askIfRight', ['yes', 'no', 'skip'], { goesOn: true }),
    when('askIfRight', {
      yes: [
        remember('third_party'),
        waveAway(),
        settle('whoIsItAbout.askWho', 'someoneElse'),
        tell('tellWhatToDo'),
        tell('tellWhatNotToDo'),
        signpost('tellWhoCanHelp', peopleFor),
        tell('tellWhatHappensNext'),
      ],
      no: [waveAway('third_party'), settle('whoIsItAbout.askWho', 'self'), tell('tellPutRight')],
      skip: [waveAway()],
    }),
  ]);
