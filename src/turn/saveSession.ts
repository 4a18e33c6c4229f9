import { serialiseSession } from '../conversation/session.js';
import type { Turn, TurnTools } from './turn.js';

const minuteMs = 60_000;

/**
 * Saves the session once, or erases it when the conversation has ended.
 * @returns false when another turn saved in between: this one must be run again
 */
export async function saveSession(turn: Turn, { store, idleLimitMinutes }: TurnTools): Promise<boolean> {
  const key = turn.incoming.conversationId;
  if (turn.ended !== undefined) {
    await store.erase(key);
    return true;
  }
  const saved = await store.save(key, {
    value: serialiseSession(turn.session),
    expectedVersion: turn.version,
    expiresAt: new Date(turn.now.getTime() + idleLimitMinutes * minuteMs),
  });
  return saved.ok;
}
