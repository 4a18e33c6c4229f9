import { signpost, type Topic, tell, topic } from '../src/conversation/topic.js';
import type { Surroundings } from './surroundings.js';

/** People to speak to. Nobody of the helpline reads this chat, so it gives hours and numbers, and says so. */
export const talkToAdvisor = ({ peopleFor }: Surroundings): Topic =>
  topic('talkToAdvisor', [tell('tellNobodyIsInThisChat'), signpost('tellWhoToCall', peopleFor)]);
