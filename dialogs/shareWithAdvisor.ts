import { ask, type Circumstances, callDesk, goTo, type SoFar, tell, topic, when } from '../src/conversation/topic.js';
import { handoverRequest, summaryLines, summaryParts } from '../src/screening/summary.js';
import { struckIn, unstruck } from './leaveALineOut.js';

const hasLines = (told: SoFar): boolean => unstruck(told).length > 0;
const isFirstLook = ({ answers }: Circumstances): boolean => answers['leaveALineOut.struck'] === undefined;

/**
 * Consent: the visitor sees what an advisor would see, leaves out what they like, and only then is an advisor asked.
 * What was typed is not in it: it was never kept. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const shareWithAdvisor = topic('shareWithAdvisor', [
  tell('tellWhatHappens', { onlyIf: isFirstLook }),
  tell('tellWhatTheySee', { onlyIf: hasLines, lines: (told) => summaryLines(told, struckIn(told)) }),
  tell('tellTheySeeNothing', { onlyIf: (told) => !hasLines(told) }),
  ask('askWhatToShare', ['share', 'strike', 'shareNothing', 'notNow'], {
    offer: (told) => (hasLines(told) ? ['share', 'strike', 'shareNothing', 'notNow'] : ['shareNothing', 'notNow']),
  }),
  when('askWhatToShare', {
    strike: [goTo('leaveALineOut')],
    share: [
      callDesk((told) => ({ kind: 'request', request: handoverRequest(told, struckIn(told)) })),
      tell('tellAsked'),
    ],
    shareNothing: [
      callDesk((told) => ({ kind: 'request', request: handoverRequest(told, summaryParts) })),
      tell('tellAsked'),
    ],
    notNow: [tell('tellNotAsked')],
    skip: [tell('tellNotAsked')],
  }),
]);
