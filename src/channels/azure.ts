import { createHmac, hkdfSync } from 'node:crypto';
import type { Incoming, Reply, RunTurn } from '../conversation/message.js';
import type { Log } from '../log/events.js';
import { errorCode } from '../log/logger.js';
import { loadCloudProcess } from './azureAdapter.js';
import { isObject, own, readLocale } from './directLine/activityInput.js';
import { type Answer, refusals, refuse } from './directLine/answer.js';
import { type MessageBody, renderActivity, renderText } from './render.js';

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
  sendActivities(activities: readonly MessageBody[]): Promise<unknown>;
}

/** Checks who sends, then runs `logic` with a turn. Rejects with an error that has `statusCode` 401 for a stranger. */
export type ProcessActivity = (
  authorization: string,
  activity: Record<string, unknown>,
  logic: (turn: AzureTurn) => Promise<void>,
) => Promise<void>;

export interface AzureDoor {
  receive(authorization: string | undefined, body: unknown): Promise<Answer>;
}

export interface AzureDoorOptions {
  readonly runTurn: RunTurn;
  readonly credentials: AzureCredentials;
  /** at least 32 bytes; the key for hashing ids is derived from it */
  readonly key: Buffer;
  readonly log: Log;
  /** for tests; by default the framework's CloudAdapter, which weighs 100 MB and is loaded with the first message */
  readonly loadProcess?: (credentials: AzureCredentials) => Promise<ProcessActivity>;
}

const longestText = 10_000;
/** Channels behind Azure that show buttons; on all others choices are numbered in the text. */
const withButtons = new Set(['directline', 'emulator', 'facebook', 'line', 'msteams', 'telegram', 'webchat']);

/**
 * The door for Azure Bot Service, with SMS, WhatsApp and Teams behind it. The framework checks who sends; the id of a
 * conversation there may hold a phone number, so only its keyed hash goes any further.
 */
export function createAzureDoor(options: AzureDoorOptions): AzureDoor {
  const { runTurn, log, credentials, loadProcess = loadCloudProcess } = options;
  const hashKey = Buffer.from(hkdfSync('sha256', options.key, '', 'waymark azure conversation', 32));
  let loading: Promise<ProcessActivity> | undefined;

  async function takeTurn(turn: AzureTurn): Promise<void> {
    const incoming = readIncoming(turn.activity, hashKey);
    if (incoming === undefined) return;
    const hasButtons = withButtons.has(String(turn.activity.channelId));
    await runTurn(incoming, async (replies) => {
      // Nothing may follow the reply that ends a conversation.
      const last = replies.findIndex(({ ended }) => ended !== undefined);
      const said = last === -1 ? replies : replies.slice(0, last + 1);
      if (said.length > 0) await turn.sendActivities(said.map((reply) => shape(reply, hasButtons)));
    });
  }

  return {
    async receive(authorization, body) {
      if (!isObject(body) || typeof own(body, 'type') !== 'string') return refuse(refusals.badActivity);
      try {
        loading ??= loadProcess(credentials);
        const process = await loading;
        await process(authorization ?? '', body, takeTurn);
        return { status: 200 };
      } catch (error) {
        if (isStranger(error)) return refuse(refusals.noToken);
        log.event('delivery.failed', { channel: 'azure', error: errorCode(error) });
        return refuse({ status: 500, code: 'ServiceError', message: 'Something went wrong on our side.' });
      }
    },
  };
}

function shape(reply: Reply, hasButtons: boolean): MessageBody {
  if (hasButtons) return renderActivity(reply);
  return { type: 'message', text: renderText(reply), textFormat: 'plain', locale: reply.language };
}

/** @returns undefined for activities that are no message and no beginning */
export function readIncoming(activity: Readonly<Record<string, unknown>>, hashKey: Buffer): Incoming | undefined {
  const { conversation, channelId, text } = activity;
  if (!isObject(conversation) || typeof conversation.id !== 'string' || typeof channelId !== 'string') return undefined;
  const kind = activity.type === 'message' ? 'message' : isArrival(activity) ? 'start' : undefined;
  if (kind === undefined) return undefined;
  if (kind === 'message' && (typeof text !== 'string' || text.trim() === '')) return undefined;
  const locale = readLocale(activity.locale);
  return {
    channel: 'azure',
    // The channel's name has no slash in it, so two pairs never make the same text.
    conversationId: createHmac('sha256', hashKey).update(`${channelId}/${conversation.id}`).digest('base64url'),
    kind,
    // Longer than any message of the web channel: the rest is not read either there.
    text: kind === 'message' ? String(text).slice(0, longestText) : '',
    ...(locale === undefined ? {} : { locale }),
  };
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
