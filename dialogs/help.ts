import { tell, topic } from '../src/conversation/topic.js';

/** The words that work at every step. */
export const help = topic('help', [tell('tellWhatYouCanType'), tell('tellNumbers')]);
