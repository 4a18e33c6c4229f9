import type { ActivitySet, ConversationGrant, OutgoingActivity } from '../../../protocol/directLine.js';
import type { EraseCall } from '../../quickExit/quickExit.js';
import { Pauses } from './pauses.js';
import { Gone, Refused, request } from './request.js';
import { openStream, type Stream } from './stream.js';

/** What the view is told. */
export interface ClientEvents {
  /** each activity once, in the order of the server */
  onActivity(activity: OutgoingActivity): void;
  /** false while nothing comes in or goes out; it goes on trying */
  onConnection(works: boolean): void;
  /** the server refuses this message for what it is (too long), so it is not sent again */
  onRefused(clientActivityId: string): void;
  /** the server holds this conversation no more; `unsent` is what it never took */
  onEnded(unsent: readonly string[]): void;
}

interface Outgoing {
  readonly clientActivityId: string;
  readonly text: string;
}

const pollMs = 1_000;
/** After a post, its echo must come by the stream; if not, the stream is dead without having said so. */
const echoLimitMs = 6_000;
const socketTries = 2;

/**
 * Direct Line 3.0 in the browser: WebSocket, or polling where sockets are blocked. Reconnects by watermark, never
 * doubles and never loses a message. Holds all in memory; nothing is stored or written to the console.
 */
export class DirectLineClient {
  readonly #base: string;
  readonly #language: string;
  readonly #events: ClientEvents;
  readonly #pauses = new Pauses();
  readonly #seen = new Set<string>();
  readonly #outbox: Outgoing[] = [];
  #grant: ConversationGrant | undefined;
  #watermark = '';
  #stream: Stream | undefined;
  #failedSockets = 0;
  #closed = false;
  #sending = false;
  #receives = false;
  #sends = true;

  constructor(base: string, language: string, events: ClientEvents) {
    this.#base = base;
    this.#language = language;
    this.#events = events;
  }

  start(): void {
    addEventListener('online', this.#wake);
    addEventListener('offline', this.#dropped);
    void this.#run();
  }

  /** Sends, now or when the connection is back. @returns the id by which the echo can be known */
  post(text: string): string {
    const clientActivityId = newId();
    this.#outbox.push({ clientActivityId, text });
    void this.#flush();
    return clientActivityId;
  }

  /** Tells what an advisor may see. It is not sent again: a moment later it says nothing any more. */
  signal(what: 'typing' | 'seen'): void {
    const grant = this.#grant;
    if (grant === undefined) return;
    const activity = what === 'typing' ? { type: 'typing' } : { type: 'event', name: 'waymark.seen' };
    const body = { ...activity, from: { id: 'visitor' } };
    this.#request('POST', `${this.#conversation(grant)}/activities`, grant.token, body).catch(() => undefined);
  }

  /** Stops at once and forgets everything. @returns the call that erases the conversation on the server */
  close(): EraseCall | undefined {
    const grant = this.#grant;
    this.#closed = true;
    this.#grant = undefined;
    this.#watermark = '';
    this.#outbox.length = 0;
    this.#seen.clear();
    this.#pauses.end();
    this.#stream?.close();
    removeEventListener('online', this.#wake);
    removeEventListener('offline', this.#dropped);
    if (grant === undefined) return undefined;
    return { url: `${this.#conversation(grant)}/erase`, token: grant.token };
  }

  readonly #wake = () => this.#pauses.wake();

  readonly #dropped = () => {
    this.#report({ receives: false });
    this.#stream?.close();
  };

  /** Receives until closed: connect, listen, and after trouble again, each time waiting a little longer. */
  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#closed) {
      try {
        const fresh = await this.#connect();
        if (this.#closed) return;
        void this.#flush();
        const worked =
          this.#failedSockets < socketTries && fresh.streamUrl !== undefined
            ? await this.#listen(fresh.streamUrl)
            : await this.#poll();
        if (worked) failures = 0;
      } catch (error) {
        if (error instanceof Gone) return this.#end();
      }
      failures += 1;
      if (!this.#closed && failures > 1) this.#report({ receives: false });
      await this.#pauses.backOff(failures);
    }
  }

  async #connect(): Promise<ConversationGrant> {
    if (this.#grant === undefined) {
      const token = await this.#request<ConversationGrant>('POST', `${this.#base}/tokens/generate`, undefined, {});
      this.#adopt(await this.#request('POST', `${this.#base}/conversations`, token.token, { locale: this.#language }));
      void this.#keepToken();
    } else {
      const query = `?watermark=${encodeURIComponent(this.#watermark)}`;
      this.#adopt(await this.#request('GET', `${this.#conversation(this.#grant)}${query}`, this.#grant.token));
    }
    if (this.#grant === undefined) throw new Gone();
    return this.#grant;
  }

  #adopt(grant: ConversationGrant): void {
    if (!this.#closed) this.#grant = grant;
  }

  /** Renews the token at half its life, for as long as the chat is open. */
  async #keepToken(): Promise<void> {
    while (this.#grant !== undefined) {
      await this.#pauses.fixed(this.#grant.expires_in * 500);
      if (this.#grant === undefined) return;
      try {
        this.#adopt(await this.#request('POST', `${this.#base}/tokens/refresh`, this.#grant.token, {}));
      } catch {
        await this.#pauses.backOff(3);
      }
    }
  }

  /** @returns whether the stream had opened, when it has closed again */
  async #listen(streamUrl: string): Promise<boolean> {
    this.#stream = openStream(streamUrl, {
      onOpen: () => {
        this.#failedSockets = 0;
        this.#report({ receives: true });
      },
      onActivities: (set) => this.#receive(set),
    });
    const opened = await this.#stream.closed;
    if (!opened) this.#failedSockets += 1;
    return opened;
  }

