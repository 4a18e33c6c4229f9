import { signpost, type Topic, tell, topic } from '../src/conversation/topic.js';
import type { Concern } from '../src/signposting/concerns.js';
import type { Surroundings } from './surroundings.js';

/**
 * A path through one situation: what to do now, what not to do, who can help, what happens next. All have this one shape, so
 * that visitors and advisors know where they are.
 * @param name also the name of its file and of its words
 * @param concerns what the path is about, beyond what the visitor has told: it decides who can help
 */
export const path =
  (name: string, concerns: readonly Concern[]) =>
  ({ helpWith }: Surroundings): Topic =>
    topic(name, [
      tell('tellWhatToDo'),
      tell('tellWhatNotToDo'),
      signpost('findSupport:tellWhoCanHelp', helpWith(concerns)),
      tell('tellWhatHappensNext'),
    ]);
