import type { ConsoleCommand } from '../protocol/console.js';
import type { ContactOutcome } from '../protocol/handover.js';
import type { HandoverDesk } from './handoverDesk.js';
import { firstOf } from './queue.js';
import type { Advisor, Connection, Seat } from './seats.js';
import { type Contact, isPractice, type Refused } from './states.js';
import { endWatchingBy, showBoard, supervise } from './supervision.js';

/** One console's way to the desk. */
export interface AdvisorsDoor {
  /** Does what a console asks, and answers it with `done` or `refused`. */
  take(command: ConsoleCommand): void;
  /**
   * The console was closed, or its line broke.
   * @param isForGood they may not come back: their visitors are told at once, and not after a while
   */
  close(isForGood?: boolean): void;
}

type Outcome =
  | 'done'
  | Refused
  | 'offShift'
  | 'noRoom'
  | 'nothingWaiting'
  | 'notAllowed'
  | 'unknownAdvisor'
  | 'unheard';

/**
 * Lets an advisor's console in. It is told at once all that it may see.
 * @param advisor who it is, as the sign-in says; nothing that the console sends can change that
 */
export function openAdvisorsDoor(desk: HandoverDesk, advisor: Advisor, connection: Connection): AdvisorsDoor {
  const { core, settings, audit } = desk;
  const seat = core.seats.open(advisor, connection);
  showEverything(desk, seat);

  const mine = (contactId: string, use: (contact: Contact) => Outcome): Outcome => {
    const contact = core.contacts.get(contactId);
    if (contact === undefined) return 'over';
    const { phase } = contact;
    return phase.name === 'live' && phase.advisorId === advisor.id ? use(contact) : 'notYours';
  };
  const note = (contact: string, action: string): void => audit({ staff: advisor.id, contact, action });

  function pickUp(contact: Contact | undefined): Outcome {
    if (contact === undefined) return 'nothingWaiting';
    const { phase } = contact;
    // Pressed twice.
    if (phase.name === 'live' && phase.advisorId === advisor.id) return 'done';
    const isAskedAsSupervisor =
      advisor.isSupervisor &&
      phase.name === 'offered' &&
      phase.round === 'supervisors' &&
      phase.to.includes(advisor.id);
    if (!seat.onShift && !isAskedAsSupervisor) return 'offShift';
    if (room() <= 0 && !isAskedAsSupervisor && !isPractice(contact)) return 'noRoom';
    const nowMs = desk.now().getTime();
    const taken = core.apply(contact.id, { type: 'taken', by: advisor.id, atMs: nowMs });
    if (!taken.ok) return taken.reason;
    core.wasTaken(contact, nowMs);
    seat.lastServedMs = nowMs;
    note(contact.id, 'taken');
    core.notify(taken.contact, 'Joined', { name: advisor.name });
    seat.send({ type: 'contact', contact: core.openContact(taken.contact) });
    if (room() <= 0) declineTheRest();
    return 'done';
  }

  /** How many more visitors the advisor can talk with; offers do not count, they may choose another. */
  function room(): number {
    return seat.capacity - core.liveWith(advisor.id);
  }

  /** Whoever has no room left cannot answer what else they are asked, so others are asked at once. */
  function declineTheRest(): void {
    for (const contact of [...core.contacts.values()]) {
      const { id, phase } = contact;
      if (phase.name === 'offered' && phase.round === 'one' && !isPractice(contact)) {
        core.apply(id, { type: 'declined', by: advisor.id, restUntilMs: desk.now().getTime() });
      }
    }
  }

  function next(): Contact | undefined {
    const canBeMine = [...core.contacts.values()].filter((contact) => {
      const { phase, awaySinceMs } = contact;
      if (awaySinceMs !== undefined || isPractice(contact)) return false;
      return (
        phase.name === 'waiting' || (phase.name === 'offered' && (phase.round !== 'one' || phase.to[0] === advisor.id))
      );
    });
    return firstOf(canBeMine, settings.headStarts);
  }

  function say(contact: Contact, command: Extract<ConsoleCommand, { do: 'say' }>): Outcome {
    const { clientId, text, cards } = command;
    const talk = core.talkOf(contact);
    if (talk.has(advisor.name, clientId)) return 'done';
    const seq = talk.lastSeq + 1;
    const onLost = (): void => core.wordsLost(contact, seq);
    if (core.line?.say(contact, { text, cards, by: advisor.name }, onLost) !== true) return 'unheard';
    const at = desk.now().getTime();
    const message = talk.add({
      ...{ from: 'advisor' as const, text, at, by: advisor.name, clientId },
      ...(cards.length === 0 ? {} : { cards }),
    });
    core.showTalk(contact, { type: 'message', contactId: contact.id, message });
    return 'done';
  }

  function pass(contact: Contact, to: string | undefined, words: string): Outcome {
    const colleague = to === undefined ? undefined : core.seats.get(to);
    if (to !== undefined && (colleague === undefined || !colleague.onShift || to === advisor.id))
      return 'unknownAdvisor';
    const untilMs = desk.now().getTime() + settings.offerSeconds * 1000;
    const passed = core.apply(
      contact.id,
      to === undefined ? { type: 'passedToQueue', by: advisor.id } : { type: 'passedTo', by: advisor.id, to, untilMs },
    );
    if (!passed.ok) return passed.reason;
    core.talkOf(contact).passNote = words;
    note(contact.id, 'passed');
    seat.tell({ type: 'gone', contactId: contact.id, how: 'passedOn', heavy: core.isHeavy(contact) });
    core.notify(passed.contact, to === undefined ? 'BackInQueue' : 'PassedOn');
    if (to !== undefined) desk.showOffer(passed.contact, to, untilMs);
    return 'done';
  }

  function end(contact: Contact, outcome: ContactOutcome): Outcome {
    core.notify(contact, 'Ended');
    core.finish(contact, 'ended', outcome);
    note(contact.id, `ended ${outcome}`);
    core.line?.resume(contact, undefined);
    return 'done';
  }

  function handBack(contact: Contact, topic: string): Outcome {
    core.notify(contact, 'HandedBack');
    core.finish(contact, 'handedBack');
    note(contact.id, 'handedBack');
    core.line?.resume(contact, topic);
    return 'done';
  }

  function setShift(on: boolean, capacity: number): Outcome {
    seat.onShift = on;
    seat.capacity = capacity;
    if (!on) seat.paused = false;
    core.isStale = true;
    seat.sendYou();
    return 'done';
  }

  function obey(command: ConsoleCommand): Outcome {
    switch (command.do) {
      case 'shift':
        return setShift(command.on, command.capacity);
      case 'pause':
        seat.paused = command.on;
        seat.sendYou();
        return 'done';
      case 'takeNext':
        return pickUp(next());
      case 'take':
        return pickUp(core.contacts.get(command.contactId));
      case 'decline': {
        const restUntilMs = desk.now().getTime() + settings.restSeconds * 1000;
        const declined = core.apply(command.contactId, { type: 'declined', by: advisor.id, restUntilMs });
        return declined.ok ? 'done' : declined.reason;
      }
      case 'say':
        return mine(command.contactId, (contact) => say(contact, command));
      case 'typing':
        return mine(command.contactId, (contact) => {
          core.line?.typing(contact);
          return 'done';
        });
      case 'note':
        return mine(command.contactId, (contact) => {
          Object.assign(core.talkOf(contact), { notes: command.notes, codeWord: command.codeWord });
          return 'done';
        });
      case 'pass':
        return mine(command.contactId, (contact) => pass(contact, command.to, command.note));
      case 'handBack':
        return mine(command.contactId, (contact) => handBack(contact, command.topic));
      case 'end':
        return mine(command.contactId, (contact) => end(contact, command.outcome));
      case 'surge':
        if (!advisor.isSupervisor) return 'notAllowed';
        if (core.stopped === command.stop) return 'done';
        core.stopped = command.stop;
        core.isStale = true;
        desk.plan.keepStopped(command.stop);
        note('none', command.stop ? 'stoppedNew' : 'allowedNew');
        return 'done';
      case 'practise':
        if (!advisor.isSupervisor) return 'notAllowed';
        if (desk.practice?.start(command.story, command.to) !== true) return 'unknownAdvisor';
        note('none', `practice ${command.story}`);
        return 'done';
      case 'watch':
      case 'whisper':
      case 'takeOver':
        return supervise(desk, seat, command);
    }
  }

  return {
    take(command) {
      const outcome = obey(command);
      if (outcome === 'done') connection.send({ type: 'done', id: command.id });
      else {
        connection.send({ type: 'refused', id: command.id, reason: outcome });
        if (outcome === 'notAllowed' || outcome === 'notYours')
          note('contactId' in command ? 'other' : 'none', `refused ${command.do}`);
      }
    },
    close(isForGood = false) {
      seat.connections.delete(connection);
      if (seat.connections.size === 0) seat.lostSinceMs = isForGood ? Number.NEGATIVE_INFINITY : desk.now().getTime();
    },
  };
}

