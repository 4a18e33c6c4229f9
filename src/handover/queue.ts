import type { Urgency } from '../protocol/handover.js';
import type { Contact, Round } from './states.js';

/**
 * How many minutes of waiting an urgency is worth. So the urgent go first, and yet somebody who has waited longer than that
 * goes before a newcomer, however urgent: nobody starves.
 */
export type HeadStarts = Readonly<Record<Urgency, number>>;

/** An advisor, as far as offers are concerned. */
export interface Candidate {
  readonly id: string;
  readonly isSupervisor: boolean;
  /** contacts that they could still take */
  readonly room: number;
  /** when something was last offered to or taken by them */
  readonly lastServedMs: number;
}

const minuteMs = 60_000;

/** The moment from which a contact counts as waiting. It does not move, so the order of two contacts never turns round. */
export function countsFrom({ requestedAtMs, urgency }: Contact, headStarts: HeadStarts): number {
  return requestedAtMs - headStarts[urgency] * minuteMs;
}

/** Sorts contacts: those who lost their advisor first, then by urgency and waiting time, then by id so that it is settled. */
export function compareContacts(headStarts: HeadStarts): (one: Contact, other: Contact) => number {
  return (one, other) =>
    Number(other.front) - Number(one.front) ||
    countsFrom(one, headStarts) - countsFrom(other, headStarts) ||
    (one.id < other.id ? -1 : 1);
}

/** The first of some contacts. @returns undefined when there is none */
export function firstOf(contacts: Iterable<Contact>, headStarts: HeadStarts): Contact | undefined {
  const compare = compareContacts(headStarts);
  let first: Contact | undefined;
  for (const contact of contacts) if (first === undefined || compare(contact, first) < 0) first = contact;
  return first;
}

/** How many singles are asked before all are. */
const mostSingleOffers = 2;

/**
 * Whom to offer a waiting contact to: the advisor with most room who was served longest ago, then another, then all with
 * room, then the supervisors, whether they have room or not.
 * @returns undefined when nobody can be asked now
 */
export function chooseOffer(
  contact: Contact,
  candidates: readonly Candidate[],
): { readonly round: Round; readonly to: readonly string[] } | undefined {
  const withRoom = candidates.filter(({ room }) => room > 0);
  const supervisors = candidates.filter(({ isSupervisor }) => isSupervisor);
  const untried = withRoom
    .filter(({ id }) => !contact.tried.includes(id))
    .sort((one, other) => other.room - one.room || one.lastServedMs - other.lastServedMs);
  const [best] = untried;
  if (contact.offersMissed < mostSingleOffers && best !== undefined) return { round: 'one', to: [best.id] };
  if (contact.offersMissed <= mostSingleOffers && withRoom.length > 1) return { round: 'all', to: idsOf(withRoom) };
  // Passed on by the only one there counts as asked in vain, too.
  const wasAsked = contact.offersMissed > 0 || contact.tried.length > 0;
  if (wasAsked && supervisors.length > 0) return { round: 'supervisors', to: idsOf(supervisors) };
  return withRoom.length > 0 && wasAsked ? { round: 'all', to: idsOf(withRoom) } : undefined;
}

const idsOf = (candidates: readonly Candidate[]): string[] => candidates.map(({ id }) => id);

/** How far back the pace is looked at. */
const paceMs = 60 * minuteMs;
const fewestToJudgeBy = 3;

/**
 * An honest guess of the wait: how often somebody was taken up in the last hour, times the place in the queue.
 * @param place 1: next
 * @param takenAtMs moments at which contacts were taken up
 * @returns minutes, rounded up to five; undefined when too few were taken up to say
 */
export function guessMinutes(place: number, takenAtMs: readonly number[], nowMs: number): number | undefined {
  const recent = takenAtMs.filter((at) => at > nowMs - paceMs);
  const [first] = recent;
  if (first === undefined || recent.length < fewestToJudgeBy) return undefined;
  const minutesEach = (nowMs - first) / minuteMs / recent.length;
  return Math.max(5, Math.ceil((place * minutesEach) / 5) * 5);
}
