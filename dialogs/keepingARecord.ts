import { tell, topic } from '../src/conversation/topic.js';

/**
 * How to write down what happens, and where to keep it so that the perpetrator cannot reach it.
 * Why it says what it says: docs/guidance/record-and-police.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const keepingARecord = topic('keepingARecord', [
  tell('tellWhatToWrite'),
  tell('tellWhatToKeep'),
  tell('tellWhereToKeepIt'),
  tell('tellDoNotWait'),
  tell('tellLogSheet', { prints: 'sheet' }),
]);
