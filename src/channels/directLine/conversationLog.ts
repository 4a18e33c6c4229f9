import type { Reply } from '../../conversation/message.js';
import type { EndReason, OutgoingActivity } from '../../protocol/directLine.js';
import { renderActivity } from '../render.js';

/** The channel's side of the bot, as clients show it. */
export const botAccount = { id: 'waymark', role: 'bot', name: 'Waymark' } as const;

/** How long the echo of a visitor's words may wait for a client to pick it up. */
export const echoLifetimeMs = 2 * 60_000;

/** Most activities held of one conversation; older ones go first. */
const mostActivities = 200;

/** Only what differs is held: thousands of conversations hold some. */
interface LogEntry {
  readonly position: number;
  readonly atMs: number;
  /** JSON of the fields that all activities of its sender have, without braces; shared */
  readonly sender: string;
  /** JSON of what it says; of a reply, many conversations share it in memory */
  readonly said: string;
  /** for a reply: the position of what it answers */
  readonly replyTo: number | undefined;
  /** set for what the visitor typed: it may not linger */
  readonly echoedAtMs: number | undefined;
}

/** One visitor's message as it is echoed. */
export interface Echo {
  readonly text: string;
  readonly visitorId: string;
  readonly locale: string | undefined;
  readonly channelData: Readonly<Record<string, unknown>> | undefined;
}

/**
 * What was said in one conversation and may still have to be delivered. The watermark is the position of the last
 * activity, a plain count. Bot activities stay until the conversation is forgotten, so that a reloaded page can show
 * them; a visitor's own words go as soon as a client has them.
 */
export class ConversationLog {
  readonly #conversationId: string;
  readonly #idJson: string;
  #entries: LogEntry[] = [];
  #position: number;
  #lastMs = 0;
  #visitorId: string | undefined;
  /** what all echoes of the visitor have */
  #fromVisitor = '';
  #echoes = 0;
  #unstored = 0;

  /**
   * @param firstPosition where counting begins. Not 0 for a conversation that was begun before a restart: ids must not
   * repeat, and an older watermark must count as "before everything here".
   */
  constructor(conversationId: string, firstPosition = 0) {
    this.#conversationId = conversationId;
    this.#idJson = JSON.stringify(conversationId);
    this.#position = firstPosition;
  }

