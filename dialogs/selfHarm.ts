import { ask, remember, signpost, type Topic, tell, topic, waveAway, when } from '../src/conversation/topic.js';
import type { Surroundings } from './surroundings.js';

/**
 * The visitor may be thinking of suicide or of harming themselves. Warm, plain, with people who answer at any hour.
 * Why it says what it says: docs/guidance/danger.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const selfHarm = ({ peopleFor }: Surroundings): Topic =>
  topic('selfHarm', [
    remember('self_harm'),
    tell('tellYouMatter', { urgent: true }),
    tell('tellWhoAnswersNow'),
    ask('askIfSuicidal', ['yes', 'no', 'notSure', 'skip', 'notMeant'], { goesOn: true }),
    when('askIfSuicidal', {
      yes: [tell('tellTalkToThemNow', { urgent: true })],
      notSure: [tell('tellTalkToThemNow', { urgent: true })],
      notMeant: [waveAway('self_harm'), tell('tellPutRight')],
    }),
    ask('askWhatYouNeed', ['talkToSomeone', 'called', 'goOn'], { onlyIf: ({ marks }) => marks.includes('self_harm') }),
    when('askWhatYouNeed', {
      talkToSomeone: [waveAway(), signpost('tellWhoToCall', peopleFor), tell('tellCallAnyTime')],
      called: [waveAway(), tell('tellStayOnTheLine')],
      goOn: [waveAway(), tell('tellCallAnyTime')],
      skip: [waveAway(), tell('tellCallAnyTime')],
    }),
  ]);
