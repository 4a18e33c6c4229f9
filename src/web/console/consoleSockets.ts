import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { type AdvisorsDoor, openAdvisorsDoor } from '../../handover/advisorsDoor.js';
import type { HandoverDesk } from '../../handover/handoverDesk.js';
import { readCommand } from '../../handover/readCommand.js';
import type { ConsoleFrame } from '../../protocol/console.js';
import type { StaffMember, WatchStaff } from '../../staff/staff.js';

/** Close codes: the server goes away; a peer broke the rules; no longer signed in (our own). */
const goingAway = 1001;
const brokeRules = 1008;
export const signedOut = 4401;

/** 32 KiB: the longest message and note fit, however they are escaped. */
const longestFrame = 32 * 1024;
const mostWaiting = 4 * 1024 * 1024;
const mostCommandsEachTenSeconds = 200;
const keepAliveMs = 25_000;

export interface ConsoleSocketsOptions {
  readonly desk: HandoverDesk;
  readonly topics: readonly string[];
  /** asked again at each beat: who was signed out, or lost the role, loses the console */
  readonly whoMayWork: (request: IncomingMessage, isIdle: boolean) => Promise<StaffMember | undefined>;
  /** tells when that may have happened, so that it does not take until the next beat */
  readonly watchStaff?: WatchStaff | undefined;
  readonly beatMs?: number;
}

/** The WebSockets of advisors' consoles. */
export interface ConsoleSockets {
  /** Finishes the handshake of a request that was found to be in order. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, member: StaffMember): void;
  close(): Promise<void>;
}

interface Open {
  readonly door: AdvisorsDoor;
  readonly request: IncomingMessage;
  readonly member: StaffMember;
  answered: boolean;
  /** something was asked since the last beat: that puts off the idle end of the session, an open page does not */
  active: boolean;
  commands: number;
}

export function createConsoleSockets(options: ConsoleSocketsOptions): ConsoleSockets {
  const { desk, topics, whoMayWork, beatMs = keepAliveMs } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: longestFrame, perMessageDeflate: false });
  const open = new Map<WebSocket, Open>();

  const beating = setInterval(() => {
    for (const [socket, state] of open) void beat(socket, state);
  }, beatMs);
  beating.unref();
  const counting = setInterval(() => {
    for (const state of open.values()) state.commands = 0;
  }, 10_000);
  counting.unref();

  const stopWatching = options.watchStaff?.(() => {
    for (const [socket, state] of open) void lookAgain(socket, state, true);
  });

  async function beat(socket: WebSocket, state: Open): Promise<void> {
    if (!state.answered) return socket.terminate();
    state.answered = false;
    socket.ping();
    const isIdle = !state.active;
    state.active = false;
    await lookAgain(socket, state, isIdle);
  }

  async function lookAgain(socket: WebSocket, state: Open, isIdle: boolean): Promise<void> {
    // Whoever cannot be looked up is shut out too, but may come back to the same visitors.
    const member = await whoMayWork(state.request, isIdle).catch(() => 'unknown' as const);
    const isStill =
      member !== undefined &&
      member !== 'unknown' &&
      member.id === state.member.id &&
      isSupervisor(member) === isSupervisor(state.member);
    if (!isStill) expel(socket, state, member === undefined);
  }

  /** What the console still sends is not heard, whether it closes or not. */
  function expel(socket: WebSocket, { door }: Open, isForGood: boolean): void {
    if (!open.delete(socket)) return;
    door.close(isForGood);
    socket.removeAllListeners('message');
    socket.close(signedOut);
    setTimeout(() => socket.terminate(), 2_000).unref();
  }

  /** Nothing of what was sent is written down, only by whom. */
  function noteRefused({ member }: Open): void {
    desk.audit({ staff: member.id, contact: 'none', action: 'refused badMessage' });
  }

  function receive(socket: WebSocket, state: Open, data: RawData, isBinary: boolean): void {
    state.answered = true;
    state.active = true;
    state.commands += 1;
    const command = isBinary ? undefined : readCommand(parsed(data), topics);
    if (command === undefined || state.commands > mostCommandsEachTenSeconds) {
      noteRefused(state);
      socket.close(brokeRules);
    } else state.door.take(command);
  }

  return {
    accept(request, socket, head, member) {
      server.handleUpgrade(request, socket, head, (opened) => {
        const { id, name } = member;
        const send = (frame: ConsoleFrame): void => {
          if (opened.readyState !== WebSocket.OPEN) return;
          // A console that does not read is cut off; it comes back and is shown everything anew.
          if (opened.bufferedAmount > mostWaiting) opened.terminate();
          else opened.send(JSON.stringify(frame));
        };
        const door = openAdvisorsDoor(desk, { id, name, isSupervisor: isSupervisor(member) }, { send });
        const state: Open = { door, request, member, answered: true, active: false, commands: 0 };
        open.set(opened, state);
        // What is too long, or no frame at all, is refused by the library, which says so and closes.
        opened.on('error', () => noteRefused(state));
        opened.on('pong', () => {
          state.answered = true;
        });
        opened.on('message', (data, isBinary) => receive(opened, state, data, isBinary));
        opened.on('close', () => {
          if (open.delete(opened)) door.close();
        });
      });
    },
    async close() {
      clearInterval(beating);
      clearInterval(counting);
      stopWatching?.();
      for (const socket of open.keys()) socket.close(goingAway);
      // Nobody has to wait for a console that does not answer.
      setTimeout(() => {
        for (const socket of server.clients) socket.terminate();
      }, 500).unref();
      server.close();
    },
  };
}

function isSupervisor({ roles }: StaffMember): boolean {
  return roles.includes('supervisor');
}

function parsed(data: RawData): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
