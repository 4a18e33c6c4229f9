import { ask, remember, signpost, type Topic, tell, topic, waveAway, when } from '../src/conversation/topic.js';
import type { Surroundings } from './surroundings.js';

/**
 * The visitor seems to be under 18. Offered, never forced: what to do now, an adult they trust, and who listens to children.
 * Why it says what it says: docs/guidance/danger.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const underEighteen = ({ peopleFor }: Surroundings): Topic =>
  topic('underEighteen', [
    // Whoever chose this in the menu has answered it.
    ask('askIfRight', ['yes', 'no', 'skip'], { once: true, goesOn: true }),
    when('askIfRight', {
      yes: [
        remember('under_18'),
        waveAway(),
        tell('tellWhatToDo'),
        tell('tellWhatNotToDo'),
        tell('tellWhatStaysPrivate'),
        signpost('tellWhoCanHelp', peopleFor),
        tell('tellWhatHappensNext'),
      ],
      no: [waveAway('under_18'), tell('tellPutRight')],
      skip: [waveAway()],
    }),
  ]);
