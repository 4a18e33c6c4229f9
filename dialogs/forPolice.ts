import { tell, topic } from '../src/conversation/topic.js';
import { policeQuestions, toldIn } from '../src/screening/told.js';

/**
 * The visitor's own answers, in the order in which police ask, to read out, to print or to show. Put together when it is asked
 * for, shown once, and never stored.
 * Why in this order: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const forPolice = topic('forPolice', [
  tell('tellHowToUse'),
  tell('tellWhatToSay', { told: ({ answers }) => toldIn(answers, policeQuestions), prints: 'text' }),
  tell('tellWhatToAdd'),
]);
