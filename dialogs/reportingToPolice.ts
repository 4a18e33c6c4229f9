import { signpost, type Topic, tell, topic } from '../src/conversation/topic.js';
import type { Surroundings } from './surroundings.js';

/**
 * How to tell police, what to ask for, and what to do if they do not take it seriously.
 * Why it says what it says: docs/guidance/record-and-police.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const reportingToPolice = ({ peopleFor }: Surroundings): Topic =>
  topic('reportingToPolice', [
    tell('tellHowToReport'),
    tell('tellWhatToSay'),
    tell('tellWhatToAskFor'),
    tell('tellWhatNotToDo'),
    signpost('findSupport:tellWhoCanHelp', peopleFor),
    tell('tellWhatHappensNext'),
    tell('tellIfNotTakenSeriously'),
  ]);
