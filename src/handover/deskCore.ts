import type { ConsoleFrame, OpenContact, QueueItem } from '../protocol/console.js';
import type { ContactOutcome, Ending, VisitorNotice } from '../protocol/handover.js';
import type { Result } from '../protocol/result.js';
import type { Counter } from '../protocol/statistics.js';
import type { ContactStore } from './contactStore.js';
import { LiveTalk } from './liveTalk.js';
import { compareContacts, type HeadStarts } from './queue.js';
import { type Seat, Seats } from './seats.js';
import { type Contact, type DeskEvent, isPractice, nextState, type Refused } from './states.js';
import { Watching } from './watching.js';

export interface DeskSettings {
  /** how long an advisor has to answer an offer */
  readonly offerSeconds: number;
  /** how long a place is kept for a visitor whose line is broken */
  readonly awayMinutes: number;
  /** the same on a channel without a page, where somebody is reached again only when they write */
  readonly unreachedMinutes: number;
  /** how long an advisor may be without an open console before their visitors go back to the front */
  readonly advisorLostSeconds: number;
  /** how long nobody is asked again, after everybody was asked in vain */
  readonly restSeconds: number;
  readonly mostWaiting: number;
  readonly longestWaitMinutes: number;
  readonly headStarts: HeadStarts;
}

export const defaultDeskSettings: DeskSettings = {
  offerSeconds: 20,
  awayMinutes: 2,
  unreachedMinutes: 60,
  advisorLostSeconds: 20,
  restSeconds: 60,
  mostWaiting: 200,
  longestWaitMinutes: 60,
  headStarts: { urgent: 60, soon: 15, normal: 0 },
};

/** The desk's line to visitors, whatever channel they are on. */
export interface VisitorLine {
  /** whether visitors on a channel can be spoken to outside their own turns */
  reaches(channel: string): boolean;
  /**
   * @param onLost called when it was taken, and yet could not be brought to the visitor
   * @returns false when the conversation is not open just now; it is then told later
   */
  notify(to: Contact, notice: VisitorNotice, values: Readonly<Record<string, string>>, onLost: () => void): boolean;
  /** An advisor's words. @param onLost as above. @returns false when there is nobody to hear them */
  say(
    to: Contact,
    words: { readonly text: string; readonly cards: readonly string[]; readonly by: string },
    onLost: () => void,
  ): boolean;
  typing(to: Contact): void;
  /** whether the visitor's line is open */
  isThere(to: Contact): boolean;
  /** whether a channel has a page that is seen to go; elsewhere nobody can tell that somebody is still there */
  hasPage(channel: string): boolean;
  /** The bot goes on. @param topic where; undefined: with what comes next */
  resume(to: Contact, topic: string | undefined): void;
}

/** What is written down of an advisor's reading and doing: who, which, when (the log adds that), and never what was said. */
export interface AuditEvent {
  readonly staff: string;
  readonly contact: string;
  readonly action: string;
}

const mostInQueueFrame = 50;
const mostPace = 50;

/** Contacts, seats and talks, and what every change of them brings about. The rules are in `states.ts` and `queue.ts`. */
export class DeskCore {
  readonly contacts = new Map<string, Contact>();
  readonly talks = new Map<string, LiveTalk>();
  readonly seats = new Seats();
  readonly watching = new Watching();
  /** moments at which contacts were taken up: the pace of the desk */
  readonly takenAtMs: number[] = [];
  stopped = false;
  line: VisitorLine | undefined;
  /** the queue, or who is on shift, has changed since consoles were told */
  isStale = false;
  readonly #byConversation = new Map<string, string>();
  readonly #owed = new Map<string, { notice: VisitorNotice; values: Readonly<Record<string, string>> }[]>();
  readonly #store: ContactStore;
  readonly #settings: DeskSettings;
  readonly #count: Counter;

  constructor(store: ContactStore, settings: DeskSettings, count: Counter = () => undefined) {
    this.#store = store;
    this.#settings = settings;
    this.#count = count;
  }

