import { tell, topic } from '../src/conversation/topic.js';

/**
 * How to tell police, what to ask for, and what to do if they do not take it seriously.
 * Why it says what it says: docs/guidance/record-and-police.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const reportingToPolice = topic('reportingToPolice', [
  tell('tellHowToReport'),
  tell('tellWhatToSay'),
  tell('tellWhatToAskFor'),
  tell('tellIfNotTakenSeriously'),
]);
