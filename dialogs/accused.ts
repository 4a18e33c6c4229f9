import { ask, remember, tell, topic, visit, waveAway, when } from '../src/conversation/topic.js';

/**
 * The visitor seems to be the one who was reported, warned or taken to court. No doubting and no verdict: it must be safe to
 * read for either side. Offered, never forced.
 * Why it says what it says: docs/guidance/danger.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const accused = topic('accused', [
  // Whoever chose this in the menu has answered it.
  ask('askIfRight', ['yes', 'no', 'skip'], { once: true, goesOn: true }),
  when('askIfRight', {
    yes: [
      remember('accused'),
      waveAway(),
      tell('tellWhatToDo'),
      tell('tellKeepToConditions'),
      tell('tellWhatNotToDo'),
      tell('tellWhatHappensNext'),
      visit('helpNearYou'),
    ],
    no: [waveAway('accused'), tell('tellPutRight')],
    skip: [waveAway()],
  }),
]);
