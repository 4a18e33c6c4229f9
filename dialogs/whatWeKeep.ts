import { tell, topic } from '../src/conversation/topic.js';

/** What is held of this chat, for how long, and what is never held. */
export const whatWeKeep = topic('whatWeKeep', [
  tell('tellWhatWeKeep'),
  tell('tellWhatWeNeverKeep'),
  tell('tellWhatAdvisorsSee'),
  tell('tellHowToErase'),
]);
