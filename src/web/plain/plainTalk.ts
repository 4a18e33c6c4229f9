import type { Answer } from '../../channels/directLine/answer.js';
import type { ActivitySet, OutgoingActivity, WaymarkChannelData } from '../../protocol/directLine.js';

/** Where a conversation stands, as read from a poll of all of it. */
export interface Talked {
  readonly newest: readonly OutgoingActivity[];
  readonly earlier: readonly OutgoingActivity[];
  readonly choices: readonly string[];
  readonly watermark: string;
  /** language of the last answer */
  readonly spoken: string | undefined;
  /** something was said since the page before */
  readonly hasNew: boolean;
  /** the bot or an advisor spoke last */
  readonly isAnswered: boolean;
  readonly ended: 'left' | 'erased' | 'ended' | undefined;
  /** the last words of a conversation that has ended */
  readonly said: string;
}

const positionOf = ({ id }: OutgoingActivity): number => Number(id.slice(id.lastIndexOf('|') + 1));

/**
 * @param polled the answer to a poll from the beginning
 * @param seen watermark of the page before: what came after it is new
 * @returns undefined when there is no such conversation any more
 */
export function talkFrom({ status, body }: Answer, seen: string): Talked | undefined {
  if (status !== 200 || body === undefined) return undefined;
  const { activities, watermark = '' } = JSON.parse(body) as ActivitySet;
  const end = activities.find(({ type }) => type === 'endOfConversation');
  const messages = activities.filter(({ type }) => type === 'message');
  const fresh = messages.filter((activity) => positionOf(activity) > Number(seen));
  const last = messages.at(-1);
  // With nothing new, the last turn stands where it stood.
  const newest = fresh.length > 0 ? fresh : messages.filter((each) => sameTurn(each, last));
  const spoken = messages.findLast(({ from }) => from.role === 'bot');
  return {
    newest,
    earlier: messages.filter((each) => !newest.includes(each)),
    choices: (spoken?.suggestedActions?.actions ?? []).map(({ value }) => value),
    watermark,
    spoken: spoken?.locale,
    hasNew: fresh.length > 0,
    isAnswered: last?.from.role === 'bot',
    ended: end === undefined ? undefined : endedBy(end.channelData),
    said: messages.at(-1)?.text ?? '',
  };
}

function sameTurn(one: OutgoingActivity, other: OutgoingActivity | undefined): boolean {
  if (other === undefined) return false;
  if (one === other) return true;
  return other.replyToId !== undefined && (one.replyToId === other.replyToId || one.id === other.replyToId);
}

function endedBy(data: WaymarkChannelData = {}): 'left' | 'erased' | 'ended' {
  return data.waymark?.ended ?? 'ended';
}
