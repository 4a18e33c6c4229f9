import { ask, goTo, tell, topic, when } from '../src/conversation/topic.js';

/**
 * Is it happening to the visitor, or to somebody they worry about? The questions after this are worded for it.
 * Why we ask: docs/guidance/screening.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const whoIsItAbout = topic('whoIsItAbout', [
  // Whoever told it before, in their own words, is not asked again (`thirdParty`).
  ask('askWho', ['self', 'someoneElse', 'skip'], { once: true, listens: true, keepsFirst: true, why: true }),
  when('askWho', {
    someoneElse: [tell('tellHowToHelpThem', { onlyIf: ({ marks }) => !marks.includes('third_party') })],
  }),
  goTo('whatIsHappening'),
]);
