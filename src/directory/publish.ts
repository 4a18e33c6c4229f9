import type { HiddenReason, HiddenService, Service, ServiceEntry } from './service.js';

/** Ways to reach a service that a visitor can use from what we show. Email is kept in the file, but not counted: it leaves traces. */
const waysIn = ['phone', 'textTo', 'webchat', 'website', 'app'] as const;

/** Fields that an editor may name as unconfirmed. */
export const fieldsThatCanBeUnconfirmed = [
  'phone',
  'otherPhones',
  'thenPress',
  'relayPrefix',
  'textTo',
  'textWord',
  'registerWord',
  'confirmWord',
  'webchat',
  'website',
  'email',
  'app',
  'schedule',
  'locations',
  'accessibilities',
] as const;

/** Of these, empty is an empty list. */
const lists: readonly string[] = ['otherPhones', 'locations', 'accessibilities'];

/** The entry without what nobody has confirmed. Doubtful hours go too: a line is never called open on a guess. */
export function withoutDoubts(entry: ServiceEntry): Service {
  const emptied: Record<string, unknown> = {};
  for (const field of entry.unconfirmed) emptied[field] = lists.includes(field) ? [] : null;
  if (entry.hoursConfidence === 'low') emptied.schedule = null;
  return { ...entry, ...emptied };
}

/** @param service without its doubts */
export function whyHidden(service: Service): HiddenReason | undefined {
  if (service.confidence === 'low') return 'lowConfidence';
  if (!service.publicContact) return 'notPublic';
  return waysIn.every((way) => service[way] === null) ? 'noConfirmedContact' : undefined;
}

/**
 * What of the helpline's list may be shown: entries of low confidence, entries without a confirmed way in and those that
 * the public cannot turn to are left out; unconfirmed fields are emptied, so that no later mistake can show them.
 * @param entries the list as the content lead keeps it
 */
export function publish(entries: readonly ServiceEntry[]): {
  readonly services: readonly Service[];
  readonly hidden: readonly HiddenService[];
} {
  const services: Service[] = [];
  const hidden: HiddenService[] = [];
  for (const entry of entries) {
    const service = withoutDoubts(entry);
    const reason = whyHidden(service);
    if (reason === undefined) services.push(service);
    else hidden.push({ id: entry.id, reason });
  }
  return { services, hidden };
}
