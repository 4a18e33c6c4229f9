import { randomUUID } from 'node:crypto';
import { peerFarewell, peerSteps } from './fiveSteps.mjs';
import { jsonPoster } from './jsonPoster.mjs';

/**
 * A visitor who talks to a peer at /api/messages; the replies come in the answer to the post, which is the cheapest
 * way those frameworks have.
 * @param {{ base: string }} options
 */
export function expectRepliesVisitor({ base }) {
  const post = jsonPoster(base);

  async function send(id, activity) {
    const { activities } = await post('/api/messages', {
      id: randomUUID(),
      channelId: 'directline',
      serviceUrl: 'http://127.0.0.1:9',
      from: { id: 'visitor' },
      recipient: { id: 'bot' },
      conversation: { id },
      locale: 'en-GB',
      deliveryMode: 'expectReplies',
      ...activity,
    });
    return activities.filter(({ type }) => type === 'message').map(({ text }) => text);
  }

  /** The first question comes when the visitor joins, as in Microsoft's samples. */
  async function open() {
    const id = randomUUID();
    await send(id, { type: 'conversationUpdate', membersAdded: [{ id: 'visitor' }] });
    return { id };
  }

  /** @returns {Promise<{ said: string, replies: string[] }>} */
  async function turn({ id }, step) {
    const replies = await send(id, { type: 'message', text: peerSteps[step] });
    if (replies.length === 0) throw new Error(`Step ${step + 1}: no reply`);
    if (step === peerSteps.length - 1 && replies.at(-1) !== peerFarewell) throw new Error('A conversation went astray');
    return { said: peerSteps[step], replies };
  }

  return { open, turn, close: () => {}, steps: peerSteps.length };
}
