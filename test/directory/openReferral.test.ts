import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { areas } from '../../src/directory/areas.js';
import { fromOpenReferral } from '../../src/directory/openReferral/fromOpenReferral.js';
import { areaName, areasNamed } from '../../src/directory/openReferral/labels.js';
import { servicesIn } from '../../src/directory/openReferral/readFeed.js';
import { fromSchedules, toSchedules } from '../../src/directory/openReferral/schedules.js';
import { toOpenReferral } from '../../src/directory/openReferral/toOpenReferral.js';
import type { Schedule, ServiceEntry } from '../../src/directory/service.js';
import { checkEntries, loadEntries } from '../../src/storage/loadDirectory.js';

const today = '2026-11-24';
const entries = loadEntries();
const [template] = entries;
assert.ok(template);

/** Any id will do that is the same for the same name. */
const idFor = (name: string): string =>
  createHash('sha256')
    .update(name)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5');

/** A made-up entry with numbers from the ranges kept for drama. */
const madeUp: ServiceEntry = {
  ...template,
  id: 'made-up',
  name: 'Made Up Advice',
  phone: '020 7946 0123',
  otherPhones: [{ phone: '020 7946 0124', when: 'at night' }],
  textTo: '07700 900123',
  textWord: 'HELP',
  website: 'https://helpline.example/',
  webchat: 'https://helpline.example/chat',
  email: 'help@helpline.example',
  serviceAreas: ['hackney', 'sussex', 'yorkshireAndHumber'],
  areaNote: 'and nearby',
  locations: [{ name: 'Drop-in', area: 'hackney', address: '1 Example Street', postcode: 'E8 1AA' }],
  accessibilities: ['bsl', 'stepFree'],
  languages: ['en', 'ur', 'bfi'],
  interpreters: true,
  minimumAge: 16,
  schedule: [
    { days: ['mon', 'wed'], opens: '09:30', closes: '16:00' },
    { days: ['sat'], opens: '20:00', closes: '02:00' },
    { days: ['sun'], opens: '00:00', closes: '24:00' },
  ],
  bankHolidays: 'closed',
  conflicts: ['One page says otherwise.'],
};

/** Out as JSON and in again, as from another program's file. */
function roundTrip(entry: ServiceEntry): unknown {
  const page: unknown = JSON.parse(JSON.stringify(toOpenReferral([entry], idFor)));
  const [service] = servicesIn(page);
  assert.ok(service);
  return fromOpenReferral(service, today).entry;
}

/** Field names of the Human Services Data Specification 3.0, from the schemas at github.com/openreferral/specification. */
const fields: Readonly<Record<string, string>> = {
  page: 'total_items total_pages page_number size first_page last_page empty contents',
  contents:
    'id organization_id program_id name alternate_name description url additional_urls email status interpretation_services application_process fees_description wait_time fees accreditations eligibility_description minimum_age maximum_age assured_date assurer_email licenses alert last_modified phones schedules service_areas service_at_locations languages organization funding cost_options program required_documents contacts capacities attributes metadata',
  organization:
    'id name alternate_name description email website additional_websites tax_status tax_id year_incorporated legal_status logo uri parent_organization_id',
  additional_urls: 'id label url attributes metadata',
  phones:
    'id location_id service_id organization_id contact_id service_at_location_id number extension type description languages attributes metadata',
  schedules:
    'id service_id location_id service_at_location_id valid_from valid_to dtstart timezone until count wkst freq interval byday byweekno bymonthday byyearday description opens_at closes_at schedule_link attending_type notes attributes metadata',
  service_areas: 'id service_id service_at_location_id name description extent extent_type uri attributes metadata',
  service_at_locations:
    'id service_id location_id description service_areas contacts phones schedules location attributes metadata',
  location:
    'id location_type url organization_id name alternate_name description transportation latitude longitude external_identifier external_identifier_type languages addresses contacts accessibility phones schedules attributes metadata',
  addresses:
    'id location_id attention address_1 address_2 city region state_province postal_code country address_type attributes metadata',
  accessibility: 'id location_id description details url attributes metadata',
  languages: 'id service_id location_id phone_id name code note attributes metadata',
  cost_options: 'id service_id valid_from valid_to option currency amount amount_description attributes metadata',
  attributes: 'id link_id taxonomy_term_id link_type link_entity value taxonomy_term label',
  taxonomy_term: 'id code name description parent_id taxonomy taxonomy_detail language taxonomy_id term_uri metadata',
};

