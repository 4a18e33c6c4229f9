import type { ConsoleCommand, ConsoleFrame } from '../../protocol/console.js';

type Wish<Command> = Command extends ConsoleCommand ? Omit<Command, 'id'> : never;
export type ConsoleWish = Wish<ConsoleCommand>;

export interface ConnectionEvents {
  onFrame(frame: ConsoleFrame): void;
  onLine(state: 'connected' | 'lost' | 'signedOut'): void;
}

interface Asked {
  readonly command: ConsoleCommand;
  /** @param reason undefined: it was done */
  readonly answer: (reason: string | undefined) => void;
}

const signedOutCode = 4401;
/** The server could not make sense of what was sent, or it was too large: sent again, it would break the line again. */
const notUnderstoodCodes = [1008, 1009];
const longestPauseMs = 8_000;

/**
 * The line to the desk. After a break it comes back by itself, and the server shows everything anew. What an advisor wrote
 * is sent again under the same id until it is answered; all else is asked once.
 */
export class Connection {
  readonly #events: ConnectionEvents;
  readonly #asked = new Map<string, Asked>();
  #socket: WebSocket | undefined;
  #failures = 0;
  #closed = false;

  constructor(events: ConnectionEvents) {
    this.#events = events;
  }

  open(): void {
    const address = `${location.origin.replace(/^http/, 'ws')}/console/desk`;
    const socket = new WebSocket(address);
    this.#socket = socket;
    let opened = false;
    socket.addEventListener('open', () => {
      opened = true;
      this.#failures = 0;
      this.#events.onLine('connected');
      for (const { command } of this.#asked.values()) socket.send(JSON.stringify(command));
    });
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(String(data)) as ConsoleFrame));
    socket.addEventListener('close', ({ code }) => {
      if (this.#closed) return;
      if (code === signedOutCode) return this.#end();
      if (notUnderstoodCodes.includes(code)) this.#dropEverything();
      this.#dropWhatIsAskedOnce();
      this.#events.onLine('lost');
      this.#failures += 1;
      if (!opened) void this.#stopIfSignedOut();
      const pauseMs = Math.min(longestPauseMs, 250 * 2 ** this.#failures);
      setTimeout(() => {
        if (!this.#closed) this.open();
      }, pauseMs);
    });
  }

  /** @returns why it was refused, or undefined when it was done */
  ask(wish: ConsoleWish): Promise<string | undefined> {
    return new Promise((resolve) => {
      const command = { id: newId(), ...wish } as ConsoleCommand;
      const isLive = this.#socket?.readyState === WebSocket.OPEN;
      // Nobody asked for the dots: that they cannot be shown is no news.
      if (!isLive && command.do === 'typing') return resolve(undefined);
      if (!isLive && command.do !== 'say') return resolve('notNow');
      if (command.do !== 'typing') this.#asked.set(command.id, { command, answer: resolve });
      else resolve(undefined);
      if (isLive) this.#socket?.send(JSON.stringify(command));
    });
  }

  close(): void {
    this.#closed = true;
    this.#asked.clear();
    this.#socket?.close();
  }

  #receive(frame: ConsoleFrame): void {
    if (frame.type === 'done' || frame.type === 'refused') {
      this.#asked.get(frame.id)?.answer(frame.type === 'refused' ? frame.reason : undefined);
      this.#asked.delete(frame.id);
    } else this.#events.onFrame(frame);
  }

  #dropWhatIsAskedOnce(): void {
    for (const [id, { command, answer }] of this.#asked) {
      if (command.do === 'say') continue;
      this.#asked.delete(id);
      answer('notNow');
    }
  }

  #dropEverything(): void {
    for (const { answer } of this.#asked.values()) answer('notUnderstood');
    this.#asked.clear();
  }

  /** A socket that is refused does not say why; a plain request does. */
  async #stopIfSignedOut(): Promise<void> {
    const response = await fetch('/console/data', { cache: 'no-store' }).catch(() => undefined);
    if (response?.status === 401 || response?.status === 403) this.#end();
  }

  #end(): void {
    this.close();
    this.#events.onLine('signedOut');
  }
}

export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
