import { newSession, parseSession } from '../conversation/session.js';
import type { StageOutcome, Turn, TurnTools } from './turn.js';

/** Takes up the session where it stood. Nothing there, expired, or of another format: begins clean. */
export async function loadSession(turn: Turn, { store, words }: TurnTools): Promise<StageOutcome> {
  const entry = await store.load(turn.incoming.conversationId);
  if (entry === undefined) return 'next';
  turn.version = entry.version;
  turn.session = parseSession(entry.value) ?? newSession(words.chooseLanguage(turn.incoming.locale));
  turn.languageBefore = turn.session.language;
  return 'next';
}
