import type { StageOutcome, Turn, TurnTools } from './turn.js';

/**
 * While an advisor is there, what a visitor types goes to them, with the marks of danger that were found in it, and the bot
 * is silent. Two things it still does: at an alarm it says once where the emergency number is, since an advisor may be slow
 * to read; and it obeys whoever wants to end the talk or to have everything deleted. Why so: docs/decisions/0012.
 */
export function passToAdvisor(turn: Turn, { conversation }: TurnTools): StageOutcome {
  const { incoming, desk, session, outbox } = turn;
  if (desk.phase !== 'live' || incoming.kind !== 'message') return 'next';
  if (conversation.isForTheBot(session, incoming.text)) return 'next';
  const alarming = turn.speakFirst.some((response) => response === 'immediateDanger' || response === 'threat');
  const labels = turn.spotted.map(({ label }) => label);
  // The safe word is no danger that was spotted, and yet a cry for help.
  const marks = alarming && labels.length === 0 ? ['danger_now'] : labels;
  const nothingErased = conversation.letDeletingGo(session);
  if (alarming) outbox.hold({ key: 'immediateDanger:tellCallNow', urgent: true }, session.language);
  else if (nothingErased) outbox.hold({ key: 'deleteMyChat:tellKept' }, session.language);
  turn.speakFirst = [];
  turn.forDesk.said = { text: incoming.text, marks };
  return 'save';
}

/** Tells the desk what the turn was about. Only called once the turn is saved. */
export function tellDesk({ incoming, session, forDesk, typedIn }: Turn, { desk }: TurnTools): void {
  const { conversationId, channel } = incoming;
  if (forDesk.call !== undefined) desk.take(forDesk.call, { conversationId, channel, language: session.language });
  if (forDesk.alarmed === true) desk.visitorAlarmed(conversationId);
  if (forDesk.said !== undefined) desk.visitorSaid(conversationId, { ...forDesk.said, language: typedIn });
  if (forDesk.left !== undefined) desk.visitorLeft(conversationId, forDesk.left);
}
