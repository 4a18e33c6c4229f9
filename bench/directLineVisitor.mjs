import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { waymarkSteps } from './fiveSteps.mjs';
import { jsonPoster, patienceMs } from './jsonPoster.mjs';

/** How long the first conversation waits for a greeting, to learn whether the server gives one. */
const greetingMs = 2_000;

/** Rejects when `promise` takes too long; its error says what did not come. */
function inTime(promise, what, limitMs = patienceMs) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come in ${limitMs} ms`)), limitMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** One conversation's stream: it takes the bot's messages in, and tells who waits for them. */
class Stream {
  #arrived = new Map();
  #waiting = new Map();
  /** the buttons of the last message that had any */
  buttons = [];

  constructor(url, origin) {
    this.socket = new WebSocket(url, { origin, perMessageDeflate: false });
    this.opened = new Promise((resolve, reject) => this.socket.once('open', resolve).once('error', reject));
    this.socket.on('message', (data) => this.#take(data.toString()));
  }

  #take(frame) {
    if (frame === '') return;
    for (const activity of JSON.parse(frame).activities) {
      if (activity.type !== 'message' || activity.from.role === 'user') continue;
      const actions = activity.suggestedActions?.actions;
      if (actions?.length > 0) this.buttons = actions;
      const to = activity.replyToId ?? 'greeting';
      this.#arrived.set(to, [...(this.#arrived.get(to) ?? []), activity.text ?? '']);
    }
    for (const [to, tell] of this.#waiting) if (this.#arrived.has(to)) tell();
  }

  /** Resolves to the texts of the replies to this message, as soon as the frame that holds the first has come. */
  async replyTo(id) {
    if (!this.#arrived.has(id)) await new Promise((resolve) => this.#waiting.set(id, resolve));
    this.#waiting.delete(id);
    return this.#arrived.get(id);
  }
}

/**
 * A visitor who talks to Waymark as its web widget does: Direct Line, replies by WebSocket.
 * @param {{ base: string }} options
 */
export function directLineVisitor({ base }) {
  const post = jsonPoster(base);
  let greets;

  /** Takes a token, starts a conversation, opens its stream and waits for the greeting. */
  async function open() {
    const { token } = await post('/v3/directline/tokens/generate', {});
    const started = await post('/v3/directline/conversations', { locale: 'en-GB' }, token);
    const stream = new Stream(started.streamUrl, base);
    await inTime(stream.opened, 'The stream');
    if (greets === undefined) {
      greets = await inTime(stream.replyTo('greeting'), 'A greeting', greetingMs).then(
        () => true,
        () => false,
      );
    } else if (greets) await inTime(stream.replyTo('greeting'), 'The greeting');
    return { id: started.conversationId, token: started.token, stream };
  }

  /**
   * Says what the step says, and waits for the reply.
   * @returns {Promise<{ said: string, replies: string[] }>}
   */
  async function turn({ id, token, stream }, step) {
    const text = waymarkSteps[step] ?? stream.buttons[0]?.value ?? stream.buttons[0]?.title;
    if (text === undefined) throw new Error(`Step ${step + 1}: no text is given and the bot offered no button`);
    const sent = await post(
      `/v3/directline/conversations/${id}/activities`,
      {
        type: 'message',
        from: { id: 'visitor' },
        text,
        locale: 'en-GB',
        channelData: { clientActivityID: randomUUID() },
      },
      token,
    );
    return { said: text, replies: await inTime(stream.replyTo(sent.id), `The reply to step ${step + 1}`) };
  }

  const close = ({ stream }) => stream.socket.close();
  return { open, turn, close, steps: waymarkSteps.length };
}