/** Brings a console up to date: after a reload or a broken line nothing is missing, and nothing comes twice. */
function showEverything(desk: HandoverDesk, seat: Seat): void {
  const { core, audit } = desk;
  const { id, isSupervisor } = seat.advisor;
  // Whoever is a supervisor no more reads along no more.
  if (!isSupervisor) endWatchingBy(core, id);
  seat.sendYou();
  const held = [...core.contacts.values()].filter((contact) => core.seatOf(contact) === seat);
  const watched = core.watching.by(id).flatMap((contactId) => core.contacts.get(contactId) ?? []);
  seat.send({ type: 'holds', contactIds: [...held, ...watched].map((contact) => contact.id) });
  core.showQueue(seat);
  showBoard(desk, seat);
  for (const frame of seat.owed.splice(0)) seat.send(frame);
  for (const contact of core.contacts.values()) {
    const { phase } = contact;
    if (phase.name === 'offered' && phase.to.includes(id)) {
      desk.showOffer(contact, id, phase.untilMs);
    }
  }
  for (const contact of held) {
    audit({ staff: id, contact: contact.id, action: 'read' });
    seat.send({ type: 'contact', contact: core.openContact(contact) });
  }
  for (const contact of watched) {
    audit({ staff: id, contact: contact.id, action: 'watched' });
    seat.send({ type: 'contact', contact: core.openContact(contact, true) });
  }
}
