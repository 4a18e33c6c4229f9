import { type AdvisorsDoor, openAdvisorsDoor } from '../../src/handover/advisorsDoor.js';
import type { AuditEvent, DeskSettings, VisitorLine } from '../../src/handover/deskCore.js';
import type { DeskPlan } from '../../src/handover/deskPlan.js';
import { HandoverDesk } from '../../src/handover/handoverDesk.js';
import type { ConsoleCommand, ConsoleFrame } from '../../src/protocol/console.js';
import type { HandoverRequest } from '../../src/protocol/handover.js';
import { memoryStore } from '../../src/storage/memoryStore.js';
import type { Store } from '../../src/storage/store.js';

type Wish<Command> = Command extends ConsoleCommand ? Omit<Command, 'id'> : never;

export interface TestAdvisor {
  readonly frames: ConsoleFrame[];
  readonly door: AdvisorsDoor;
  /** @returns `done`, or the reason of a refusal */
  ask(command: Wish<ConsoleCommand>): string;
  /** the frames of one type, in order */
  saw<Type extends ConsoleFrame['type']>(type: Type): Extract<ConsoleFrame, { type: Type }>[];
}

/** A desk with a clock that stands still until it is moved, and visitors who are there until they are said not to be. */
export function testDesk(
  options: { settings?: Partial<DeskSettings>; store?: Store; startAtMs?: number; plan?: DeskPlan } = {},
) {
  let nowMs = options.startAtMs ?? Date.parse('2026-03-03T10:00:00Z');
  let count = 0;
  const now = (): Date => new Date(nowMs);
  const store = options.store ?? memoryStore({ now });
  const audit: AuditEvent[] = [];
  const away = new Set<string>();
  /** what each visitor was told and by whom, in order */
  const heard: string[] = [];
  /** for each visitor: says that the last words of an advisor did not come */
  const lost = new Map<string, () => void>();
  const line: VisitorLine = {
    notify({ conversationId }, notice) {
      if (away.has(conversationId)) return false;
      heard.push(`${conversationId}: ${notice}`);
      return true;
    },
    reaches: (channel) => channel === 'web' || channel === 'sms',
    hasPage: (channel) => channel === 'web',
    say({ conversationId }, { text }, onLost) {
      if (away.has(conversationId)) return false;
      heard.push(`${conversationId}: "${text}"`);
      lost.set(conversationId, onLost);
      return true;
    },
    typing: ({ conversationId }) => void heard.push(`${conversationId}: …`),
    isThere: ({ conversationId }) => !away.has(conversationId),
    resume: ({ conversationId }, topic) => void heard.push(`${conversationId}: resume ${topic ?? ''}`.trim()),
  };
  const desk = new HandoverDesk({
    store,
    now,
    newId: () => `c${String(++count).padStart(5, '0')}`,
    audit: (event) => void audit.push(event),
    ...(options.plan === undefined ? {} : { plan: options.plan }),
    ...(options.settings === undefined ? {} : { settings: options.settings }),
  });

  function advisor(id: string, how: { supervisor?: boolean; capacity?: number; offShift?: boolean } = {}): TestAdvisor {
    const frames: ConsoleFrame[] = [];
    const member = { id, name: `${id} Example`, isSupervisor: how.supervisor === true };
    const door = openAdvisorsDoor(desk, member, { send: (frame) => void frames.push(frame) });
    const made: TestAdvisor = {
      frames,
      door,
      ask(command) {
        door.take({ id: 'ask', ...command } as ConsoleCommand);
        const last = frames.findLast(({ type }) => type === 'done' || type === 'refused');
        return last?.type === 'refused' ? last.reason : 'done';
      },
      saw: (type) => frames.filter((frame): frame is never => frame.type === type),
    };
    if (how.offShift !== true) made.ask({ do: 'shift', on: true, capacity: how.capacity ?? 1 });
    return made;
  }

  return {
    desk,
    line,
    store,
    heard,
    audit,
    away,
    lost,
    now,
    advisor,
    open: () => desk.open(line),
    /** A visitor asks for an advisor. @returns the contact's id */
    request(conversationId: string, request: Partial<HandoverRequest> = {}, channel = 'web'): string {
      desk.take(
        { kind: 'request', request: { urgency: 'normal', reasons: [], lines: [], ...request } },
        { conversationId, channel, language: 'en' },
      );
      return desk.core.of(conversationId)?.id ?? '';
    },
    phase: (conversationId: string) => desk.core.of(conversationId)?.phase.name ?? 'over',
    /** Moves the clock, second by second. */
    pass(seconds: number): void {
      for (let second = 0; second < seconds; second++) {
        nowMs += 1000;
        desk.tick();
      }
    },
    tick: () => desk.tick(),
  };
}
