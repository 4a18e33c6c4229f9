import { ConversationLog } from './conversationLog.js';
import { endSockets, type SocketGroup } from './sockets.js';
import type { TurnQueue } from './turnQueue.js';

/** One conversation that is open on the web: all in memory, nothing on disk. */
export interface LiveConversation {
  readonly id: string;
  readonly log: ConversationLog;
  readonly queue: TurnQueue;
  readonly sockets: SocketGroup;
  /** JSON of activities that the sockets have still to be sent, joined by commas */
  untold: string;
  /** by `clientActivityID`, so that a message that is sent again is not taken twice */
  readonly taken: Map<string, TakenMessage>;
  /** posts counted since this minute began */
  minuteBeganMs: number;
  postsThisMinute: number;
  lastSeenMs: number;
  /** when a client without a socket last asked for what is new */
  lastPolledMs: number;
}

/** A message that was taken: the id it was given, and its turn. */
export interface TakenMessage {
  readonly id: string;
  readonly turn: Promise<void>;
}

interface ConversationsOptions {
  readonly now: () => Date;
  readonly makeQueue: () => TurnQueue;
  readonly most: number;
  readonly idleLimitMs: number;
  /** how long an ended conversation's token could still be used: so long it is remembered as ended */
  readonly tokenLifetimeMs: number;
  /** whether somebody waits for an advisor in it, or talks with one: then it is no idle conversation */
  readonly isHeld: (id: string) => boolean;
}

interface Ended {
  readonly forgetAtMs: number;
  /** the last words, for a client that polls and has not had them yet */
  farewell: string | undefined;
  readonly farewellUntilMs: number;
}

const farewellMs = 15_000;
const mostEnded = 50_000;
/** A conversation in use in the last minutes is never pushed out by a new one. */
const safeFromPushingMs = 5 * 60_000;

/** All conversations that are open on the web, least recently used first, and the ids of those that ended lately. */
export class Conversations {
  readonly #options: ConversationsOptions;
  readonly #live = new Map<string, LiveConversation>();
  readonly #ended = new Map<string, Ended>();
  readonly #openedAtMs: number;

  constructor(options: ConversationsOptions) {
    this.#options = options;
    this.#openedAtMs = options.now().getTime();
  }

  get count(): number {
    return this.#live.size;
  }

  get(id: string): LiveConversation | undefined {
    return this.#live.get(id);
  }

  /** Every conversation that is open. */
  all(): IterableIterator<LiveConversation> {
    return this.#live.values();
  }

  hasEnded(id: string): boolean {
    return this.#ended.has(id);
  }

  /**
   * Opens a conversation, or brings back one that was begun before this process started: the session may have outlived
   * the restart, the log has not.
   * @returns undefined when there is room for no more
   */
  open(id: string, begunBefore: boolean): LiveConversation | undefined {
    if (this.#live.size >= this.#options.most && !this.#pushOutIdlest()) return undefined;
    const nowMs = this.#options.now().getTime();
    // Seconds since 1970 are beyond any count of an earlier run, so that ids and watermarks never repeat.
    const firstPosition = begunBefore ? Math.floor(nowMs / 1000) : 0;
    const conversation: LiveConversation = {
      id,
      log: new ConversationLog(id, firstPosition),
      queue: this.#options.makeQueue(),
      sockets: new Set(),
      untold: '',
      taken: new Map(),
      minuteBeganMs: nowMs,
      postsThisMinute: 0,
      lastSeenMs: nowMs,
      lastPolledMs: 0,
    };
    this.#live.set(id, conversation);
    return conversation;
  }

  /** Whether a token of that age may stem from an earlier run of the server. */
  isFromEarlierRun(issuedAtMs: number): boolean {
    return issuedAtMs < this.#openedAtMs - 1_000;
  }

  /** The visitor did something: the idle limit begins anew. */
  touch(conversation: LiveConversation): void {
    conversation.lastSeenMs = this.#options.now().getTime();
    this.#live.delete(conversation.id);
    this.#live.set(conversation.id, conversation);
  }

  /**
   * Forgets a conversation at once. Its id alone is remembered while a token for it could live.
   * @param farewell last words, kept some seconds for one poll
   */
  end(id: string, farewell?: string): void {
    const conversation = this.#live.get(id);
    if (conversation !== undefined) {
      this.#live.delete(id);
      conversation.queue.clear();
      endSockets(conversation.sockets);
    }
    const nowMs = this.#options.now().getTime();
    if (this.#ended.size >= mostEnded) {
      for (const oldest of this.#ended.keys()) {
        this.#ended.delete(oldest);
        break;
      }
    }
    this.#ended.set(id, {
      forgetAtMs: nowMs + this.#options.tokenLifetimeMs,
      farewell,
      farewellUntilMs: nowMs + farewellMs,
    });
  }

  /** Hands out the last words of an ended conversation, once. */
  takeFarewell(id: string): string | undefined {
    const ended = this.#ended.get(id);
    if (ended?.farewell === undefined || ended.farewellUntilMs <= this.#options.now().getTime()) return undefined;
    const { farewell } = ended;
    ended.farewell = undefined;
    return farewell;
  }

  /** Drops what has outlived its time: idle conversations, echoes, last words, ids. */
  sweep(): void {
    const now = this.#options.now();
    const nowMs = now.getTime();
    for (const conversation of this.#live.values()) {
      if (conversation.lastSeenMs + this.#options.idleLimitMs <= nowMs && !this.#options.isHeld(conversation.id))
        this.end(conversation.id);
      else conversation.log.dropOldEchoes(now);
    }
    for (const [id, ended] of this.#ended) {
      if (ended.forgetAtMs <= nowMs) this.#ended.delete(id);
      else if (ended.farewellUntilMs <= nowMs) ended.farewell = undefined;
    }
  }

  #pushOutIdlest(): boolean {
    for (const idlest of this.#live.values()) {
      if (this.#options.isHeld(idlest.id)) continue;
      if (idlest.lastSeenMs + safeFromPushingMs > this.#options.now().getTime()) return false;
      this.end(idlest.id);
      return true;
    }
    return false;
  }
}
