import type { ServiceEntry } from '../service.js';
import {
  accessibilitiesIn,
  areasIn,
  httpsOf,
  isRaw,
  languagesIn,
  listOf,
  locationsIn,
  numberOf,
  ownFieldsIn,
  phonesIn,
  type Raw,
  textOf,
} from './readFeed.js';
import { fromSchedules } from './schedules.js';
import { codedFields, labelledFields } from './shapes.js';

/** An entry as it was read, to be checked like any other, and what a person has to put right by hand. */
export interface ImportedEntry {
  readonly entry: Readonly<Record<keyof ServiceEntry, unknown>>;
  readonly notes: readonly string[];
}

function slug(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'service' : plain;
}

/**
 * One service of an Open Referral (UK) feed as an entry of ours. What we export comes back as it was. From any other feed, the
 * entry is a draft of low confidence, and so hidden, until a person has looked at it; hours are never shown before that.
 * @param today `2026-11-24`, when the feed does not say when it was checked
 */
export function fromOpenReferral(service: Raw, today: string): ImportedEntry {
  const notes: string[] = [];
  const organization = isRaw(service.organization) ? service.organization : {};
  const phones = phonesIn(service);
  const voices = phones.filter(({ isText }) => !isText);
  const own = ownFieldsIn(service);
  // In what we export only further numbers say when they are answered.
  const voice = own.id === undefined ? voices[0] : voices.find(({ description }) => description === null);
  const otherVoices = voices.filter((other) => other !== voice);
  const schedules = listOf(service.schedules);
  const schedule = fromSchedules(schedules);
  if (schedules.length > 0 && schedule === null) notes.push('its hours are more than weekly hours, and were left out');
  const checked = /^\d{4}-\d\d-\d\d/.exec(textOf(service.assured_date) ?? '')?.[0] ?? today;
  const name = textOf(service.name) ?? 'Without a name';
  const webchat = listOf(service.additional_urls).find(({ label }) => label === 'Web chat');
  if (own.topics === undefined) notes.push('"topics" and "audiences" have to be chosen by hand');
  const website = httpsOf(service.url) ?? httpsOf(organization.website);
  const derived: Record<keyof ServiceEntry, unknown> = {
    id: slug(name),
    organization: textOf(organization.name) ?? name,
    name,
    description: textOf(service.description) ?? name,
    eligibility: textOf(service.eligibility_description) ?? 'Not said',
    topics: ['information'],
    audiences: [],
    welcomes: [],
    minimumAge: numberOf(service.minimum_age),
    maximumAge: numberOf(service.maximum_age),
    serviceAreas: areasIn(service, notes),
    areaNote: textOf(listOf(service.service_areas)[0]?.description),
    locations: locationsIn(service, notes),
    accessibilities: accessibilitiesIn(service, notes),
    staffed: phones.length > 0,
    publicContact: true,
    phone: voice?.number ?? null,
    otherPhones: otherVoices.map(({ number, description }) => ({ phone: number, when: description ?? 'not said' })),
    thenPress: null,
    relayPrefix: null,
    textTo: phones.find(({ isText }) => isText)?.number ?? null,
    textWord: null,
    registerWord: null,
    confirmWord: null,
    webchat: httpsOf(webchat?.url),
    website,
    email: textOf(service.email) ?? null,
    app: null,
    schedule,
    bankHolidays: schedule === 'always' ? 'open' : 'closed',
    division: 'england-and-wales',
    languages: languagesIn(service),
    interpreters: textOf(service.interpretation_services) !== null,
    cost: textOf(service.fees_description) ?? textOf(service.fees),
    free: listOf(service.cost_options).some(({ amount }) => Number(amount) === 0),
    notes: '',
    source: website,
    otherSources: [],
    sourceDate: null,
    sourceSaid: textOf(service.alert) ?? '',
    dateChecked: checked,
    reviewBy: dayAfter(checked),
    checkedBy: null,
    status: 'draft',
    confidence: 'low',
    hoursConfidence: schedule === null ? 'notApplicable' : 'low',
    conflicts: [],
    unconfirmed: [],
  };
  for (const field of [...codedFields, ...labelledFields]) if (Object.hasOwn(own, field)) derived[field] = own[field];
  const unconfirmed: readonly unknown[] = Array.isArray(derived.unconfirmed) ? derived.unconfirmed : [];
  for (const [field, value] of Object.entries(own)) {
    if (field === 'schedule' || (unconfirmed.includes(field) && Object.hasOwn(derived, field)))
      derived[field as keyof ServiceEntry] = value;
  }
  return {
    entry: derived,
    notes: own.id === undefined ? notes : notes.filter((note) => !note.startsWith('its hours')),
  };
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
