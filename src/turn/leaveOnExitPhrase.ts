import type { StageOutcome, Turn, TurnTools } from './turn.js';

/** Leaving beats everything: a word to leave wipes at once and is answered by one neutral line. */
export function leaveOnExitPhrase(turn: Turn, { isExitPhrase }: TurnTools): StageOutcome {
  return turn.incoming.kind === 'message' && isExitPhrase(turn.incoming.text) ? leaveNow(turn) : 'next';
}

/** Ends the turn by leaving. Also for the danger watch, which knows longer ways of saying so. */
export function leaveNow(turn: Turn): StageOutcome {
  turn.ended = 'left';
  turn.forDesk.left = 'quickExit';
  turn.outbox.hold({ key: 'safety:left', ended: 'left' }, turn.session.language);
  return 'save';
}
