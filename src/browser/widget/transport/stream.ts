import type { ActivitySet } from '../../../protocol/directLine.js';

const keepAliveMs = 20_000;
/** Some networks neither open nor refuse a socket. */
const openLimitMs = 8_000;

export interface Stream {
  /** whether it had opened, once it has closed again */
  readonly closed: Promise<boolean>;
  close(): void;
}

/** The stream of a conversation over WebSocket. Where sockets are blocked, it closes without having opened. */
export function openStream(
  streamUrl: string,
  { onOpen, onActivities }: { onOpen(): void; onActivities(set: ActivitySet): void },
): Stream {
  let socket: WebSocket;
  try {
    const address = new URL(streamUrl, location.href);
    // A server behind a proxy may not know that the visitor came by https; a plain socket would then be refused.
    if (location.protocol === 'https:') address.protocol = 'wss:';
    socket = new WebSocket(address);
  } catch {
    return { closed: Promise.resolve(false), close: () => {} };
  }
  let opened = false;
  const openLimit = setTimeout(() => socket.close(), openLimitMs);
  const keepAlive = setInterval(() => socket.readyState === WebSocket.OPEN && socket.send(''), keepAliveMs);
  socket.onopen = () => {
    clearTimeout(openLimit);
    opened = true;
    onOpen();
  };
  socket.onmessage = ({ data }) => {
    if (typeof data !== 'string' || data === '') return;
    let set: ActivitySet;
    try {
      set = JSON.parse(data);
    } catch {
      // Something between the server and us has changed the line: it is not to be trusted any more.
      return socket.close();
    }
    onActivities(set);
  };
  return {
    closed: new Promise((resolve) => {
      socket.onclose = () => {
        clearTimeout(openLimit);
        clearInterval(keepAlive);
        resolve(opened);
      };
    }),
    close: () => socket.close(),
  };
}