  /** Polls until a poll fails. */
  async #poll(): Promise<boolean> {
    let worked = false;
    while (this.#grant !== undefined) {
      const query = `?watermark=${encodeURIComponent(this.#watermark)}`;
      const url = `${this.#conversation(this.#grant)}/activities${query}`;
      try {
        this.#receive(await this.#request<ActivitySet>('GET', url, this.#grant.token));
      } catch (error) {
        if (error instanceof Gone) throw error;
        return worked;
      }
      worked = true;
      this.#report({ receives: true });
      await this.#pauses.fixed(pollMs);
    }
    return worked;
  }

  #receive({ activities, watermark }: ActivitySet): void {
    for (const activity of activities ?? []) {
      if (this.#closed) return;
      if (activity.id !== undefined) {
        if (this.#seen.has(activity.id)) continue;
        this.#seen.add(activity.id);
      }
      this.#events.onActivity(activity);
    }
    if (watermark) this.#watermark = watermark;
  }

  /** Sends what waits, in order, one at a time; after trouble the same message again under the same id. */
  async #flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    let failures = 0;
    while (this.#grant !== undefined) {
      const next = this.#outbox[0];
      if (next === undefined) break;
      try {
        const { id } = await this.#request<{ id: string }>(
          'POST',
          `${this.#conversation(this.#grant)}/activities`,
          this.#grant.token,
          {
            type: 'message',
            from: { id: 'visitor' },
            text: next.text,
            locale: this.#language,
            channelData: { clientActivityID: next.clientActivityId },
          },
        );
        this.#outbox.shift();
        failures = 0;
        this.#report({ sends: true });
        void this.#expectEcho(id);
      } catch (error) {
        if (error instanceof Gone) return this.#end();
        if (error instanceof Refused) {
          this.#outbox.shift();
          this.#events.onRefused(next.clientActivityId);
          continue;
        }
        failures += 1;
        this.#report({ sends: false });
        await this.#pauses.backOff(failures);
      }
    }
    this.#sending = false;
  }

  async #expectEcho(id: string): Promise<void> {
    await this.#pauses.fixed(echoLimitMs);
    if (!this.#closed && !this.#seen.has(id)) this.#stream?.close();
  }

  #end(): void {
    if (this.#closed) return;
    const unsent = this.#outbox.map(({ text }) => text);
    this.close();
    this.#events.onEnded(unsent);
  }

  #report({ receives = this.#receives, sends = this.#sends }: { receives?: boolean; sends?: boolean }): void {
    this.#receives = receives;
    this.#sends = sends;
    if (!this.#closed) this.#events.onConnection(receives && sends);
  }

  #conversation({ conversationId }: ConversationGrant): string {
    return `${this.#base}/conversations/${encodeURIComponent(conversationId)}`;
  }

  #request<Answer>(method: 'GET' | 'POST', url: string, token: string | undefined, body?: object): Promise<Answer> {
    const hasConversation = this.#grant !== undefined;
    return request({ method, url, token, hasConversation, ...(body === undefined ? {} : { body }) });
  }
}

/** Not `randomUUID`, which browsers offer on https alone; a helpline may first try this on its own network. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
