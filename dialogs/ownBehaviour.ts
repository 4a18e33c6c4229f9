import { ask, goTo, leave, remember, tell, topic, visit, waveAway, when } from '../src/conversation/topic.js';

/**
 * The visitor seems to speak of what they do themselves. Never an accusation, no taking sides, and nothing that would help to
 * find or reach anybody. Offered, never forced.
 * Why it says what it says: docs/guidance/danger.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const ownBehaviour = topic('ownBehaviour', [
  // Whoever chose this in the menu has answered it.
  ask('askIfRight', ['yes', 'no', 'skip'], { once: true, goesOn: true }),
  when('askIfRight', {
    yes: [
      remember('own_behaviour'),
      waveAway(),
      tell('tellThanks'),
      tell('tellWhatToDo'),
      tell('tellWhatNotToDo'),
      tell('tellWhatHappensNext'),
      visit('helpNearYou'),
    ],
    no: [waveAway('own_behaviour'), tell('tellPutRight')],
    skip: [waveAway()],
  }),
  // The questions of this chat are for people who are harmed, so the way past them comes first.
  ask('askWhatNext', ['enough', 'goOn', 'leaveNow'], { onlyIf: ({ marks }) => marks.includes('own_behaviour') }),
  when('askWhatNext', { enough: [goTo('goodbye')], leaveNow: [leave('tellLeft', 'left')] }),
]);
