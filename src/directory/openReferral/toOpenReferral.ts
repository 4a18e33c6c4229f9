import { whyHidden, withoutDoubts } from '../publish.js';
import type { ServiceEntry } from '../service.js';
import { areaName } from './labels.js';
import { toSchedules } from './schedules.js';
import type { HsdsPage, HsdsService } from './shapes.js';
import { attributesOf, type IdFor, locationsOf, phonesOf } from './toParts.js';

const notToBeShown = 'Not confirmed, or not for the public to turn to directly. Do not show.';

/** What is there, without what is null. */
function given<Fields extends object>(fields: Fields): { readonly [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> };
}

function toService(entry: ServiceEntry, idFor: IdFor): HsdsService {
  // Whoever reads the public fields alone must not find what nobody has confirmed: that goes to attributes of its own.
  const confirmed = withoutDoubts(entry);
  const isHidden = whyHidden(confirmed) !== undefined;
  const hoursWithheld = entry.schedule !== null && confirmed.schedule === null;
  const withheld = new Set([...entry.unconfirmed, ...(hoursWithheld ? ['schedule'] : [])]);
  const own: IdFor = (name) => idFor(`${entry.id} ${name}`);
  const id = own('service');
  return {
    id,
    name: entry.name,
    description: entry.description,
    status: isHidden ? 'inactive' : 'active',
    ...(isHidden ? { alert: notToBeShown } : {}),
    ...given({ url: confirmed.website, email: confirmed.email }),
    ...(confirmed.webchat === null
      ? {}
      : { additional_urls: [{ id: own('webchat'), label: 'Web chat', url: confirmed.webchat }] }),
    eligibility_description: entry.eligibility,
    ...given({ minimum_age: entry.minimumAge, maximum_age: entry.maximumAge }),
    ...(entry.interpreters ? { interpretation_services: 'Interpreters can be had.' } : {}),
    ...given({ fees_description: entry.cost }),
    assured_date: entry.dateChecked,
    organization: {
      id: idFor(`organization ${entry.organization}`),
      name: entry.organization,
      description: entry.organization,
    },
    phones: phonesOf(confirmed, own),
    schedules: toSchedules(confirmed.schedule, entry.bankHolidays === 'closed', own),
    service_areas: entry.serviceAreas.map((area) => ({
      id: own(`area ${area}`),
      name: areaName(area),
      ...given({ description: entry.areaNote }),
    })),
    service_at_locations: locationsOf(confirmed, own).map((location) => ({ id: own(`at ${location.id}`), location })),
    languages: entry.languages.map((code) => ({ id: own(`language ${code}`), code })),
    cost_options: entry.free ? [{ id: own('cost'), option: 'Free', currency: 'GBP', amount: 0 }] : [],
    attributes: attributesOf(entry, confirmed, [...withheld], (name) =>
      name.startsWith('term ') ? idFor(name) : own(name),
    ),
  };
}

/**
 * The directory as one page of Open Referral UK services, fully nested. What nobody has confirmed stands in attributes of our own
 * alone, so that no other program shows it; entries that are hidden are `inactive`.
 * @param idFor makes a UUID of a name
 */
export function toOpenReferral(entries: readonly ServiceEntry[], idFor: IdFor): HsdsPage {
  const contents = entries.map((entry) => toService(entry, idFor));
  const { length } = contents;
  return {
    total_items: length,
    total_pages: 1,
    page_number: 1,
    size: length,
    first_page: true,
    last_page: true,
    empty: length === 0,
    contents,
  };
}
