import assert from 'node:assert/strict';
import { publish } from '../../src/directory/publish.js';
import type { ServiceEntry } from '../../src/directory/service.js';
import { loadDirectory } from '../../src/storage/loadDirectory.js';

const [template] = loadDirectory().services;
assert.ok(template);
/** A made-up entry with a number from the range kept for drama. */
const entry: ServiceEntry = {
  ...template,
  id: 'made-up',
  phone: '020 7946 0123',
  website: 'https://helpline.example/',
  schedule: [{ days: ['mon'], opens: '09:00', closes: '17:00' }],
  bankHolidays: 'closed',
  confidence: 'high',
  hoursConfidence: 'high',
  unconfirmed: [],
};
const published = (change: Partial<ServiceEntry>) => publish([{ ...entry, ...change }]);

describe('publish', () => {
  it('shows a confirmed entry as it stands', () => {
    assert.deepEqual(published({}), { services: [entry], hidden: [] });
  });

  it('empties what is unconfirmed', () => {
    const [service] = published({ unconfirmed: ['phone', 'schedule'] }).services;
    assert.equal(service?.phone, null);
    assert.equal(service?.schedule, null);
    assert.equal(service?.website, entry.website);
  });

  it('empties further numbers to a list, so that nothing trips over it', () => {
    const otherPhones = [{ phone: '020 7946 0999', when: 'at night' }];
    assert.deepEqual(published({ otherPhones, unconfirmed: ['otherPhones'] }).services[0]?.otherPhones, []);
  });

  it('drops hours of low confidence', () => {
    assert.equal(published({ hoursConfidence: 'low' }).services[0]?.schedule, null);
    assert.notEqual(published({ hoursConfidence: 'medium' }).services[0]?.schedule, null);
  });

  it('hides an entry of low confidence, one that is not for the public, and one without a confirmed way in', () => {
    const reason = (change: Partial<ServiceEntry>) => published(change).hidden[0]?.reason;
    assert.equal(reason({ confidence: 'low' }), 'lowConfidence');
    assert.equal(reason({ publicContact: false }), 'notPublic');
    assert.equal(reason({ unconfirmed: ['phone', 'website'] }), 'noConfirmedContact');
    assert.equal(reason({ phone: null, website: null, email: 'help@helpline.example' }), 'noConfirmedContact');
    assert.equal(reason({ phone: null, website: null, app: 'Made Up' }), undefined);
  });
});
