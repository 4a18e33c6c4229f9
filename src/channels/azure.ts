import { createHmac, hkdfSync } from 'node:crypto';
import type { Incoming, Reply, RunTurn } from '../conversation/message.js';
import type { Log } from '../log/events.js';
import { errorCode } from '../log/logger.js';
import { loadCloudLink } from './azureAdapter.js';
import { AzureLines, type AzureOutgoing, type AzureReference } from './azureLines.js';
import { inShapeOf, shapeOf } from './azureShape.js';
import { isObject, own, readLocale } from './directLine/activityInput.js';
import { type Answer, refusals, refuse } from './directLine/answer.js';

/** The credentials of an Azure Bot registration. */
export interface AzureCredentials {
  readonly appId: string;
  readonly appPassword: string;
  readonly appType: string;
  readonly tenantId: string | undefined;
}

/** The part of a framework turn that we use. */
export interface AzureTurn {
  readonly activity: Readonly<Record<string, unknown>>;
  sendActivities(activities: readonly AzureOutgoing[]): Promise<unknown>;
}

/** The way to Azure and back. */
export interface AzureLink {
  /** Checks who sends, then runs `logic` with a turn. Rejects with an error that has `statusCode` 401 for a stranger. */
  process(
    authorization: string,
    activity: Record<string, unknown>,
    logic: (turn: AzureTurn) => Promise<void>,
  ): Promise<void>;
  /** Writes to somebody outside a turn. Rejects when it was not taken. */
  send(reference: AzureReference, activity: AzureOutgoing): Promise<unknown>;
}

export interface AzureDoor {
  receive(authorization: string | undefined, body: unknown): Promise<Answer>;
  /** the desk's way to visitors there, outside their own turns */
  readonly line: {
    push(conversationId: string, replies: readonly Reply[], onLost: () => void): boolean;
    showTyping(conversationId: string): void;
    isThere(conversationId: string): boolean;
    resume(incoming: Incoming): void;
  };
}

export interface AzureDoorOptions {
  readonly runTurn: RunTurn;
  readonly credentials: AzureCredentials;
  /** at least 32 bytes; the key for hashing ids is derived from it */
  readonly key: Buffer;
  readonly log: Log;
  /** what the desk knows of a conversation; without it nobody is handed over */
  readonly desk?: {
    isHeld(conversationId: string): boolean;
    visitorTyping(conversationId: string): void;
  };
  /** for tests; by default the framework's CloudAdapter, which weighs 100 MB and is loaded with the first message */
  readonly loadLink?: (credentials: AzureCredentials) => Promise<AzureLink>;
}

const longestText = 10_000;
const sweepEveryMs = 15_000;

/**
 * The door for Azure Bot Service, with SMS, WhatsApp and Teams behind it. The framework checks who sends; the id of a
 * conversation there may hold a phone number, so only its keyed hash goes any further. The id itself stays here, in memory,
 * while the desk holds the visitor: without it no advisor could write first.
 */
export function createAzureDoor(options: AzureDoorOptions): AzureDoor {
  const { runTurn, log, credentials, desk, loadLink = loadCloudLink } = options;
  const hashKey = Buffer.from(hkdfSync('sha256', options.key, '', 'waymark azure conversation', 32));
  let loading: Promise<AzureLink> | undefined;
  const link = (): Promise<AzureLink> => {
    loading ??= loadLink(credentials);
    return loading;
  };
  const lines = new AzureLines({
    send: async (reference, activity) => (await link()).send(reference, activity),
    isHeld: (conversationId) => desk?.isHeld(conversationId) === true,
    log,
  });

  setInterval(() => lines.sweep(), sweepEveryMs).unref();

  async function takeTurn(turn: AzureTurn): Promise<void> {
    const { activity } = turn;
    const { channelId } = activity;
    const conversationId = hashOf(activity, hashKey);
    if (activity.type === 'typing' && conversationId !== undefined) desk?.visitorTyping(conversationId);
    const incoming = readIncoming(activity, hashKey);
    if (incoming === undefined || !lines.enter(incoming.conversationId, activity)) return;
    try {
      await runTurn(incoming, async (replies) => {
        // Whoever leaves gets the last line, and nothing that an advisor may have written meanwhile.
        if (replies.some(({ ended }) => ended !== undefined)) await lines.end(incoming.conversationId);
        for (const said of inShapeOf(String(channelId), replies)) await turn.sendActivities([said]);
      });
    } finally {
      lines.leave(incoming.conversationId);
    }
  }

  function push(conversationId: string, replies: readonly Reply[], onLost?: () => void): boolean {
    const channelId = lines.channelOf(conversationId);
    return channelId !== undefined && lines.bring(conversationId, inShapeOf(channelId, replies), onLost);
  }

  return {
    async receive(authorization, body) {
      if (!isObject(body) || typeof own(body, 'type') !== 'string') return refuse(refusals.badActivity);
      try {
        const { process } = await link();
        await process(authorization ?? '', body, takeTurn);
        return { status: 200 };
      } catch (error) {
        if (isStranger(error)) return refuse(refusals.noToken);
        log.event('delivery.failed', { channel: 'azure', error: errorCode(error) });
        return refuse({ status: 500, code: 'ServiceError', message: 'Something went wrong on our side.' });
      }
    },
    line: {
      push,
      showTyping(conversationId) {
        const channelId = lines.channelOf(conversationId);
        if (channelId !== undefined && shapeOf(channelId).typing) lines.hint(conversationId, { type: 'typing' });
      },
      isThere: (conversationId) => lines.isOpen(conversationId),
      resume(incoming) {
        if (!lines.stay(incoming.conversationId)) return;
        void runTurn(incoming, (replies) => void push(incoming.conversationId, replies)).finally(() =>
          lines.leave(incoming.conversationId),
        );
      },
    },
  };
}

/** @returns undefined for activities that are no message and no beginning */
export function readIncoming(activity: Readonly<Record<string, unknown>>, hashKey: Buffer): Incoming | undefined {
  const { channelId, text } = activity;
  const conversationId = hashOf(activity, hashKey);
  if (conversationId === undefined) return undefined;
  const kind = activity.type === 'message' ? 'message' : isArrival(activity) ? 'start' : undefined;
  if (kind === undefined) return undefined;
  if (kind === 'message' && (typeof text !== 'string' || text.trim() === '')) return undefined;
  const locale = readLocale(activity.locale);
  return {
    channel: shapeOf(String(channelId)).name,
    conversationId,
    kind,
    // Longer than any message of the web channel: the rest is not read either there.
    text: kind === 'message' ? String(text).slice(0, longestText) : '',
    ...(locale === undefined ? {} : { locale }),
  };
}

function hashOf({ conversation, channelId }: Readonly<Record<string, unknown>>, hashKey: Buffer): string | undefined {
  if (!isObject(conversation) || typeof conversation.id !== 'string' || typeof channelId !== 'string') return undefined;
  // The channel's name has no slash in it, so two pairs never make the same text.
  return createHmac('sha256', hashKey).update(`${channelId}/${conversation.id}`).digest('base64url');
}

/** Somebody other than the bot itself was added: the channel says that a chat was opened. */
function isArrival({ type, membersAdded, recipient }: Readonly<Record<string, unknown>>): boolean {
  if (type !== 'conversationUpdate' || !Array.isArray(membersAdded) || !isObject(recipient)) return false;
  return membersAdded.some((member: unknown) => isObject(member) && member.id !== recipient.id);
}

function isStranger(error: unknown): boolean {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return status === 401 || status === 403;
}