  of(conversationId: string): Contact | undefined {
    return this.contacts.get(this.#byConversation.get(conversationId) ?? '');
  }

  add(contact: Contact): void {
    this.contacts.set(contact.id, contact);
    this.#byConversation.set(contact.conversationId, contact.id);
    if (!isPractice(contact)) this.#store.keep(contact);
    this.isStale = true;
  }

  /** Lets something happen to a contact, if it may. */
  apply(contactId: string, event: DeskEvent): Result<{ readonly contact: Contact }, Refused> {
    const before = this.contacts.get(contactId);
    if (before === undefined) return { ok: false, reason: 'over' };
    const next = nextState(before, event);
    if (!next.ok) return next;
    const { contact } = next;
    this.isStale = true;
    this.#endOffer(before, contact);
    this.#endWatching(before, contact);
    if (contact.phase.name === 'ended') {
      this.contacts.delete(contact.id);
      this.#byConversation.delete(contact.conversationId);
      this.#owed.delete(contact.id);
      this.#store.erase(contact.id);
    } else {
      this.contacts.set(contact.id, contact);
      if (!isPractice(contact)) this.#store.keep(contact);
    }
    return next;
  }

  /**
   * Ends a contact: whoever had it is told how, and what was said is gone.
   * @param outcome what the advisor says of it, when they ended it
   */
  finish(contact: Contact, how: Ending, outcome?: ContactOutcome): void {
    const seat = this.seatOf(contact);
    const heavy = this.isHeavy(contact);
    if (!this.apply(contact.id, { type: 'ended', how }).ok) return;
    if (!isPractice(contact)) this.#countEnd(how, outcome);
    this.talks.delete(contact.id);
    seat?.tell({ type: 'gone', contactId: contact.id, how, heavy });
  }

  /** Whether an advisor may need a pause after it. */
  isHeavy({ id, urgency }: Contact): boolean {
    return urgency === 'urgent' || this.talks.get(id)?.heavy === true;
  }

  /** The seat of the advisor who is talking with a visitor. */
  seatOf({ phase }: Contact): Seat | undefined {
    return phase.name === 'live' ? this.seats.get(phase.advisorId) : undefined;
  }

  /** Shows something of a talk to its advisor, and to whoever reads along. */
  showTalk(contact: Contact, frame: ConsoleFrame): void {
    this.seatOf(contact)?.send(frame);
    for (const id of this.watching.of(contact.id)) this.seats.get(id)?.send(frame);
  }

  /** The names of those who read along. */
  watchersOf(contactId: string): string[] {
    return this.watching.of(contactId).flatMap((id) => this.seats.get(id)?.advisor.name ?? []);
  }

  /** Tells a visitor, now or when their line is back; in the order of the calls. */
  notify(contact: Contact, notice: VisitorNotice, values: Readonly<Record<string, string>> = {}): void {
    const isFirst = (this.#owed.get(contact.id) ?? []).length === 0;
    if (isFirst && this.#bring(contact, notice, values)) return;
    this.#owe(contact, notice, values);
  }

  /** Says what is owed to a visitor whose line is back. */
  payOwed(contact: Contact): void {
    const owed = this.#owed.get(contact.id) ?? [];
    while (owed[0] !== undefined && this.#bring(contact, owed[0].notice, owed[0].values)) owed.shift();
  }

  #bring(contact: Contact, notice: VisitorNotice, values: Readonly<Record<string, string>>): boolean {
    return this.line?.notify(contact, notice, values, () => this.#owe(contact, notice, values)) === true;
  }

  #owe({ id }: Contact, notice: VisitorNotice, values: Readonly<Record<string, string>>): void {
    if (this.contacts.has(id)) this.#owed.set(id, [...(this.#owed.get(id) ?? []), { notice, values }]);
  }

  /** An advisor's words could not be brought to the visitor after all: whoever sees the talk is told which. */
  wordsLost(contact: Contact, seq: number): void {
    const now = this.contacts.get(contact.id);
    if (now === undefined) return;
    this.talks.get(contact.id)?.lose(seq);
    this.showTalk(now, { type: 'lost', contactId: contact.id, seq });
  }

  talkOf(contact: Contact): LiveTalk {
    let talk = this.talks.get(contact.id);
    if (talk === undefined) {
      talk = new LiveTalk();
      this.talks.set(contact.id, talk);
    }
    return talk;
  }

  /** Contacts that nobody has taken, in their order. */
  queue(): Contact[] {
    return [...this.contacts.values()]
      .filter((contact) => contact.phase.name !== 'live' && !isPractice(contact))
      .sort(compareContacts(this.#settings.headStarts));
  }

  /** How many contacts each advisor holds, or is being asked about alone. */
  held(): Map<string, number> {
    const held = new Map<string, number>();
    for (const contact of this.contacts.values()) {
      const { phase } = contact;
      // Practice takes nobody's place.
      if (isPractice(contact)) continue;
      const id =
        phase.name === 'live' ? phase.advisorId : phase.name === 'offered' && phase.round === 'one' ? phase.to[0] : '';
      if (id) held.set(id, (held.get(id) ?? 0) + 1);
    }
    return held;
  }

  /** How many visitors an advisor talks with. */
  liveWith(advisorId: string): number {
    let count = 0;
    for (const contact of this.contacts.values()) {
      const { phase } = contact;
      if (phase.name === 'live' && phase.advisorId === advisorId && !isPractice(contact)) count += 1;
    }
    return count;
  }

  #countEnd(how: Ending, outcome: ContactOutcome | undefined): void {
    if (how !== 'ended') this.#count({ kind: 'contact', outcome: how });
    else if (outcome !== undefined) this.#count({ kind: 'contact', outcome });
  }

  /** An advisor took a contact up. */
  wasTaken(contact: Contact, atMs: number): void {
    if (isPractice(contact)) return;
    const { front, requestedAtMs } = contact;
    // Whoever had an advisor before has not waited for one all that time.
    if (!front) this.#count({ kind: 'waited', minutes: (atMs - requestedAtMs) / 60_000 });
    this.takenAtMs.push(atMs);
    if (this.takenAtMs.length > mostPace) this.takenAtMs.shift();
  }

  /** Shows the queue to one console, or to all. */
  showQueue(to?: Seat): void {
    const queue = this.queue();
    const frame: ConsoleFrame = {
      type: 'queue',
      items: queue.slice(0, mostInQueueFrame).map(itemOf),
      waiting: queue.length,
      stopped: this.stopped,
      colleagues: this.seats.onShift().map(({ advisor: { id, name } }) => ({ id, name })),
    };
    for (const seat of to === undefined ? this.seats.all() : [to]) seat.send(frame);
  }

  /**
   * All that the advisor of a contact may see of it.
   * @param isWatched for a supervisor who reads along: without notes and the code word
   */
  openContact(contact: Contact, isWatched = false): OpenContact {
    const { id, urgency, reasons, lines, language, channel, requestedAtMs, awaySinceMs } = contact;
    const { messages, notes, codeWord, passNote, cautions, seen } = this.talkOf(contact);
    return {
      ...{ contactId: id, urgency, reasons, lines, language, channel, since: requestedAtMs, seen, isWatched },
      ...(isWatched ? { notes: '', codeWord: '', passNote: '' } : { notes, codeWord, passNote }),
      watchers: this.watchersOf(id),
      messages: [...messages],
      cautions: [...cautions],
      away: awaySinceMs !== undefined,
    };
  }

  /** Whoever read along with an advisor who has the contact no more sees it go. */
  #endWatching({ id, phase }: Contact, { phase: now }: Contact): void {
    if (phase.name !== 'live' || (now.name === 'live' && now.advisorId === phase.advisorId)) return;
    const how = now.name === 'ended' && now.how !== 'refused' ? now.how : 'watchOver';
    for (const staffId of this.watching.endOf(id)) {
      if (now.name === 'live' && now.advisorId === staffId) continue;
      this.seats.get(staffId)?.tell({ type: 'gone', contactId: id, how, heavy: false });
    }
  }

  /** Those who were asked and are asked no more see the offer go. */
  #endOffer(before: Contact, after: Contact): void {
    if (before.phase.name !== 'offered') return;
    const still = after.phase.name === 'offered' ? after.phase.to : [];
    for (const id of before.phase.to) {
      if (!still.includes(id)) this.seats.get(id)?.send({ type: 'offerOver', contactId: before.id });
    }
  }
}

/** What all advisors see of a contact that waits. */
export function itemOf(contact: Contact): QueueItem {
  const { id, urgency, reasons, language, channel, requestedAtMs, front, awaySinceMs, phase } = contact;
  return {
    ...{ contactId: id, urgency, reasons, language, channel, since: requestedAtMs, front },
    away: awaySinceMs !== undefined,
    offered: phase.name === 'offered' && phase.round === 'one',
  };
}
