import type { Label } from '../safety/labels.js';
import { leaveNow } from './leaveOnExitPhrase.js';
import type { StageOutcome, Turn, TurnTools } from './turn.js';

/** Labels that are remembered for the screening, so that nobody is asked twice. */
const remembered: readonly Label[] = ['danger_now', 'threat', 'self_harm'];

/**
 * Reads every typed message for danger, before anything else is decided. A tapped button or a command is no free text.
 */
export function watchForDanger(turn: Turn, tools: TurnTools): StageOutcome {
  const { incoming, session } = turn;
  const { conversation, recogniseDanger } = tools;
  if (incoming.kind !== 'message' || conversation.isAnswerOrCommand(session, incoming.text)) return 'next';
  const question = conversation.questionOnTable(session);
  const { alarm, check } = recogniseDanger({
    text: incoming.text,
    language: session.language,
    ...(question === undefined ? {} : { asked: `${question.topic}.${question.ask}` }),
  });
  turn.spotted = [
    ...alarm.map((label) => ({ tier: 'alarm' as const, label })),
    ...check.map((label) => ({ tier: 'check' as const, label })),
  ];
  if (alarm.includes('leave')) return leaveNow(turn);
  for (const label of [...alarm, ...check]) {
    if (remembered.includes(label) && !session.marks.includes(label)) session.marks.push(label);
  }
  turn.urgentTopic = urgentTopic(turn, tools, alarm, check);
  return 'next';
}

function urgentTopic(
  turn: Turn,
  { conversation }: TurnTools,
  alarm: readonly Label[],
  check: readonly Label[],
): string | undefined {
  const { immediateDanger, checkDanger, selfHarm } = conversation.landmarks;
  const { waved } = turn.session;
  const topic = alarm.includes('danger_now')
    ? immediateDanger
    : alarm.includes('self_harm') || check.includes('self_harm')
      ? selfHarm
      : alarm.includes('threat') || check.includes('threat') || check.includes('danger_now')
        ? checkDanger
        : undefined;
  if (topic === undefined) return undefined;
  if (!waved.includes(topic)) return topic;
  // Waved away before: the numbers stay in view in one line, and the conversation is not taken over again.
  turn.outbox.hold({ key: 'safety:stillHere', urgent: true }, turn.session.language);
  return undefined;
}
