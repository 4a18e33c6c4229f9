/**
 * Every event that Waymark may log, with the only fields it may carry. Anything else does not compile.
 * Codes and counts only: never what a visitor typed, a name, a number, an address, a token or a conversation id.
 */
export interface LogEvents {
  'server.started': { port: number; languages: string; store: string; demonstration: boolean };
  'server.stopping': { signal: string };
  'server.stopped': { durationMs: number };
  'server.crashed': { error: string };
  'request.refused': { route: string; status: number; code: string };
  'request.failed': { route: string; error: string };
  'turn.completed': { channel: string; topic: string; durationMs: number };
  'turn.failed': { channel: string; stage: string; error: string };
  'turn.rerun': { channel: string; attempt: number };
  'danger.spotted': { channel: string; tier: 'alarm' | 'check'; label: string };
  /** staff and contact by their own random ids; never what was said */
  'desk.audit': { staff: string; contact: string; action: string };
  'desk.failed': { error: string };
  /** the audit log could not be written */
  'staff.failed': { error: string };
  'conversation.left': { channel: string };
  'conversation.erased': { channel: string };
  'delivery.failed': { channel: string; error: string };
  'store.swept': { count: number };
  'store.setAside': { file: string; reason: string };
  'store.writeFailed': { error: string };
  'store.unreadable': { reason: string };
  'directory.loaded': { services: number; hidden: number };
}

/** The allowed events by name. */
export type LogEventName = keyof LogEvents;

export interface Log {
  event<Name extends LogEventName>(name: Name, fields: LogEvents[Name]): void;
}
