import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { EraseConversation, Incoming, Reply, RunTurn } from '../../conversation/message.js';
import type { Log } from '../../log/events.js';
import type { Answer } from './answer.js';

export interface DirectLineSettings {
  readonly tokenLifetimeMinutes: number;
  readonly idleLimitMinutes: number;
  /** most conversations held in memory at once */
  readonly mostConversations: number;
  /** most posts of one conversation a minute */
  readonly postsPerMinute: number;
  /** a post is answered when its turn is over; when that hangs, after this and up to a quarter more */
  readonly longestPostMs: number;
}

export const defaultDirectLineSettings: DirectLineSettings = {
  tokenLifetimeMinutes: 30,
  idleLimitMinutes: 30,
  mostConversations: 20_000,
  postsPerMinute: 120,
  longestPostMs: 2_000,
};

export interface DirectLineOptions {
  readonly runTurn: RunTurn;
  readonly eraseConversation: EraseConversation;
  /** at least 32 bytes; the keys for signing are derived from it */
  readonly key: Buffer;
  readonly now: () => Date;
  readonly settings?: Partial<DirectLineSettings>;
  readonly log: Log;
  /** what the desk wants to know; left out where there is none */
  readonly desk?: {
    isHeld(conversationId: string): boolean;
    visitorTyping(conversationId: string): void;
    /** the visitor has the latest words on the screen */
    visitorSaw(conversationId: string): void;
    /** the visitor's browser was heard from */
    visitorUses(conversationId: string, device: string): void;
  };
}

/** A request about one conversation. `authorization` is the header as it came. */
export interface ConversationRequest {
  readonly authorization: string | undefined;
  readonly conversationId: string;
  /** a mark by which two browsers are told apart; made only for a conversation that the desk knows */
  readonly device?: (() => string) | undefined;
}

/**
 * Direct Line 3.0 without the network: each function answers one endpoint, and never throws for bad input.
 * Bodies are parsed JSON of any shape, or undefined when there was none.
 */
export interface DirectLine {
  generateToken(body: unknown): Promise<Answer>;
  refreshToken(authorization: string | undefined): Promise<Answer>;
  /** @param request.streamBase how the client reaches us: `wss://host/v3/directline` */
  start(request: { authorization: string | undefined; body: unknown; streamBase: string }): Promise<Answer>;
  /** @param request.watermark undefined when the query has none: the stream then begins with what comes next */
  reconnect(request: ConversationRequest & { watermark: string | undefined; streamBase: string }): Promise<Answer>;
  poll(request: ConversationRequest & { watermark: string | undefined }): Promise<Answer>;
  post(request: ConversationRequest & { body: unknown }): Promise<Answer>;
  /** Resolves when every message taken so far has been answered; at once when there is no such conversation. */
  answered(conversationId: string): Promise<void>;
  refuseUpload(request: ConversationRequest): Promise<Answer>;
  /** Token as bearer or as `token` in the body, `closed` when no exit was used; answers 204 when all is erased, also when there was nothing. */
  erase(request: ConversationRequest & { body: unknown; closed?: boolean }): Promise<Answer>;
  /** Takes a WebSocket upgrade whose path and origin are in order, or refuses it with plain HTTP. */
  connect(
    upgrade: { request: IncomingMessage; socket: Duplex; head: Buffer },
    query: {
      conversationId: string;
      watermark: string | undefined;
      ticket: string | undefined;
      device?: (() => string) | undefined;
    },
  ): Promise<void>;
  /** Delivers outside a turn. @returns false when the conversation is not open */
  push(conversationId: string, replies: readonly Reply[]): boolean;
  /** Shows that an advisor is writing. Nobody who is away is told later. */
  showTyping(conversationId: string): void;
  /** Whether a client is connected, or has polled in the last seconds. */
  isThere(conversationId: string): boolean;
  /** Begins a turn that no message began, in order with those that messages began. */
  resume(incoming: Incoming): void;
  /** Drops what has outlived its time. It runs by itself each quarter of a minute. */
  sweep(): void;
  /** How many conversations, and how many of the visitors' own messages, are in memory. */
  held(): { conversations: number; echoes: number };
  /** No more posts; lets accepted turns finish for `graceMs`, then tells every socket 1001. */
  close(graceMs: number): Promise<void>;
}
