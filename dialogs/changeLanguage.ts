import { ask, speakIn, type Topic, tell, topic } from '../src/conversation/topic.js';

/** @param languages tags of the languages on offer; each is shown by its own name */
export const changeLanguage = (languages: readonly string[]): Topic =>
  topic('changeLanguage', [ask('askLanguage', languages), speakIn('askLanguage'), tell('tellLanguageNow')]);
