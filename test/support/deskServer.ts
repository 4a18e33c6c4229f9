import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { landmarks } from '../../dialogs/index.js';
import { loadCloudLink } from '../../src/channels/azureAdapter.js';
import { readConfig } from '../../src/config.js';
import type { DeskSettings } from '../../src/handover/deskCore.js';
import type { ConsoleCommand, ConsoleFrame } from '../../src/protocol/console.js';
import type { StaffMember } from '../../src/staff/staff.js';
import type { Store } from '../../src/storage/store.js';
import { startWaymark } from '../../src/waymark.js';
import { rememberingLog } from './testHouse.js';

type Wish<Command> = Command extends ConsoleCommand ? Omit<Command, 'id'> : never;

/** Who there is. The cookie of a test is the id and nothing else; a real sign-in is another room's work. */
const staff: Readonly<Record<string, StaffMember>> = {
  ann: { id: 'ann', name: 'Ann', roles: ['advisor'] },
  ben: { id: 'ben', name: 'Ben', roles: ['advisor'] },
  sue: { id: 'sue', name: 'Sue', roles: ['advisor', 'supervisor'] },
  max: { id: 'max', name: '<b id=max>Max</b>', roles: ['advisor'] },
  ada: { id: 'ada', name: 'Ada', roles: ['admin'] },
};

export interface DeskServer {
  readonly url: string;
  readonly events: ReturnType<typeof rememberingLog>['events'];
  /** ids that are signed out from now on */
  readonly signedOut: Set<string>;
  close(): Promise<void>;
}

/** A whole server with a console, and a sign-in that believes the cookie. */
export async function startDeskServer(
  options: {
    deskSettings?: Partial<DeskSettings>;
    store?: Store;
    beginAt?: string;
    consoleBeatMs?: number;
    now?: () => Date;
    /** what outlives a restart */
    lasting?: Store;
    /** for a server that is started again at its old address */
    port?: string;
    key?: string;
    /** opens the door for Azure, with the framework's own adapter that believes everybody */
    azure?: boolean;
  } = {},
): Promise<DeskServer> {
  const { log, events } = rememberingLog();
  const signedOut = new Set<string>();
  const waymark = await startWaymark(
    readConfig({
      PORT: options.port ?? '0',
      HOST: '127.0.0.1',
      WAYMARK_STORE: 'memory',
      WAYMARK_TOKENS_PER_MINUTE: '10000',
      WAYMARK_KEY: options.key,
      ...(options.azure === true ? { MicrosoftAppId: 'an-id', MicrosoftAppPassword: 'a-password' } : {}),
    }),
    {
      log,
      landmarks: { ...landmarks, welcome: options.beginAt ?? 'moreHelp' },
      azureLink: () => loadCloudLink({ appId: '', appPassword: '', appType: 'MultiTenant', tenantId: undefined }),
      ...(options.lasting === undefined ? {} : { staffStore: options.lasting }),
      ...(options.now === undefined ? {} : { now: options.now }),
      ...(options.store === undefined ? {} : { store: options.store }),
      ...(options.deskSettings === undefined ? {} : { deskSettings: options.deskSettings }),
      ...(options.consoleBeatMs === undefined ? {} : { consoleBeatMs: options.consoleBeatMs }),
      async whoIsIt({ headers }: IncomingMessage) {
        const id = /(?:^|; )who=(\w+)/.exec(headers.cookie ?? '')?.[1] ?? '';
        return signedOut.has(id) ? undefined : staff[id];
      },
    },
  );
  return { url: waymark.url, events, signedOut, close: () => waymark.close() };
}

/** A console without a browser. */
export interface TestConsole {
  readonly frames: ConsoleFrame[];
  readonly socket: WebSocket;
  /** @returns `done`, or the reason of a refusal */
  ask(wish: Wish<ConsoleCommand>): Promise<string>;
  /** The first frame, by now or later, that fits. */
  wait<Type extends ConsoleFrame['type']>(
    type: Type,
    fits?: (frame: Extract<ConsoleFrame, { type: Type }>) => boolean,
  ): Promise<Extract<ConsoleFrame, { type: Type }>>;
  /** the code with which the server closed it */
  readonly closed: Promise<number>;
  close(): void;
}

export function openSocket(url: string, path: string, headers: Readonly<Record<string, string>>): WebSocket {
  return new WebSocket(`${url.replace('http', 'ws')}${path}`, { headers });
}

export async function openConsole(server: { readonly url: string }, who: string): Promise<TestConsole> {
  const socket = openSocket(server.url, '/console/desk', { cookie: `who=${who}`, origin: server.url });
  const frames: ConsoleFrame[] = [];
  const watchers = new Set<() => void>();
  let asked = 0;
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)) as ConsoleFrame);
    for (const watcher of [...watchers]) watcher();
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));

  const made: TestConsole = {
    frames,
    socket,
    closed,
    async ask(wish) {
      asked += 1;
      const id = `q${asked}`;
      socket.send(JSON.stringify({ id, ...wish }));
      const answer = await Promise.race([
        made.wait('done', (frame) => frame.id === id),
        made.wait('refused', (frame) => frame.id === id),
      ]);
      return answer.type === 'done' ? 'done' : answer.reason;
    },
    wait(type, fits = () => true) {
      return new Promise((resolve) => {
        const look = (): void => {
          const found = frames.find((frame): frame is never => frame.type === type && fits(frame as never));
          if (found === undefined) return;
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
      });
    },
    close: () => socket.close(),
  };
  return made;
}
