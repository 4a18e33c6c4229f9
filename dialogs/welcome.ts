import { ask, goTo, tell, topic, visit, when } from '../src/conversation/topic.js';

/**
 * What this is, what it keeps, how to leave, and whether there is danger this minute. Said before anything is asked.
 * Why we say it: docs/guidance/first-words.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const welcome = topic('welcome', [
  tell('tellWhatThisIs'),
  tell('tellWhatIsKept'),
  tell('tellLimits'),
  tell('tellHowToLeave'),
  ask('askIfInDanger', ['yes', 'no', 'notSure'], { goesOn: true, retry: 'safety:stillHere' }),
  when('askIfInDanger', {
    yes: [visit('immediateDanger')],
    notSure: [visit('immediateDanger')],
  }),
  goTo('safeToTalk'),
]);