  get watermark(): string {
    return String(this.#position);
  }

  /** An id for an activity that is taken but neither stored nor delivered. */
  unstoredId(): string {
    this.#unstored += 1;
    return `${this.#conversationId}|u${this.#unstored}`;
  }

  /** @returns its position, which replies are given; the id, under which they name it; and the entry's JSON */
  appendEcho(
    { text, visitorId, locale, channelData }: Echo,
    now: Date,
  ): { position: number; id: string; json: string } {
    if (visitorId !== this.#visitorId) {
      this.#visitorId = visitorId;
      this.#fromVisitor = `"from":${JSON.stringify({ id: visitorId, role: 'user' })},${toBot}`;
    }
    const said = JSON.stringify({ type: 'message', text, textFormat: 'plain', locale, channelData });
    this.#echoes += 1;
    const json = this.#append({ sender: this.#fromVisitor, said, isEcho: true }, now);
    return { position: this.#position, id: this.#idAt(this.#position), json };
  }

  /**
   * @param said what `replyJson` made of the reply
   * @param replyTo the position of what it answers
   */
  appendReply(said: string, replyTo: number | undefined, now: Date): string {
    return this.#append({ sender: fromBot, said, replyTo }, now);
  }

  appendEnd(ended: EndReason, now: Date): string {
    const said = JSON.stringify({ type: 'endOfConversation', channelData: { waymark: { ended } } } satisfies OwnFields);
    return this.#append({ sender: fromBot, said }, now);
  }

  /**
   * Everything after a watermark, as the JSON text of an activity set.
   * @param watermark what the client sent; anything that was not given out here counts as 0
   */
  after(watermark: string | undefined, now: Date): { json: string; count: number } {
    const from = this.#readWatermark(watermark);
    const oldestEcho = now.getTime() - echoLifetimeMs;
    let list = '';
    let count = 0;
    for (const entry of this.#entries) {
      const { position, echoedAtMs } = entry;
      if (position <= from || (echoedAtMs !== undefined && echoedAtMs <= oldestEcho)) continue;
      list += `${count === 0 ? '' : ','}${this.#jsonOf(entry)}`;
      count += 1;
    }
    return { json: frame(list, this.watermark), count };
  }

  /** The client has shown everything up to here: a visitor's words need not be kept for it. */
  acknowledge(watermark: string | undefined): void {
    if (this.#echoes === 0) return;
    const until = this.#readWatermark(watermark);
    this.#dropEchoes((entry) => entry.position <= until);
  }

  /** Drops echoes that no client picked up in time. */
  dropOldEchoes(now: Date): void {
    if (this.#echoes === 0) return;
    const oldest = now.getTime() - echoLifetimeMs;
    this.#dropEchoes(({ echoedAtMs }) => echoedAtMs !== undefined && echoedAtMs <= oldest);
  }

  /** How many of the visitor's own messages are held just now. */
  get echoes(): number {
    return this.#echoes;
  }

  #dropEchoes(isDue: (entry: LogEntry) => boolean): void {
    const kept = this.#entries.filter((entry) => entry.echoedAtMs === undefined || !isDue(entry));
    this.#echoes -= this.#entries.length - kept.length;
    this.#entries = kept;
  }

  #readWatermark(watermark: string | undefined): number {
    if (watermark === undefined || !/^\d{1,15}$/.test(watermark)) return 0;
    const position = Number(watermark);
    return position > this.#position ? 0 : position;
  }

  /** Timestamps rise strictly, because clients sort by them. */
  #append(what: { sender: string; said: string; replyTo?: number | undefined; isEcho?: true }, now: Date): string {
    this.#position += 1;
    this.#lastMs = Math.max(now.getTime(), this.#lastMs + 1);
    const entry: LogEntry = {
      position: this.#position,
      atMs: this.#lastMs,
      sender: what.sender,
      said: what.said,
      replyTo: what.replyTo,
      echoedAtMs: what.isEcho === true ? now.getTime() : undefined,
    };
    this.#entries.push(entry);
    if (this.#entries.length > mostActivities) {
      if (this.#entries.shift()?.echoedAtMs !== undefined) this.#echoes -= 1;
    }
    return this.#jsonOf(entry);
  }

  #idAt(position: number): string {
    return `${this.#conversationId}|${String(position).padStart(7, '0')}`;
  }

  /** Put together anew whenever it is wanted, which is once for most. */
  #jsonOf({ position, atMs, sender, said, replyTo }: LogEntry): string {
    const id = JSON.stringify(this.#idAt(position));
    const timestamp = new Date(atMs).toISOString();
    const answers = replyTo === undefined ? '' : `,"replyToId":${JSON.stringify(this.#idAt(replyTo))}`;
    return `{"id":${id},"timestamp":"${timestamp}","channelId":"directline","conversation":{"id":${this.#idJson}},${sender}${answers},${said.slice(1)}`;
  }
}

/** An activity without the fields that the log gives to each. */
type OwnFields = Omit<OutgoingActivity, 'id' | 'timestamp' | 'channelId' | 'conversation' | 'from'>;

const toBot = `"recipient":${JSON.stringify({ id: botAccount.id })}`;
const fromBot = `"from":${JSON.stringify(botAccount)}`;

const shared = new WeakMap<Reply, string>();

/** What a reply says, as JSON. Made once for replies that are the same for every visitor. */
export function replyJson(reply: Reply): string {
  let json = shared.get(reply);
  if (json === undefined) {
    json = JSON.stringify(renderActivity(reply));
    shared.set(reply, json);
  }
  return json;
}

/** The JSON text of an activity set: a poll's body and a socket's frame alike. */
export function frame(activities: string, watermark: string): string {
  return `{"activities":[${activities}],"watermark":"${watermark}"}`;
}
