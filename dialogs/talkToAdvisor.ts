import { goTo, note, signpost, type Topic, tell, topic, visit, when } from '../src/conversation/topic.js';
import type { Surroundings } from './surroundings.js';

/**
 * People to speak to: an advisor in this chat when one is there, and the truth when none is, with who else answers now.
 * Wording: draft, not yet reviewed (see locales/status.json).
 */
export const talkToAdvisor = ({ peopleFor }: Surroundings): Topic =>
  topic('talkToAdvisor', [
    note('desk', ({ desk }) => (desk.phase === 'none' ? desk.availability : desk.phase)),
    when('desk', {
      open: [goTo('shareWithAdvisor')],
      waiting: [visit('whileWaiting')],
      none: [tell('tellNobodyIsInThisChat')],
      closed: [
        tell('tellClosedUntil', {
          onlyIf: ({ desk }) => desk.opensAt !== undefined,
          values: ({ desk, now }) => ({ opensAt: desk.opensAt ?? now }),
        }),
        tell('tellClosed', { onlyIf: ({ desk }) => desk.opensAt === undefined }),
      ],
      full: [tell('tellFull')],
      stopped: [tell('tellStopped')],
    }),
    signpost('tellWhoToCall', peopleFor),
  ]);