/** Every object in a page, with the name that it stands under. */
function* objectsIn(value: unknown, name: string): Generator<readonly [name: string, object: Record<string, unknown>]> {
  if (Array.isArray(value)) {
    for (const item of value) yield* objectsIn(item, name);
  } else if (typeof value === 'object' && value !== null) {
    yield [name, value as Record<string, unknown>];
    for (const [field, inner] of Object.entries(value)) yield* objectsIn(inner, field);
  }
}

describe('Open Referral UK', () => {
  const page = toOpenReferral([...entries, madeUp], idFor);

  it('gives back every entry as it was', () => {
    for (const entry of [...entries, madeUp]) assert.deepEqual(roundTrip(entry), entry, entry.id);
  });

  it('gives back entries that pass the same check as any services file', () => {
    const again = servicesIn(page).map((service) => fromOpenReferral(service, today));
    assert.deepEqual(checkEntries(again.map(({ entry }) => entry)).troubles, []);
    assert.deepEqual(
      again.flatMap(({ notes }) => notes),
      [],
    );
  });

  it('gives back any mixture of fields', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const entry = { ...madeUp };
      // Every field of some other entry, in turn; the ids and the rules between fields stay.
      Object.keys(entry).forEach((field, index) => {
        const other = entries[(seed * 31 + index * 17) % entries.length];
        const linked = ['id', 'schedule', 'bankHolidays', 'hoursConfidence', 'dateChecked', 'reviewBy', 'interpreters'];
        if (other !== undefined && !linked.includes(field) && (seed + index) % 3 === 0) {
          Object.assign(entry, { [field]: other[field as keyof ServiceEntry] });
        }
      });
      assert.deepEqual(roundTrip(entry), entry, String(seed));
    }
  });

  it('uses the names of the specification and no others', () => {
    for (const [name, object] of objectsIn(page, 'page')) {
      const known = fields[name]?.split(' ');
      assert.ok(known, name);
      for (const field of Object.keys(object)) assert.ok(known.includes(field), `${name}.${field}`);
    }
  });

  it('gives every object an id of its own that is a UUID, except terms, which are shared', () => {
    const seen = new Set<string>();
    for (const [name, { id }] of objectsIn(page.contents, 'contents')) {
      assert.match(String(id), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, name);
      if (name === 'taxonomy_term' || name === 'organization') continue;
      assert.ok(!seen.has(String(id)), `${name} ${String(id)}`);
      seen.add(String(id));
    }
  });

  it('shows nothing unconfirmed to a program that reads the public fields', () => {
    for (const [index, entry] of entries.entries()) {
      const service = page.contents[index];
      assert.ok(service);
      const { attributes: _, ...shown } = service;
      const text = JSON.stringify(shown);
      for (const field of entry.unconfirmed) {
        const value = entry[field as keyof ServiceEntry];
        if (typeof value === 'string' && field !== 'schedule')
          assert.ok(!text.includes(`"${value}"`), `${entry.id} ${field}`);
      }
      if (entry.hoursConfidence === 'low') assert.deepEqual(shown.schedules, [], entry.id);
      if (entry.confidence === 'low' || !entry.publicContact) assert.equal(shown.status, 'inactive', entry.id);
    }
  });

  it('names every area, and reads the name back', () => {
    for (const area of areas) assert.deepEqual(areasNamed(areaName(area)), [area]);
    assert.equal(areasNamed('United Kingdom').length, 4);
    assert.deepEqual(areasNamed('Narnia'), []);
    assert.deepEqual(areasNamed('Richmond'), []);
  });
});

