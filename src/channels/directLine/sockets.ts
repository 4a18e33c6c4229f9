import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';

/** Close codes (RFC 6455): the server goes away; a peer broke the rules; the conversation has ended. */
const goingAway = 1001;
const brokeRules = 1008;
const ended = 1000;

const longestFrame = 16 * 1024;
/** Bytes that may wait for a slow client before it is cut off; it comes back with its watermark and loses nothing. */
const mostWaiting = 1024 * 1024;
const mostSocketsEach = 8;
const keepAliveMs = 25_000;

/** The open sockets of one conversation: one per tab. */
export type SocketGroup = Set<WebSocket>;

export interface Sockets {
  /** Finishes the handshake; then `replay` is sent first, and the socket joins the group in the same breath. */
  accept(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    join: () => { group: SocketGroup; replay: string | undefined } | undefined,
  ): void;
  /** Tells everybody that the server goes away, and cuts off those that do not answer. */
  close(): Promise<void>;
}

/**
 * The WebSocket side of the stream. Compression is off: it costs 300 KB a socket, and mixing secrets with chosen text
 * in one compressed stream is a known leak.
 */
export function createSockets(): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: longestFrame,
    perMessageDeflate: false,
  });
  const answered = new WeakSet<WebSocket>();
  const keepAlive = setInterval(() => {
    for (const socket of server.clients) beat(socket, answered);
  }, keepAliveMs);
  keepAlive.unref();

  return {
    accept(request, socket, head, join) {
      server.handleUpgrade(request, socket, head, (opened) => {
        // A broken frame or a reset connection ends in `close` by itself; unheard, the error would end the process.
        opened.on('error', () => undefined);
        const joined = join();
        if (joined === undefined) {
          opened.close(ended);
          return;
        }
        const { group, replay } = joined;
        answered.add(opened);
        opened.on('pong', () => answered.add(opened));
        opened.on('message', (data, isBinary) => {
          // Clients send nothing but empty keep-alives.
          if (isBinary || (data as Buffer).length > 0) opened.close(brokeRules);
          else answered.add(opened);
        });
        opened.on('close', () => group.delete(opened));
        if (replay !== undefined) opened.send(replay);
        group.add(opened);
        if (group.size > mostSocketsEach) dropOldest(group);
      });
    },
    async close() {
      clearInterval(keepAlive);
      const open = [...server.clients];
      await Promise.all(open.map((socket) => say(socket, goingAway)));
      server.close();
    },
  };
}

/** One frame to every tab; the text is the same object for all. */
export function broadcast(group: SocketGroup, text: string): void {
  for (const socket of group) {
    if (socket.readyState !== WebSocket.OPEN) continue;
    if (socket.bufferedAmount > mostWaiting) socket.terminate();
    else socket.send(text);
  }
}

/** The conversation is over: what was sent before still arrives. */
export function endSockets(group: SocketGroup): void {
  for (const socket of group) socket.close(ended);
  group.clear();
}

function dropOldest(group: SocketGroup): void {
  for (const socket of group) {
    group.delete(socket);
    socket.close(brokeRules);
    return;
  }
}

function beat(socket: WebSocket, answered: WeakSet<WebSocket>): void {
  if (!answered.delete(socket)) {
    socket.terminate();
    return;
  }
  if (socket.readyState !== WebSocket.OPEN) return;
  // The empty frame is for pages, which cannot see a ping; the ping is for the line.
  socket.send('');
  socket.ping();
}

/** Says goodbye and waits for the answer, but not for long. */
function say(socket: WebSocket, code: number): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => socket.terminate(), 1_000);
    socket.once('close', () => {
      clearTimeout(patience);
      resolve();
    });
    socket.close(code);
  });
}
