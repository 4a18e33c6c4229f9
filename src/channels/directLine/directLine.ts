import { randomBytes, randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { errorCode } from '../../log/logger.js';
import { createAccess } from './access.js';
import { isObject, own, readActivity, readLocale } from './activityInput.js';
import { answer, refusals, refuse } from './answer.js';
import { botAccount } from './conversationLog.js';
import { Conversations } from './conversations.js';
import { Patience } from './patience.js';
import {
  type ConversationRequest,
  type DirectLine,
  type DirectLineOptions,
  defaultDirectLineSettings,
} from './shapes.js';
import { createSockets } from './sockets.js';
import { tell, tellNow } from './telling.js';
import { TurnQueue } from './turnQueue.js';
import { deliverTo, takeMessage } from './turns.js';

export type { DirectLine, DirectLineOptions, DirectLineSettings } from './shapes.js';

const eraseGraceMs = 24 * 60 * 60_000;
const sweepEveryMs = 15_000;
/** Clients that poll do so each second or two; a slow line takes longer. */
const pollGraceMs = 15_000;

/** Builds the web channel. Tokens, logs and sockets are its own; what is said is the corridor's. */
export function createDirectLine(options: DirectLineOptions): DirectLine {
  const { now, log, eraseConversation } = options;
  const settings = { ...defaultDirectLineSettings, ...options.settings };
  const conversations = new Conversations({
    now,
    makeQueue: () =>
      new TurnQueue(options.runTurn, (error) =>
        log.event('turn.failed', { channel: 'web', stage: 'channel', error: errorCode(error) }),
      ),
    most: settings.mostConversations,
    idleLimitMs: settings.idleLimitMinutes * 60_000,
    tokenLifetimeMs: settings.tokenLifetimeMinutes * 60_000,
    isHeld: (id) => options.desk?.isHeld(id) === true,
  });
  const { tickets, readBearer, authorise, find, grant } = createAccess({
    conversations,
    key: options.key,
    now,
    tokenLifetimeSeconds: settings.tokenLifetimeMinutes * 60,
    remembered: settings.mostConversations,
  });
  const patience = new Patience(settings.longestPostMs);
  const sockets = createSockets();
  const sweeping = setInterval(() => conversations.sweep(), sweepEveryMs);
  sweeping.unref();
  let stopping = false;

  async function eraseNow(conversationId: string, how: 'quickExit' | 'left'): Promise<void> {
    const queue = conversations.get(conversationId)?.queue;
    conversations.end(conversationId);
    await eraseConversation(conversationId, how);
    if (queue === undefined) return;
    // A turn that was running may have saved once more.
    await queue.idle();
    await eraseConversation(conversationId, how);
  }

  function noteDevice({ conversationId, device }: Pick<ConversationRequest, 'conversationId' | 'device'>): void {
    const { desk } = options;
    if (device !== undefined && desk?.isHeld(conversationId)) desk.visitorUses(conversationId, device());
  }

  return {
    async generateToken(body) {
      const user = isObject(body) ? own(body, 'user') : undefined;
      const wished = isObject(user) ? own(user, 'id') : undefined;
      if (wished !== undefined && (typeof wished !== 'string' || !/^dl_[\w-]{1,64}$/.test(wished))) {
        return refuse(refusals.badUser);
      }
      const claims = { conversationId: newConversationId(), visitorId: wished ?? newVisitorId(), begun: false };
      return answer(200, await grant(claims));
    },

    async refreshToken(authorization) {
      const read = await readBearer(authorization);
      if (!read.ok) return refuse(refusals[read.reason]);
      const { conversationId, begun } = read.claims;
      if (begun ? find(read.claims) === undefined : conversations.hasEnded(conversationId)) {
        return refuse(refusals.unknown);
      }
      return answer(200, await grant(read.claims));
    },

    async start({ authorization, body, streamBase }) {
      const read = await readBearer(authorization);
      if (!read.ok) return refuse(refusals[read.reason]);
      const { conversationId, visitorId } = read.claims;
      if (conversations.hasEnded(conversationId)) return refuse(refusals.unknown);
      if (stopping) return refuse(refusals.stopping);
      const found = find(read.claims);
      // A token that says "begun" cannot begin again: what it began is over.
      if (found === undefined && read.claims.begun) return refuse(refusals.unknown);
      const conversation = found ?? conversations.open(conversationId, false);
      if (conversation === undefined) return refuse(refusals.full);
      if (found === undefined) {
        const locale = isObject(body) ? readLocale(own(body, 'locale')) : undefined;
        void conversation.queue.add(
          {
            channel: 'web',
            conversationId,
            kind: 'start',
            text: '',
            ...(locale === undefined ? {} : { locale }),
          },
          (replies) => deliverTo({ conversations, conversation, now }, replies, undefined),
        );
      }
      const claims = { conversationId, visitorId, begun: true };
      return answer(found === undefined ? 201 : 200, await grant(claims, streamBase));
    },

    async reconnect(request) {
      const read = await authorise(request);
      if (!read.ok) return refuse(refusals[read.reason]);
      const { conversationId, visitorId } = read.claims;
      const watermark = request.watermark ?? read.conversation.log.watermark;
      return answer(200, await grant({ conversationId, visitorId, begun: true }, request.streamBase, watermark));
    },

    async poll(request) {
      const read = await authorise(request);
      if (!read.ok) {
        const farewell = read.reason === 'unknown' ? conversations.takeFarewell(request.conversationId) : undefined;
        return farewell === undefined ? refuse(refusals[read.reason]) : { status: 200, body: farewell };
      }
      noteDevice(request);
      read.conversation.lastPolledMs = now().getTime();
      read.conversation.log.acknowledge(request.watermark);
      return { status: 200, body: read.conversation.log.after(request.watermark, now()).json };
    },

    async post(request) {
      const read = await authorise(request);
      if (!read.ok) return refuse(refusals[read.reason]);
      if (stopping) return refuse(refusals.stopping);
      noteDevice(request);
      const { conversation, claims } = read;
      const checked = readActivity(request.body);
      if (!checked.ok) return refuse(refusals[checked.reason]);
      switch (checked.posted.kind) {
        case 'ignore':
          return answer(200, { id: conversation.log.unstoredId() });
        case 'typing':
          options.desk?.visitorTyping(conversation.id);
          return answer(200, { id: conversation.log.unstoredId() });
        case 'seen':
          options.desk?.visitorSaw(conversation.id);
          return answer(200, { id: conversation.log.unstoredId() });
        case 'leave': {
          const id = conversation.log.unstoredId();
          await eraseNow(conversation.id, 'left');
          log.event('conversation.left', { channel: 'web' });
          return answer(200, { id });
        }
        case 'message':
          return await takeMessage(
            { conversations, conversation, now },
            {
              message: checked.posted,
              visitorId: claims.visitorId,
              postsPerMinute: settings.postsPerMinute,
              patience,
            },
          );
      }
    },

    async answered(conversationId) {
      await conversations.get(conversationId)?.queue.idle();
    },

    async refuseUpload(request) {
      const read = await authorise(request);
      return refuse(read.ok ? refusals.noUploads : refusals[read.reason]);
    },

    async erase({ authorization, conversationId, body, closed = false }) {
      const inBody = isObject(body) ? own(body, 'token') : undefined;
      const read = await readBearer(
        authorization ?? (typeof inBody === 'string' ? `Bearer ${inBody}` : undefined),
        eraseGraceMs,
      );
      if (!read.ok) return refuse(refusals[read.reason]);
      if (read.claims.conversationId !== conversationId) return refuse(refusals.tokenForeign);
      // Whatever does not say that the page was only closed counts as the exit: nobody is to be contacted after it.
      await eraseNow(conversationId, closed ? 'left' : 'quickExit');
      log.event('conversation.erased', { channel: 'web' });
      // The cache goes too: a kept page would come back with the back button, and its files are a trace.
      return { status: 204, headers: { 'Clear-Site-Data': '"cache", "storage"' } };
    },

    async connect({ request, socket, head }, { conversationId, watermark, ticket, device }) {
      // The line may break while the ticket is checked.
      socket.on('error', () => undefined);
      const read = ticket === undefined ? undefined : await tickets.verify(ticket);
      if (read === undefined || !read.ok) {
        refuseUpgrade(socket, read?.reason === 'expired' ? 403 : 401);
      } else if (read.claims.conversationId !== conversationId) refuseUpgrade(socket, 403);
      else if (find(read.claims) === undefined) refuseUpgrade(socket, 404);
      else {
        sockets.accept(request, socket, head, () => {
          const conversation = conversations.get(conversationId);
          if (conversation === undefined || stopping) return undefined;
          noteDevice({ conversationId, device });
          tellNow(conversation);
          const { json, count } = conversation.log.after(watermark, now());
          return { group: conversation.sockets, replay: count === 0 ? undefined : json };
        });
      }
    },

    push(conversationId, replies) {
      const conversation = conversations.get(conversationId);
      if (conversation === undefined) return false;
      deliverTo({ conversations, conversation, now }, replies, undefined);
      return true;
    },

    showTyping(conversationId) {
      const conversation = conversations.get(conversationId);
      if (conversation === undefined) return;
      const activity = { type: 'typing', id: conversation.log.unstoredId(), from: botAccount };
      tell(conversation, JSON.stringify(activity));
    },

    isThere(conversationId) {
      const conversation = conversations.get(conversationId);
      if (conversation === undefined) return false;
      return conversation.sockets.size > 0 || now().getTime() - conversation.lastPolledMs < pollGraceMs;
    },

    resume(incoming) {
      const conversation = conversations.get(incoming.conversationId);
      if (conversation === undefined || stopping) return;
      void conversation.queue.add(incoming, (replies) =>
        deliverTo({ conversations, conversation, now }, replies, undefined),
      );
    },

    sweep: () => conversations.sweep(),

    held() {
      let echoes = 0;
      for (const conversation of conversations.all()) echoes += conversation.log.echoes;
      return { conversations: conversations.count, echoes };
    },

    async close(graceMs) {
      stopping = true;
      clearInterval(sweeping);
      const idle = Promise.all([...conversations.all()].map(({ queue }) => queue.idle()));
      let cutOff: NodeJS.Timeout | undefined;
      await Promise.race([
        idle,
        new Promise((resolve) => {
          cutOff = setTimeout(resolve, graceMs);
        }),
      ]);
      clearTimeout(cutOff);
      for (const conversation of conversations.all()) tellNow(conversation);
      patience.stop();
      await sockets.close();
    },
  };
}

/** 122 random bits, without characters that an address would have to escape. */
function newConversationId(): string {
  return randomBytes(18).toString('base64url');
}

function newVisitorId(): string {
  return `dl_${randomUUID()}`;
}

const reasons: Readonly<Record<number, string>> = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' };

/** A plain HTTP answer to an upgrade that is not granted. */
export function refuseUpgrade(socket: Duplex, status: 401 | 403 | 404): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