describe('hours in Open Referral', () => {
  const back = (schedule: Schedule) => fromSchedules(toSchedules(schedule, true, idFor).map((each) => ({ ...each })));

  it('come back as they were', () => {
    for (const schedule of [null, 'always', madeUp.schedule] as const) assert.deepEqual(back(schedule), schedule);
  });

  const weekly = { freq: 'WEEKLY', byday: 'MO,TU', opens_at: '09:00:00', closes_at: '17:00' };
  const cases: readonly (readonly [why: string, raw: Record<string, unknown>, reads: boolean])[] = [
    ['plain weekly hours', weekly, true],
    ['hours in UTC', { ...weekly, opens_at: '09:00Z' }, true],
    ['every fortnight', { ...weekly, interval: 2 }, false],
    ['monthly', { ...weekly, freq: 'MONTHLY', byday: '2MO' }, false],
    ['until a date', { ...weekly, valid_to: '2026-12-31' }, false],
    ['with an offset from UTC', { ...weekly, opens_at: '09:00-05:00' }, false],
    ['without days', { ...weekly, byday: undefined }, false],
    ['a time that is none', { ...weekly, closes_at: '29:00' }, false],
  ];
  for (const [why, raw, reads] of cases) {
    it(`${reads ? 'are read' : 'are left out, not half read'}: ${why}`, () => {
      assert.equal(fromSchedules([raw]) !== null, reads);
      if (!reads) assert.equal(fromSchedules([weekly, raw]), null);
    });
  }
});

describe('a feed of somebody else’s', () => {
  const feed = {
    contents: [
      {
        id: 'ac148810-d857-441c-9679-408f346de14b',
        name: 'Town Stalking Advice',
        description: 'Advice by telephone.',
        url: 'http://advice.example/',
        status: 'active',
        minimum_age: '16',
        assured_date: '2025-06-01',
        organization: {
          id: 'd9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610',
          name: 'Town Council',
          website: 'https://town.example/',
        },
        contacts: [{ id: '1', phones: [{ id: '2', number: 'Tel: 01632 960123 (office)' }] }],
        service_areas: [
          { id: '3', service_area: 'Hackney' },
          { id: '4', name: 'Middle Earth' },
        ],
        schedules: [{ id: '5', freq: 'WEEKLY', byday: 'MO', opens_at: '09:00:00', closes_at: '17:00:00' }],
        attributes: [
          { id: '6', link_type: 'service_type', taxonomy_term: { id: '7', taxonomy: 'LGA', name: 'Advice' } },
        ],
      },
    ],
  };
  const [service] = servicesIn(feed);
  assert.ok(service);
  const { entry, notes } = fromOpenReferral(service, today);

  it('becomes a draft that is hidden, and says what to put right', () => {
    assert.deepEqual(checkEntries([entry]).troubles, []);
    assert.deepEqual([entry.status, entry.confidence, entry.checkedBy], ['draft', 'low', null]);
    assert.deepEqual([entry.phone, entry.serviceAreas, entry.minimumAge], ['01632 960123', ['hackney'], 16]);
    assert.deepEqual(
      [entry.website, entry.dateChecked, entry.reviewBy],
      ['https://town.example/', '2025-06-01', '2025-06-02'],
    );
    assert.equal(entry.hoursConfidence, 'low');
    assert.ok(notes.some((note) => note.includes('Middle Earth')) && notes.some((note) => note.includes('"topics"')));
  });

  it('is read as a page, a list or one service', () => {
    assert.equal(servicesIn(feed).length, 1);
    assert.equal(servicesIn(feed.contents).length, 1);
    assert.equal(servicesIn(feed.contents[0]).length, 1);
    for (const nothing of [null, 7, 'text', {}, { contents: 'none' }]) assert.deepEqual(servicesIn(nothing), []);
  });

  it('cannot reach into the program by a label', () => {
    const attributes = ['__proto__', 'constructor', 'toString'].map((label) => ({
      ...{ link_type: 'waymark.unconfirmed', label, value: '{"polluted":true}' },
    }));
    const unconfirmed = { link_type: 'waymark.field', label: 'unconfirmed', value: '["__proto__"]' };
    const read = fromOpenReferral({ ...service, attributes: [...attributes, unconfirmed] }, today);
    assert.equal((read.entry as unknown as Record<string, unknown>).polluted, undefined);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
    assert.ok(checkEntries([read.entry]).troubles.length > 0);
  });
});
