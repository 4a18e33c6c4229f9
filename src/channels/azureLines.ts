import type { Log } from '../log/events.js';
import { errorCode } from '../log/logger.js';
import { isObject } from './directLine/activityInput.js';
import type { MessageBody } from './render.js';

/** Where a conversation is reached. It may hold a phone number: it lives in memory alone, and only while it is needed. */
export interface AzureReference {
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly conversation: Readonly<Record<string, unknown>>;
  readonly user: { readonly id: string };
  readonly bot: { readonly id: string };
}

export type AzureOutgoing = MessageBody | { readonly type: 'typing' };

interface Line {
  reference: AzureReference;
  /** turns that run just now */
  turns: number;
  /** sends that have not come to their end */
  sending: number;
  /** a message could not be brought; nothing is tried again before the visitor writes */
  isBroken: boolean;
  /** all sends so far: the next one comes after them */
  last: Promise<void>;
  /** ids of messages that came in, so that one that is sent again is not taken twice */
  readonly taken: Set<string>;
}

export interface AzureLinesOptions {
  /** rejects when it was not taken; tries of its own are its own business (the framework makes three) */
  readonly send: (reference: AzureReference, activity: AzureOutgoing) => Promise<unknown>;
  /** whether somebody waits for an advisor in it, or talks with one */
  readonly isHeld: (conversationId: string) => boolean;
  readonly log: Log;
  /** after how many milliseconds without an answer something counts as not brought */
  readonly patienceMs?: number;
}

const mostTaken = 50;
const longestEndMs = 3_000;
/** The framework's own tries take up to eight seconds. */
const usualPatienceMs = 30_000;

/** Conversations that can be written to at any time: those with a turn under way, and those that the desk holds. */
export class AzureLines {
  readonly #options: AzureLinesOptions;
  readonly #lines = new Map<string, Line>();

  constructor(options: AzureLinesOptions) {
    this.#options = options;
  }

  /**
   * A message came in. Call `leave` when its turn is over.
   * @returns false when it is one that came already
   */
  enter(conversationId: string, activity: Readonly<Record<string, unknown>>): boolean {
    const reference = referenceIn(activity);
    if (reference === undefined) return true;
    const line = this.#lines.get(conversationId) ?? newLine(reference);
    const { id } = activity;
    if (typeof id === 'string' && id !== '') {
      if (line.taken.has(id)) return false;
      line.taken.add(id);
      for (const oldest of line.taken) {
        if (line.taken.size <= mostTaken) break;
        line.taken.delete(oldest);
      }
    }
    line.reference = reference;
    line.isBroken = false;
    line.turns += 1;
    this.#lines.set(conversationId, line);
    return true;
  }

  /** A turn begins that no message began. @returns false when nobody could be answered */
  stay(conversationId: string): boolean {
    const line = this.#lines.get(conversationId);
    if (line !== undefined) line.turns += 1;
    return line !== undefined;
  }

  leave(conversationId: string): void {
    const line = this.#lines.get(conversationId);
    if (line === undefined) return;
    line.turns = Math.max(0, line.turns - 1);
    this.#letGo(conversationId, line);
  }

  channelOf(conversationId: string): string | undefined {
    return this.#lines.get(conversationId)?.reference.channelId;
  }

  isOpen(conversationId: string): boolean {
    return this.#lines.get(conversationId)?.isBroken === false;
  }

  /** Nothing that still waits is sent any more. Resolves when what was under way has come to its end, or takes too long. */
  async end(conversationId: string): Promise<void> {
    const line = this.#lines.get(conversationId);
    this.#lines.delete(conversationId);
    if (line === undefined || line.sending === 0) return;
    let patience: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      patience = setTimeout(resolve, longestEndMs);
    });
    await Promise.race([line.last, enough]);
    clearTimeout(patience);
  }

  /**
   * Sends after all that was to be sent before.
   * @param onLost when it could not be brought, and the line did not end meanwhile
   * @returns false when the conversation cannot be written to
   */
  bring(conversationId: string, activities: readonly AzureOutgoing[], onLost: () => void = () => undefined): boolean {
    const line = this.#lines.get(conversationId);
    if (line === undefined || line.isBroken) return false;
    const isOver = (): boolean => this.#lines.get(conversationId) !== line;
    line.sending += 1;
    line.last = line.last.then(async () => {
      try {
        for (const activity of activities) {
          if (isOver()) return;
          if (line.isBroken) return onLost();
          await this.#inTime(this.#options.send(line.reference, activity));
        }
      } catch (error) {
        if (isOver()) return;
        line.isBroken = true;
        this.#options.log.event('delivery.failed', { channel: 'azure', error: errorCode(error) });
        onLost();
      } finally {
        line.sending -= 1;
        this.#letGo(conversationId, line);
      }
    });
    return true;
  }

  /** The framework waits for an answer without end; an advisor must hear of it. */
  async #inTime(sending: Promise<unknown>): Promise<void> {
    let patience: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      patience = setTimeout(
        () => reject(Object.assign(new Error('no answer from the connector'), { code: 'ETIMEDOUT' })),
        this.#options.patienceMs ?? usualPatienceMs,
      );
    });
    try {
      await Promise.race([sending, late]);
    } finally {
      clearTimeout(patience);
    }
  }

  /** Sends once, where it does not matter whether it comes. */
  hint(conversationId: string, activity: AzureOutgoing): void {
    const line = this.#lines.get(conversationId);
    if (line === undefined || line.isBroken || line.sending > 0) return;
    this.#options.send(line.reference, activity).catch(() => undefined);
  }

  /** Forgets those whom nobody needs any more, and whom no send and no turn let go. */
  sweep(): void {
    for (const [conversationId, line] of this.#lines) this.#letGo(conversationId, line);
  }

  /** Whoever has no turn and is not at the desk is forgotten. */
  #letGo(conversationId: string, line: Line): void {
    if (line.turns > 0 || line.sending > 0 || this.#lines.get(conversationId) !== line) return;
    if (!this.#options.isHeld(conversationId)) this.#lines.delete(conversationId);
  }
}

function newLine(reference: AzureReference): Line {
  return { reference, turns: 0, sending: 0, isBroken: false, last: Promise.resolve(), taken: new Set() };
}

/** The ids that are needed to answer, and no name of anybody. */
function referenceIn(activity: Readonly<Record<string, unknown>>): AzureReference | undefined {
  const { channelId, serviceUrl, conversation, from, recipient } = activity;
  if (typeof channelId !== 'string' || typeof serviceUrl !== 'string' || !isObject(conversation)) return undefined;
  const { name: _name, ...rest } = conversation;
  return { channelId, serviceUrl, conversation: rest, user: { id: idOf(from) }, bot: { id: idOf(recipient) } };
}

const idOf = (account: unknown): string => (isObject(account) && typeof account.id === 'string' ? account.id : '');
