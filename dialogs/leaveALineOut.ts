import { ask, goTo, note, type SoFar, topic } from '../src/conversation/topic.js';
import { partsTold, summaryParts } from '../src/screening/summary.js';

/** What the visitor keeps to themselves, as names of parts. */
export const struckIn = ({ answers }: SoFar): readonly string[] => answers['leaveALineOut.struck']?.split(',') ?? [];

/** Parts in which there is something that would be shared. */
export const unstruck = (told: SoFar): readonly string[] =>
  partsTold(told).filter((part) => !struckIn(told).includes(part));

/** Takes one part out of what an advisor would see, and shows the rest again. */
export const leaveALineOut = topic('leaveALineOut', [
  ask('askWhatToLeaveOut', [...summaryParts, 'nothing'], { offer: (told) => [...unstruck(told), 'nothing'] }),
  note('struck', (told) => [...struckIn(told), told.answers['leaveALineOut.askWhatToLeaveOut']].join(',')),
  goTo('shareWithAdvisor'),
]);
