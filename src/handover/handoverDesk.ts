import { type Caution, meansDanger } from '../protocol/console.js';
import type { HoursState } from '../protocol/deskHours.js';
import type { DeskCall, DeskView, Ending, HandoverRequest } from '../protocol/handover.js';
import type { Counter } from '../protocol/statistics.js';
import type { Store } from '../storage/store.js';
import { createContactStore } from './contactStore.js';
import {
  type AuditEvent,
  DeskCore,
  type DeskSettings,
  defaultDeskSettings,
  itemOf,
  type VisitorLine,
} from './deskCore.js';
import { DeskPlan } from './deskPlan.js';
import type { Practice } from './practice.js';
import { chooseOffer, guessMinutes } from './queue.js';
import type { Seat } from './seats.js';
import { type Contact, newContact } from './states.js';
import { endWatchingBy, showBoard } from './supervision.js';

export interface HandoverDeskOptions {
  /** sealed; holds contacts as codes, so that a restart loses no place */
  readonly store: Store;
  readonly now: () => Date;
  /** a random id: letters, so that the log's second net leaves it whole */
  readonly newId: () => string;
  readonly settings?: Partial<DeskSettings>;
  readonly audit?: (event: AuditEvent) => void;
  /** hours, closures and the stop of new requests; no hours are set without it */
  readonly plan?: DeskPlan;
  readonly onTrouble?: (error: unknown) => void;
  /** counts what came of contacts; nothing is counted without it */
  readonly count?: Counter;
  /** simulated visitors; there are none without it */
  readonly practice?: Practice;
}

const minuteMs = 60_000;

/** The desk, as the corridor and the channels see it. Advisors come in by `advisorsDoor.ts`. */
export class HandoverDesk {
  readonly core: DeskCore;
  readonly settings: DeskSettings;
  readonly now: () => Date;
  readonly audit: (event: AuditEvent) => void;
  readonly plan: DeskPlan;
  readonly practice: Practice | undefined;
  readonly #options: HandoverDeskOptions;
  readonly #store: ReturnType<typeof createContactStore>;
  #wasStaffed = false;
  #hoursShown: HoursState['state'] | undefined;

