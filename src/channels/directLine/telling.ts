import { frame } from './conversationLog.js';
import type { LiveConversation } from './conversations.js';
import { broadcast } from './sockets.js';

/**
 * Puts activities on every socket of a conversation. What is told in one pass of the event loop goes in one frame, in
 * order: the echo and the reply to it mostly are, and each frame costs a call into the system.
 * @param activities JSON of one or more activities that the log holds, joined by commas
 */
export function tell(conversation: LiveConversation, activities: string): void {
  if (conversation.sockets.size === 0) return;
  if (conversation.untold === '') {
    conversation.untold = activities;
    setImmediate(() => tellNow(conversation));
  } else conversation.untold += `,${activities}`;
}

/** Sends what waits at once: before a socket joins that has it in its replay, and before a conversation ends. */
export function tellNow(conversation: LiveConversation): void {
  const { untold } = conversation;
  if (untold === '') return;
  conversation.untold = '';
  broadcast(conversation.sockets, frame(untold, conversation.log.watermark));
}
