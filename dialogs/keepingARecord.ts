import { signpost, type Topic, tell, topic } from '../src/conversation/topic.js';
import type { Surroundings } from './surroundings.js';

/**
 * How to write down what happens, and where to keep it so that the perpetrator cannot reach it. Ends with an empty sheet that
 * the browser prints; nothing is filled in, sent or stored.
 * Why it says what it says: docs/guidance/record-and-police.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const keepingARecord = ({ helpWith }: Surroundings): Topic =>
  topic('keepingARecord', [
    tell('tellWhatToWrite'),
    tell('tellWhatToKeep'),
    tell('tellWhereToKeepIt'),
    tell('tellWhatNotToDo'),
    tell('tellDoNotWait'),
    tell('tellLogSheet', { prints: 'sheet' }),
    signpost('findSupport:tellWhoCanHelp', helpWith([])),
    tell('tellWhatHappensNext'),
  ]);