  constructor(options: HandoverDeskOptions) {
    this.#options = options;
    this.now = options.now;
    this.audit = options.audit ?? (() => undefined);
    this.settings = { ...defaultDeskSettings, ...options.settings };
    this.#store = createContactStore(options.store, options.now, options.onTrouble);
    this.core = new DeskCore(this.#store, this.settings, options.count);
    this.plan = options.plan ?? new DeskPlan();
    this.practice = options.practice;
  }

  /** How the helpline's own hours stand. */
  readonly hoursNow = (): HoursState => this.plan.stateAt(this.now());

  /**
   * Opens the desk: from now on visitors can be reached. Whoever had an advisor when the server stopped is at the front, and
   * everybody has the usual time to come back.
   */
  async open(line: VisitorLine): Promise<void> {
    this.core.line = this.practice?.open(this, line) ?? line;
    this.core.stopped = this.plan.stopped;
    const nowMs = this.now().getTime();
    for (const held of await this.#store.restore()) {
      const wasLive = held.phase.name === 'live';
      const phase = { name: 'waiting' } as const;
      const contact = { ...held, phase, front: held.front || wasLive, tried: [], offersMissed: 0, restUntilMs: 0 };
      this.core.add({ ...contact, awaySinceMs: nowMs });
      if (wasLive) this.core.notify(contact, 'AdvisorLost');
    }
  }

  /** How the desk looks to a visitor. */
  look(conversationId: string, channel: string): DeskView {
    const { core, settings } = this;
    const contact = core.of(conversationId);
    if (contact?.phase.name === 'live') return { availability: 'open', phase: 'live' };
    if (contact !== undefined) {
      const place = core.queue().findIndex(({ id }) => id === contact.id) + 1;
      const minutes = guessMinutes(place, core.takenAtMs, this.now().getTime());
      return { availability: 'open', phase: 'waiting', place, ...(minutes === undefined ? {} : { minutes }) };
    }
    if (core.line?.reaches(channel) !== true) return { availability: 'none', phase: 'none' };
    if (core.stopped) return { availability: 'stopped', phase: 'none' };
    const { state, opensAt } = this.hoursNow();
    // In hours and nobody there: when somebody will come is anybody's guess.
    if (state === 'closed' || core.seats.onShift().length === 0) {
      return { availability: 'closed', phase: 'none', ...(opensAt === undefined ? {} : { opensAt }) };
    }
    return { availability: core.contacts.size >= settings.mostWaiting ? 'full' : 'open', phase: 'none' };
  }

  /** Does what a turn asked for, after it was saved. */
  take(call: DeskCall, from: { readonly conversationId: string; readonly channel: string; readonly language: string }) {
    switch (call.kind) {
      case 'request':
        return this.#request(call.request, from);
      case 'cancel':
        return this.visitorLeft(from.conversationId, 'cancelled');
    }
  }

  /** A visitor who talks with an advisor said something. */
  visitorSaid(conversationId: string, said: { text: string; marks: readonly string[]; language: string }): void {
    const { core } = this;
    const contact = core.of(conversationId);
    if (contact?.phase.name !== 'live') return;
    const talk = core.talkOf(contact);
    const { text, marks, language } = said;
    const isDanger = meansDanger(marks);
    if (isDanger) talk.heavy = true;
    const at = this.now().getTime();
    const message = talk.add({ from: 'visitor', text, at, ...(marks.length === 0 ? {} : { marks }) });
    core.showTalk(contact, { type: 'message', contactId: contact.id, message });
    if (isDanger) core.isStale = true;
    if (talk.typedIn(language)) this.#showState(contact);
  }

  /**
   * What a visitor said to the bot, waiting or not, was an alarm: they go before all who are less urgent. What it was is not passed
   * on; they have agreed to share nothing of it.
   */
  visitorAlarmed(conversationId: string): void {
    const contact = this.core.of(conversationId);
    if (contact !== undefined) this.core.apply(contact.id, { type: 'alarmed' });
  }

  visitorTyping(conversationId: string): void {
    const contact = this.core.of(conversationId);
    if (contact !== undefined) this.core.showTalk(contact, { type: 'typing', contactId: contact.id });
  }

  /**
   * A visitor who waits for an advisor, or talks with one, is heard from.
   * @param device a mark of what they use, of which nothing is told but that it changed; gone with the talk
   */
  visitorUses(conversationId: string, device: string): void {
    const contact = this.core.of(conversationId);
    if (contact !== undefined && this.core.talkOf(contact).usedOn(device)) this.#showState(contact);
  }

  /** The visitor has all of the advisor's words on the screen. */
  visitorSaw(conversationId: string): void {
    const contact = this.core.of(conversationId);
    if (contact?.phase.name !== 'live') return;
    const talk = this.core.talkOf(contact);
    talk.seen = talk.lastSeq;
    this.core.showTalk(contact, { type: 'seen', contactId: contact.id, seq: talk.seen });
  }

  /** The visitor is gone, or wants no advisor any more. From here on nothing an advisor writes goes anywhere. */
  visitorLeft(conversationId: string, how: Ending): void {
    const contact = this.core.of(conversationId);
    if (contact !== undefined) this.core.finish(contact, how);
  }

  /** Lets time pass: offers run out, lines count as lost, waiting contacts are offered, consoles are shown the queue. */
  tick(): void {
    const { core } = this;
    const nowMs = this.now().getTime();
    this.practice?.tick(core);
    for (const contact of [...core.contacts.values()]) this.#watchLine(contact, nowMs);
    for (const contact of [...core.contacts.values()]) this.#letTimePass(contact, nowMs);
    for (const seat of [...core.seats.all()]) this.#watchSeat(seat, nowMs);
    this.#tellIfNobodyIsLeft();
    this.#offerWaiting(nowMs);
    const { state } = this.hoursNow();
    if (core.isStale || state !== this.#hoursShown) {
      core.isStale = false;
      this.#hoursShown = state;
      core.showQueue();
      showBoard(this);
    }
  }

  /** Resolves when all that is to be kept is written. */
  idle(): Promise<void> {
    return this.#store.idle();
  }

  #request(request: HandoverRequest, from: { conversationId: string; channel: string; language: string }): void {
    const { core } = this;
    // Asked twice, or by a turn that was run again.
    if (core.of(from.conversationId) !== undefined) return;
    // Between the visitor's yes and now the last advisor may have gone. They wait all the same, and are told so.
    const contact = newContact({
      ...request,
      ...from,
      id: this.#options.newId(),
      requestedAtMs: this.now().getTime(),
    });
    core.add(contact);
    core.apply(contact.id, { type: 'admitted' });
  }

