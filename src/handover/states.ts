import type { Ending, HandoverRequest } from '../protocol/handover.js';
import type { Result } from '../protocol/result.js';

/** Whom an offer goes to: one advisor, then another, then all with room, then the supervisors. */
export type Round = 'one' | 'all' | 'supervisors';

export type Phase =
  | { readonly name: 'requested' }
  | { readonly name: 'waiting' }
  | { readonly name: 'offered'; readonly round: Round; readonly to: readonly string[]; readonly untilMs: number }
  | { readonly name: 'live'; readonly advisorId: string; readonly sinceMs: number }
  | { readonly name: 'ended'; readonly how: Ending | 'refused' };

/** One visitor reaching the desk. Codes alone; what is said lives elsewhere, in memory. */
export interface Contact extends HandoverRequest {
  /** the desk's own random id: the conversation's id never leaves the server */
  readonly id: string;
  readonly conversationId: string;
  readonly language: string;
  readonly channel: string;
  readonly requestedAtMs: number;
  readonly phase: Phase;
  /** was with an advisor already, and lost them or was passed on: goes first */
  readonly front: boolean;
  /** advisors who let an offer run out, or declined it, in this round of offers */
  readonly tried: readonly string[];
  /** how many offers have run out since the last rest */
  readonly offersMissed: number;
  /** no offer before this moment: everybody was asked in vain */
  readonly restUntilMs: number;
  /** since when the visitor's line is broken */
  readonly awaySinceMs: number | undefined;
}

/** The channel of simulated visitors (`practice.ts`); it stands wherever a console shows one. */
export const practiceChannel = 'practice';

export const isPractice = ({ channel }: Pick<Contact, 'channel'>): boolean => channel === practiceChannel;

export type DeskEvent =
  | { readonly type: 'admitted' }
  | { readonly type: 'refused' }
  | { readonly type: 'offered'; readonly round: Round; readonly to: readonly string[]; readonly untilMs: number }
  | { readonly type: 'offerRanOut'; readonly restUntilMs: number }
  | { readonly type: 'declined'; readonly by: string; readonly restUntilMs: number }
  | { readonly type: 'taken'; readonly by: string; readonly atMs: number }
  | { readonly type: 'advisorLost'; readonly by: string }
  | { readonly type: 'passedToQueue'; readonly by: string }
  | { readonly type: 'passedTo'; readonly by: string; readonly to: string; readonly untilMs: number }
  | { readonly type: 'takenOver'; readonly by: string; readonly atMs: number }
  | { readonly type: 'alarmed' }
  | { readonly type: 'visitorAway'; readonly atMs: number }
  | { readonly type: 'visitorBack' }
  | { readonly type: 'ended'; readonly how: Ending };

/** `taken`: another advisor has it; `notYours`: only its own advisor may do that; `notNow`: not in this phase; `over`: it has ended. */
export type Refused = 'taken' | 'notYours' | 'notNow' | 'over';

type Next = Result<{ readonly contact: Contact }, Refused>;

/** A contact as it begins. */
export function newContact(
  request: HandoverRequest & Pick<Contact, 'id' | 'conversationId' | 'language' | 'channel' | 'requestedAtMs'>,
): Contact {
  return {
    ...request,
    phase: { name: 'requested' },
    front: false,
    tried: [],
    offersMissed: 0,
    restUntilMs: 0,
    awaySinceMs: undefined,
  };
}

/**
 * What becomes of a contact. Pure: the desk decides when something happens, this decides whether it may.
 *
 *   requested → waiting ⇄ offered → live → ended; back to waiting, at the front, when the advisor is lost or passes it on;
 *   live with another when a supervisor takes it over
 */
