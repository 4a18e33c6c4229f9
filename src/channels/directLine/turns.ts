import type { Reply } from '../../conversation/message.js';
import type { PostedActivity } from './activityInput.js';
import { type Answer, answer, refusals, refuse } from './answer.js';
import { frame, replyJson } from './conversationLog.js';
import type { Conversations, LiveConversation, TakenMessage } from './conversations.js';
import type { Patience } from './patience.js';
import { tell, tellNow } from './telling.js';

/** What a turn of the web channel works on. */
export interface TurnPlace {
  readonly conversations: Conversations;
  readonly conversation: LiveConversation;
  readonly now: () => Date;
}

type PostedMessage = Extract<PostedActivity, { kind: 'message' }>;

/** How many earlier messages are known again when they are sent twice. */
const mostTaken = 50;

/**
 * Takes one message: echo first, then the turn, and when that is over the post is answered: frame and answer leave in one
 * breath, which costs both sides less. The id in the answer, in the echo and in `replyToId` is the same, because clients hold
 * a reply back until they have seen what it answers.
 */
export async function takeMessage(
  place: TurnPlace,
  posted: {
    readonly message: PostedMessage;
    readonly visitorId: string;
    readonly postsPerMinute: number;
    readonly patience: Patience;
  },
): Promise<Answer> {
  const { conversations, conversation, now } = place;
  const { message, visitorId, postsPerMinute, patience } = posted;
  const { clientActivityID, text, locale } = message;
  const known = clientActivityID === undefined ? undefined : conversation.taken.get(clientActivityID);
  if (known !== undefined) {
    await patience.wait(known.turn);
    return answer(200, { id: known.id });
  }
  const at = now();
  if (conversation.queue.isFull) return refuse(refusals.tooMany);
  const waitSeconds = countPost(conversation, at.getTime(), postsPerMinute);
  if (waitSeconds > 0) return refuse({ ...refusals.tooMany, retryAfterSeconds: waitSeconds });

  conversations.touch(conversation);
  const echo = conversation.log.appendEcho({ text, visitorId, locale, channelData: message.channelData }, at);
  tell(conversation, echo.json);
  const turn = conversation.queue.add(
    {
      channel: 'web',
      conversationId: conversation.id,
      kind: 'message',
      text,
      ...(locale === undefined ? {} : { locale }),
    },
    (replies) => deliverTo(place, replies, echo.position),
  );
  if (clientActivityID !== undefined) rememberTaken(conversation.taken, clientActivityID, { id: echo.id, turn });
  await patience.wait(turn);
  return { status: 200, body: `{"id":${JSON.stringify(echo.id)}}` };
}

/**
 * Puts the replies of one turn into the log and on every socket, in one frame. With a reply that ends the conversation
 * everything held of it goes; a client that polls may fetch the last words once.
 */
export function deliverTo(place: TurnPlace, replies: readonly Reply[], replyTo: number | undefined): void {
  const { conversations, conversation, now } = place;
  // The visitor may have left while the turn ran: then nobody is told anything any more.
  if (conversations.get(conversation.id) !== conversation) return;
  let told = '';
  for (const reply of replies) {
    const at = now();
    told += `${told === '' ? '' : ','}${conversation.log.appendReply(replyJson(reply), replyTo, at)}`;
    if (reply.ended === undefined) continue;
    told += `,${conversation.log.appendEnd(reply.ended, at)}`;
    const isWatched = conversation.sockets.size > 0;
    tell(conversation, told);
    tellNow(conversation);
    conversations.end(conversation.id, isWatched ? undefined : frame(told, conversation.log.watermark));
    return;
  }
  if (told === '') return;
  // At once: at the end of this pass of the event loop it would wait for the turns of all others who wrote in the same moment.
  tell(conversation, told);
  tellNow(conversation);
}

/** @returns seconds to wait when this minute's posts are used up, else 0 */
function countPost(conversation: LiveConversation, nowMs: number, postsPerMinute: number): number {
  if (nowMs - conversation.minuteBeganMs >= 60_000) {
    conversation.minuteBeganMs = nowMs;
    conversation.postsThisMinute = 0;
  }
  if (conversation.postsThisMinute >= postsPerMinute) {
    return Math.max(1, Math.ceil((conversation.minuteBeganMs + 60_000 - nowMs) / 1000));
  }
  conversation.postsThisMinute += 1;
  return 0;
}

function rememberTaken(taken: Map<string, TakenMessage>, clientActivityID: string, message: TakenMessage): void {
  if (taken.size >= mostTaken) {
    for (const oldest of taken.keys()) {
      taken.delete(oldest);
      break;
    }
  }
  taken.set(clientActivityID, message);
}