  #watchLine(contact: Contact, nowMs: number): void {
    const { core, settings } = this;
    const isThere = core.line?.isThere(contact) === true;
    if (isThere) {
      const back = core.apply(contact.id, { type: 'visitorBack' });
      if (back.ok) {
        if (contact.phase.name === 'live') core.talkOf(contact).cautions.add('cameBack');
        this.#showState(back.contact);
      }
      core.payOwed(contact);
      return;
    }
    const away = core.apply(contact.id, { type: 'visitorAway', atMs: nowMs });
    const patience = core.line?.hasPage(contact.channel) === false ? settings.unreachedMinutes : settings.awayMinutes;
    if (away.ok) this.#showState(away.contact);
    else if (nowMs - (contact.awaySinceMs ?? nowMs) >= patience * minuteMs) core.finish(contact, 'lost');
  }

  #letTimePass(contact: Contact, nowMs: number): void {
    const { core, settings } = this;
    const { phase } = contact;
    if (phase.name === 'offered' && phase.untilMs <= nowMs) {
      core.apply(contact.id, { type: 'offerRanOut', restUntilMs: nowMs + settings.restSeconds * 1000 });
    }
    if (phase.name === 'live' || nowMs - contact.requestedAtMs < settings.longestWaitMinutes * minuteMs) return;
    // Somebody who had an advisor is not sent away for the clock's sake.
    if (contact.front) return;
    core.notify(contact, 'TimedOut');
    core.finish(contact, 'timedOut');
    core.line?.resume(contact, undefined);
  }

  /** An advisor without an open console: their visitors go back to the front, with an apology. */
  #watchSeat(seat: Seat, nowMs: number): void {
    const { core, settings } = this;
    if (seat.connections.size > 0) return;
    seat.lostSinceMs ??= nowMs;
    if (nowMs - seat.lostSinceMs < settings.advisorLostSeconds * 1000) return;
    const { id } = seat.advisor;
    for (const contact of [...core.contacts.values()]) {
      if (core.apply(contact.id, { type: 'advisorLost', by: id }).ok) core.notify(contact, 'AdvisorLost');
    }
    endWatchingBy(core, id);
    core.seats.drop(id);
    core.isStale = true;
  }

  #tellIfNobodyIsLeft(): void {
    const { core } = this;
    const isStaffed = core.seats.onShift().length > 0;
    if (this.#wasStaffed && !isStaffed) for (const contact of core.queue()) core.notify(contact, 'NobodyOnShift');
    this.#wasStaffed = isStaffed;
  }

  #offerWaiting(nowMs: number): void {
    const { core, settings } = this;
    const waiting = core.queue().filter(({ phase }) => phase.name === 'waiting');
    for (const contact of waiting) {
      const candidates = core.seats.candidates(core.held());
      if (candidates.every(({ room, isSupervisor }) => room <= 0 && !isSupervisor)) return;
      if (contact.restUntilMs > nowMs || contact.awaySinceMs !== undefined) continue;
      const offer = chooseOffer(contact, candidates);
      if (offer === undefined) {
        // Whoever was asked in vain still needs the supervisors; newcomers behind them find no more room than this one did.
        if (candidates.every(({ room }) => room <= 0) && contact.offersMissed === 0) return;
        continue;
      }
      const untilMs = nowMs + settings.offerSeconds * 1000;
      const offered = core.apply(contact.id, { type: 'offered', ...offer, untilMs });
      if (!offered.ok) continue;
      if (offer.round === 'all' && contact.offersMissed > 0) core.notify(contact, 'AskingEveryone');
      if (offer.round === 'supervisors') core.notify(contact, 'SupervisorTold');
      for (const id of offer.to) this.showOffer(offered.contact, id, untilMs);
    }
  }

  /** Shows an offer in an advisor's consoles. */
  showOffer(contact: Contact, advisorId: string, untilMs: number): void {
    const seat = this.core.seats.get(advisorId);
    const note = this.core.talks.get(contact.id)?.passNote ?? '';
    seat?.send({ type: 'offer', item: itemOf(contact), until: untilMs, ...(note === '' ? {} : { note }) });
    if (seat !== undefined) seat.lastServedMs = this.now().getTime();
  }

  #showState(contact: Contact): void {
    const cautions: readonly Caution[] = [...(this.core.talks.get(contact.id)?.cautions ?? [])];
    const away = contact.awaySinceMs !== undefined;
    this.core.showTalk(contact, { type: 'state', contactId: contact.id, away, cautions });
  }
}
