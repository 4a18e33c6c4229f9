import { nations } from './areas.js';
import { dateIn, isPastReview } from './freshness.js';
import { whyHidden, withoutDoubts } from './publish.js';
import type { ServiceEntry } from './service.js';

/** How soon a person has to look: somebody may be hurt by a mistake, before visitors come, before long, when there is time. */
export const urgencies = ['now', 'beforeGoingLive', 'soon', 'whenYouCan'] as const;
export type Urgency = (typeof urgencies)[number];

/** Why a person has to look at an entry; what it is about stands beside it. */
export type Doubt =
  | { readonly why: 'pastReview' | 'dueSoon'; readonly reviewBy: string }
  | { readonly why: 'neverChecked' | 'hoursDoubtful' | 'hoursMissing' | 'noSource' }
  | { readonly why: 'unconfirmed'; readonly fields: readonly string[] }
  | { readonly why: 'conflicts'; readonly conflicts: readonly string[] }
  | { readonly why: 'hidden'; readonly reason: string };

export interface Task {
  readonly urgency: Urgency;
  readonly entry: ServiceEntry;
  readonly doubts: readonly Doubt[];
}

const soonDays = 30;
const dayMs = 86_400_000;

/** The fields by which somebody gets through: a mistake there sends them to a stranger, or to nobody. */
const waysIn: readonly string[] = [
  'phone',
  'textTo',
  'thenPress',
  'relayPrefix',
  'textWord',
  'registerWord',
  'confirmWord',
];

function doubtsIn(entry: ServiceEntry, now: Date): readonly Doubt[] {
  const reason = whyHidden(withoutDoubts(entry));
  const { reviewBy, unconfirmed, conflicts } = entry;
  const isDueSoon = dateIn(new Date(now.getTime() + soonDays * dayMs)) > reviewBy;
  const doubts: readonly (Doubt | false)[] = [
    isPastReview(entry, now) && { why: 'pastReview', reviewBy },
    !isPastReview(entry, now) && isDueSoon && { why: 'dueSoon', reviewBy },
    reason !== undefined && { why: 'hidden', reason },
    unconfirmed.length > 0 && { why: 'unconfirmed', fields: unconfirmed },
    entry.staffed && entry.schedule !== null && entry.hoursConfidence === 'low' && { why: 'hoursDoubtful' },
    entry.staffed && entry.schedule === null && { why: 'hoursMissing' },
    conflicts.length > 0 && { why: 'conflicts', conflicts },
    entry.checkedBy === null && { why: 'neverChecked' },
    entry.source === null && { why: 'noSource' },
  ];
  return doubts.filter((doubt) => doubt !== false);
}

function urgencyOf(entry: ServiceEntry, doubts: readonly Doubt[], helplineId: string): Urgency {
  const has = (why: Doubt['why']): boolean => doubts.some((doubt) => doubt.why === why);
  const isHidden = has('hidden');
  const isEmergency = entry.topics.includes('emergency');
  const isOwnLine = entry.id === helplineId;
  // A mistake in these is the first that visitors would meet.
  if (!isHidden && has('pastReview')) return 'now';
  if (isEmergency && (has('unconfirmed') || has('neverChecked'))) return 'now';
  if (isOwnLine && (isHidden || has('hoursDoubtful') || has('unconfirmed') || has('conflicts'))) return 'now';
  // Nobody can be sent there, and there is nothing else in its nation.
  if (isHidden && entry.serviceAreas.length === 1 && entry.serviceAreas.some((area) => nations.includes(area))) {
    return entry.publicContact ? 'beforeGoingLive' : 'whenYouCan';
  }
  if (isHidden) return 'whenYouCan';
  const isContactDoubtful = entry.unconfirmed.some((field) => waysIn.includes(field));
  if (isContactDoubtful || has('hoursDoubtful') || has('conflicts') || has('neverChecked')) return 'beforeGoingLive';
  return 'soon';
}

/**
 * What a person has to verify, the most urgent first; within an urgency, what has the most doubts.
 * @param entries the list as the content lead keeps it, hidden entries too
 * @param helplineId the helpline's own entry
 */
export function toVerify(entries: readonly ServiceEntry[], helplineId: string, now: Date): readonly Task[] {
  return entries
    .map((entry) => ({ entry, doubts: doubtsIn(entry, now) }))
    .filter(({ doubts }) => doubts.length > 0)
    .map(({ entry, doubts }) => ({ urgency: urgencyOf(entry, doubts, helplineId), entry, doubts }))
    .sort(
      (one, other) =>
        urgencies.indexOf(one.urgency) - urgencies.indexOf(other.urgency) ||
        Number(other.entry.id === helplineId) - Number(one.entry.id === helplineId) ||
        other.doubts.length - one.doubts.length,
    );
}
