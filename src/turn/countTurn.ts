import type { Counter } from '../protocol/statistics.js';
import type { Label } from '../safety/labels.js';
import type { Turn } from './turn.js';

/** Labels that mean danger; the others lead to paths, and are counted as those. */
const dangers: readonly Label[] = ['danger_now', 'threat', 'self_harm'];

/** Counts what a turn was, once it is saved: codes alone, and nothing by which one turn could be told from another. */
export function countTurn(turn: Turn, count: Counter): void {
  const { incoming, session, counted } = turn;
  const { language } = session;
  if (turn.version === 0 && incoming.kind !== 'resume') count({ kind: 'opened', channel: incoming.channel, language });
  else if (language !== turn.languageBefore) count({ kind: 'language', language });
  for (const topic of counted.begun) count({ kind: 'path', topic });
  // Worked out in this turn, if it is there: it is never kept.
  const outcome = session.answers['findSupport.outcome'];
  if (outcome !== undefined) count({ kind: 'plan', outcome });
  for (const { label } of turn.spotted) if (dangers.includes(label)) count({ kind: 'danger', label });
  for (const label of counted.denied) count({ kind: 'waved', label });
}
