import { leaveOnExitPhrase } from './leaveOnExitPhrase.js';
import { loadSession } from './loadSession.js';
import { passToAdvisor } from './passToAdvisor.js';
import { runDialog } from './runDialog.js';
import type { Stage } from './turn.js';
import { watchForDanger } from './watchForDanger.js';

/**
 * What happens to each message, in order. When all have run, the session is saved (`saveSession.ts`), and only then does
 * the outbox open. An error in any of them ends in `onTurnError.ts`.
 */
export const stages: readonly Stage[] = [
  { name: 'loadSession', run: loadSession },
  { name: 'leaveOnExitPhrase', run: leaveOnExitPhrase },
  { name: 'watchForDanger', run: watchForDanger },
  { name: 'passToAdvisor', run: passToAdvisor },
  { name: 'runDialog', run: runDialog },
];
