import { tell, topic } from '../src/conversation/topic.js';

/** Who to call, then the words that work at every step: "help" may be a cry for it. */
export const help = topic('help', [tell('tellNumbers', { urgent: true }), tell('tellWhatYouCanType')]);
