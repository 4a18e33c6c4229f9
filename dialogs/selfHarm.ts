import { ask, signpost, type Topic, tell, topic, when } from '../src/conversation/topic.js';
import type { Surroundings } from './surroundings.js';

/**
 * The visitor may be thinking of suicide or of harming themselves. Warm, plain, with people who answer at any hour.
 * Why it says what it says: docs/guidance/immediate-danger.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const selfHarm = ({ peopleFor }: Surroundings): Topic =>
  topic('selfHarm', [
    tell('tellYouMatter', { urgent: true }),
    tell('tellWhoAnswersNow'),
    ask('askIfSuicidal', ['yes', 'no', 'notSure', 'skip']),
    when('askIfSuicidal', {
      yes: [tell('tellTalkToThemNow', { urgent: true })],
      notSure: [tell('tellTalkToThemNow', { urgent: true })],
    }),
    ask('askWhatYouNeed', ['talkToSomeone', 'called', 'goOn']),
    when('askWhatYouNeed', {
      talkToSomeone: [signpost('tellWhoToCall', peopleFor)],
      called: [tell('tellStayOnTheLine')],
      goOn: [tell('tellCallAnyTime')],
    }),
  ]);
