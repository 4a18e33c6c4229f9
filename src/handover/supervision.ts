import type { Board, ConsoleCommand } from '../protocol/console.js';
import type { DeskCore } from './deskCore.js';
import type { HandoverDesk } from './handoverDesk.js';
import type { Seat } from './seats.js';
import { type Contact, isPractice, type Refused } from './states.js';

type Command = Extract<ConsoleCommand, { do: 'watch' | 'whisper' | 'takeOver' }>;
type Outcome = 'done' | 'notAllowed' | Refused;

/**
 * What a supervisor may do with a talk that goes on: read along, say something to the advisor, take it over. The advisor is
 * told of each; the visitor is told of the last, and before any talk begins that somebody may read along.
 */
export function supervise(desk: HandoverDesk, seat: Seat, command: Command): Outcome {
  if (!seat.advisor.isSupervisor) return 'notAllowed';
  const contact = desk.core.contacts.get(command.contactId);
  if (contact === undefined) return 'over';
  switch (command.do) {
    case 'watch':
      return command.on ? watch(desk, seat, contact) : stopWatching(desk, seat, contact);
    case 'whisper':
      return whisper(desk, seat, contact, command);
    case 'takeOver':
      return takeOver(desk, seat, contact);
  }
}

function watch({ core, audit }: HandoverDesk, seat: Seat, contact: Contact): Outcome {
  const { id, phase } = contact;
  if (phase.name !== 'live' || phase.advisorId === seat.advisor.id) return 'notNow';
  if (!core.watching.has(id, seat.advisor.id)) {
    core.watching.add(id, seat.advisor.id);
    tellWatchers(core, contact);
  }
  // Also of whoever asks again, as from a second window: each reading is one.
  audit({ staff: seat.advisor.id, contact: id, action: 'watched' });
  seat.send({ type: 'contact', contact: core.openContact(contact, true) });
  return 'done';
}

function stopWatching({ core, audit }: HandoverDesk, seat: Seat, contact: Contact): Outcome {
  if (!core.watching.remove(contact.id, seat.advisor.id)) return 'notNow';
  audit({ staff: seat.advisor.id, contact: contact.id, action: 'stoppedWatching' });
  seat.tell({ type: 'gone', contactId: contact.id, how: 'watchOver', heavy: false });
  tellWatchers(core, contact);
  return 'done';
}

function whisper(
  { core, audit, now }: HandoverDesk,
  { advisor: { id, name } }: Seat,
  contact: Contact,
  { text, clientId }: Extract<Command, { do: 'whisper' }>,
): Outcome {
  if (!core.watching.has(contact.id, id)) return 'notYours';
  const talk = core.talkOf(contact);
  if (talk.has(name, clientId)) return 'done';
  const message = talk.add({ from: 'whisper', text, at: now().getTime(), by: name, clientId });
  audit({ staff: id, contact: contact.id, action: 'whispered' });
  core.showTalk(contact, { type: 'message', contactId: contact.id, message });
  return 'done';
}

function takeOver({ core, audit, now }: HandoverDesk, seat: Seat, contact: Contact): Outcome {
  const { id, name } = seat.advisor;
  const before = core.seatOf(contact);
  const taken = core.apply(contact.id, { type: 'takenOver', by: id, atMs: now().getTime() });
  if (!taken.ok) return taken.reason;
  audit({ staff: id, contact: contact.id, action: 'tookOver' });
  before?.tell({ type: 'gone', contactId: contact.id, how: 'takenOver', by: name, heavy: core.isHeavy(contact) });
  core.notify(taken.contact, 'TakenOver', { name });
  seat.send({ type: 'contact', contact: core.openContact(taken.contact) });
  return 'done';
}

/** The advisor sees at once who reads along, and so do those who do. */
function tellWatchers(core: DeskCore, contact: Contact): void {
  core.isStale = true;
  core.showTalk(contact, { type: 'watchers', contactId: contact.id, names: core.watchersOf(contact.id) });
}

/** A supervisor who has gone, or is none any more, reads along with nobody. */
export function endWatchingBy(core: DeskCore, staffId: string): void {
  for (const contactId of core.watching.by(staffId)) {
    core.watching.remove(contactId, staffId);
    const contact = core.contacts.get(contactId);
    if (contact !== undefined) tellWatchers(core, contact);
  }
}

/** The desk at this moment, as supervisors see it. */
export function boardOf({ core, hoursNow }: HandoverDesk): Board {
  const contacts = [...core.contacts.values()];
  const waiting = contacts.filter((contact) => contact.phase.name !== 'live' && !isPractice(contact));
  const oldest = waiting.reduce<number | undefined>(
    (least, { requestedAtMs }) => (least === undefined || requestedAtMs < least ? requestedAtMs : least),
    undefined,
  );
  const { state, opensAt } = hoursNow();
  return {
    waiting: waiting.length,
    urgent: waiting.filter(({ urgency }) => urgency === 'urgent').length,
    ...(oldest === undefined ? {} : { oldest }),
    stopped: core.stopped,
    hours: state,
    ...(opensAt === undefined ? {} : { opensAt: opensAt.getTime() }),
    onShift: core.seats.onShift().map(({ advisor: { id, name }, paused, capacity, connections }) => ({
      ...{ id, name, paused, capacity },
      talks: core.liveWith(id),
      away: connections.size === 0,
    })),
    talks: contacts.flatMap(({ id, phase, urgency, language, channel, awaySinceMs }) => {
      if (phase.name !== 'live') return [];
      const { advisorId, sinceMs: since } = phase;
      return {
        ...{ contactId: id, advisorId, urgency, language, channel, since },
        advisor: core.seats.get(advisorId)?.advisor.name ?? '',
        danger: core.talks.get(id)?.heavy === true,
        away: awaySinceMs !== undefined,
        watchers: core.watchersOf(id),
      };
    }),
  };
}

/** Shows the board to every supervisor, or to one. */
export function showBoard(desk: HandoverDesk, to?: Seat): void {
  const seats = (to === undefined ? [...desk.core.seats.all()] : [to]).filter(
    ({ advisor, connections }) => advisor.isSupervisor && connections.size > 0,
  );
  if (seats.length === 0) return;
  const board = boardOf(desk);
  for (const seat of seats) seat.send({ type: 'board', ...board });
}