export function nextState(contact: Contact, event: DeskEvent): Next {
  const { phase } = contact;
  if (phase.name === 'ended') return { ok: false, reason: 'over' };
  switch (event.type) {
    case 'admitted':
      return phase.name === 'requested' ? to(contact, { phase: { name: 'waiting' } }) : notNow;
    case 'refused':
      return phase.name === 'requested' ? to(contact, { phase: { name: 'ended', how: 'refused' } }) : notNow;
    case 'offered': {
      const { round, to: advisors, untilMs } = event;
      if (phase.name !== 'waiting' || advisors.length === 0) return notNow;
      return to(contact, { phase: { name: 'offered', round, to: advisors, untilMs } });
    }
    case 'offerRanOut':
      return phase.name === 'offered' ? missed(contact, phase, phase.to, event.restUntilMs) : notNow;
    case 'declined': {
      if (phase.name !== 'offered') return notNow;
      if (!phase.to.includes(event.by)) return { ok: false, reason: 'notYours' };
      const left = phase.to.filter((id) => id !== event.by);
      if (left.length === 0) return missed(contact, phase, [event.by], event.restUntilMs);
      return to(contact, { phase: { ...phase, to: left }, tried: [...contact.tried, event.by] });
    }
    case 'taken':
      return taken(contact, event.by, event.atMs);
    case 'advisorLost':
      return ifLiveWith(contact, event.by, { phase: { name: 'waiting' }, front: true, ...fresh });
    case 'passedToQueue':
      // Whoever passed it on is not the one to ask first.
      return ifLiveWith(contact, event.by, { phase: { name: 'waiting' }, front: true, ...fresh, tried: [event.by] });
    case 'passedTo': {
      const { to: colleague, untilMs } = event;
      const phaseThen: Phase = { name: 'offered', round: 'one', to: [colleague], untilMs };
      return ifLiveWith(contact, event.by, { phase: phaseThen, front: true, ...fresh });
    }
    case 'takenOver':
      if (phase.name !== 'live' || phase.advisorId === event.by) return notNow;
      return to(contact, { phase: { name: 'live', advisorId: event.by, sinceMs: event.atMs } });
    case 'alarmed':
      return contact.urgency === 'urgent' ? notNow : to(contact, { urgency: 'urgent' });
    case 'visitorAway':
      return contact.awaySinceMs === undefined ? to(contact, { awaySinceMs: event.atMs }) : notNow;
    case 'visitorBack':
      return contact.awaySinceMs === undefined ? notNow : to(contact, { awaySinceMs: undefined });
    case 'ended':
      return to(contact, { phase: { name: 'ended', how: event.how } });
  }
}

const notNow = { ok: false, reason: 'notNow' } as const;
const fresh = { tried: [], offersMissed: 0, restUntilMs: 0 } as const;

function to(contact: Contact, change: Partial<Contact>): Next {
  return { ok: true, contact: { ...contact, ...change } };
}

function taken(contact: Contact, by: string, atMs: number): Next {
  const { phase } = contact;
  const live = { phase: { name: 'live', advisorId: by, sinceMs: atMs } as const, ...fresh };
  if (phase.name === 'waiting') return to(contact, live);
  // While one advisor is asked, it is theirs to take; nobody snatches it from under their hand.
  if (phase.name === 'offered') {
    return phase.to.includes(by) || phase.round !== 'one' ? to(contact, live) : { ok: false, reason: 'taken' };
  }
  return phase.name === 'live' ? { ok: false, reason: 'taken' } : notNow;
}

/** With no supervisor there, all are asked this often before a rest. */
const mostMisses = 4;

/** After the supervisors were asked in vain comes a rest, and then it begins anew. */
function missed(contact: Contact, phase: Phase, by: readonly string[], restUntilMs: number): Next {
  const askedAll = phase.name === 'offered' && phase.round === 'supervisors';
  if (askedAll || contact.offersMissed + 1 >= mostMisses) {
    return to(contact, { phase: { name: 'waiting' }, ...fresh, restUntilMs });
  }
  return to(contact, {
    phase: { name: 'waiting' },
    tried: [...new Set([...contact.tried, ...by])],
    offersMissed: contact.offersMissed + 1,
  });
}

function ifLiveWith(contact: Contact, advisorId: string, change: Partial<Contact>): Next {
  const { phase } = contact;
  if (phase.name !== 'live') return notNow;
  return phase.advisorId === advisorId ? to(contact, change) : { ok: false, reason: 'notYours' };
}
