import type { Reply } from '../conversation/message.js';
import { newSession } from '../conversation/session.js';
import { saveSession } from './saveSession.js';
import type { Turn, TurnTools } from './turn.js';

/**
 * What a visitor gets when anything in a turn broke, the store included: the emergency and helpline numbers, in their
 * language, from memory. What the turn had wanted to say is dropped with it.
 *
 * When the dialog itself broke, its place is forgotten, or a broken place would break every turn after it; the answers are
 * kept. When the store broke, what it holds is left as it is: the next message may find it in order again.
 * @param stage the name of the stage that threw
 */
export async function onTurnError(turn: Turn, stage: string, tools: TurnTools): Promise<readonly Reply[]> {
  turn.outbox.open();
  turn.outbox.hold({ key: 'safety:somethingWentWrong', urgent: true }, turn.session.language);
  if (turn.ended !== undefined) {
    // Somebody who leaves must be gone even so; whether it succeeds cannot be waited for.
    await tools.store.erase(turn.incoming.conversationId).catch(() => undefined);
    turn.outbox.hold({ key: 'safety:left', ended: turn.ended }, turn.session.language);
    return turn.outbox.open();
  }
  if (stage !== 'runDialog') return turn.outbox.open();
  const { language, answers, marks } = turn.session;
  turn.session = { ...newSession(language), answers, marks };
  await saveSession(turn, tools).catch(() => undefined);
  return turn.outbox.open();
}
