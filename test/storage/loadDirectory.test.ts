import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DirectoryError, loadDirectory } from '../../src/storage/loadDirectory.js';

const builtIn = new URL('../../../src/directory/data/services.json', import.meta.url);

describe('loadDirectory', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'waymark-services-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  function written(content: string): string {
    const file = path.join(folder, 'services.json');
    writeFileSync(file, content);
    return file;
  }

  /** The built-in list with one entry changed; undefined removes a field. */
  function changed(id: string, change: Record<string, unknown>): string {
    const file: { services: Record<string, unknown>[] } = JSON.parse(readFileSync(builtIn, 'utf8'));
    const services = file.services.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));
    return written(JSON.stringify({ ...file, services }));
  }

  function messageFor(file: string): string {
    try {
      loadDirectory(file);
    } catch (error) {
      assert.ok(error instanceof DirectoryError);
      return error.message;
    }
    return assert.fail('the file should have been refused');
  }

  it('reads the built-in list', () => {
    const directory = loadDirectory();
    assert.equal(directory.services.find(({ id }) => id === 'samaritans')?.phone, '116 123');
    assert.equal(directory.hidden.length > 0, true);
  });

  it('reads the helpline’s own file', () => {
    const file = changed('samaritans', { phone: '020 7946 0123' });
    assert.equal(loadDirectory(file).services.find(({ id }) => id === 'samaritans')?.phone, '020 7946 0123');
  });

  it('empties a list that is unconfirmed', () => {
    const file = changed('samaritans', { accessibilities: ['bsl'], unconfirmed: ['accessibilities'] });
    assert.deepEqual(loadDirectory(file).services.find(({ id }) => id === 'samaritans')?.accessibilities, []);
  });

  it('freezes all of it', () => {
    const { services, bankHolidays } = loadDirectory();
    assert.throws(() => Object.assign(services[0] ?? {}, { phone: '020 7946 0123' }), TypeError);
    assert.ok(Object.isFrozen(services) && Object.isFrozen(services[0]?.topics));
    assert.ok(Object.isFrozen(bankHolidays.divisions.scotland));
  });

  const wrong: readonly (readonly [field: string, value: unknown, says: RegExp])[] = [
    ['phone', 116123, /Entry "samaritans": "phone" should be digits and spaces as printed/],
    ['phone', 'ring us', /"phone" should be digits and spaces/],
    ['phone', undefined, /"phone" should be digits and spaces/],
    ['website', 'http://helpline.example', /"website" should be an address that begins with https/],
    ['webchat', 'javascript:alert(1)', /"webchat" should be an address that begins with https/],
    ['topics', [], /"topics" should be at least one; a list of codes out of: emergency, /],
    ['topics', ['gardening'], /"topics" should be at least one/],
    ['serviceAreas', ['France'], /"serviceAreas" should be/],
    ['schedule', [{ days: ['mon'], opens: '9', closes: '17:00' }], /"schedule" should be "always", or null, or a list/],
    ['schedule', [{ days: ['Monday'], opens: '09:00', closes: '17:00' }], /"schedule" should be/],
    ['schedule', [{ days: ['mon'], opens: '09:00', closes: '25:00' }], /"schedule" should be/],
    ['bankHolidays', 'closed', /"bankHolidays" should be "open", because its schedule is "always"/],
    ['dateChecked', '23 November', /"dateChecked" should be a date such as "2026-11-23"/],
    ['dateChecked', '2026-02-30', /"dateChecked" should be a date/],
    ['reviewBy', 'in spring', /"reviewBy" should be a date such as/],
    ['reviewBy', '2026-11-23', /"reviewBy" should be a date later than dateChecked/],
    ['accessibilities', ['lift'], /"accessibilities" should be a list of codes out of: bsl, /],
    ['locations', [{ name: 'Drop-in' }], /"locations" should be a list of/],
    ['status', 'approved', /"status" should be "draft" or "reviewed"/],
    ['status', 'reviewed', /"checkedBy" should be who checked it/],
    ['confidence', 'certain', /"confidence" should be "high", "medium" or "low"/],
    ['unconfirmed', ['fax'], /"unconfirmed" should be a list of codes out of: phone, /],
    ['telephone', '116 123', /Entry "samaritans": there is no field "telephone"\. Fields are: id, /],
    ['id', 'Samaritans!', /"id" should be small letters and digits/],
  ];
  for (const [field, value, says] of wrong) {
    it(`refuses ${field} ${JSON.stringify(value)} and says what it should be`, () => {
      assert.match(messageFor(changed('samaritans', { [field]: value })), says);
    });
  }

  it('names every mistake at once', () => {
    const message = messageFor(changed('samaritans', { phone: 1, staffed: 'yes' }));
    assert.match(message, /"phone" should be/);
    assert.match(message, /"staffed" should be true or false/);
  });

  it('refuses an id that stands twice', () => {
    assert.match(messageFor(changed('shout', { id: 'samaritans' })), /Entry "samaritans": "id" should be used once/);
  });

  it('refuses an entry that is no object, by its position', () => {
    assert.match(messageFor(written('{"services": ["samaritans"]}')), /Entry number 1 should be an object/);
  });

  it('refuses a list without an emergency service that is always open', () => {
    assert.match(
      messageFor(changed('police-999', { confidence: 'low' })),
      /should hold an entry with the topic "emergency"/,
    );
    assert.match(messageFor(written('{"services": []}')), /should hold an entry with the topic "emergency"/);
  });

  it('refuses what is no JSON, no object or no file, and says which file', () => {
    assert.match(messageFor(written('{"services": [')), /services\.json is not JSON/);
    assert.match(messageFor(written('[]')), /should hold one JSON object/);
    assert.match(messageFor(written('{}')), /should hold a list named "services"/);
    assert.match(messageFor(path.join(folder, 'nowhere.json')), /nowhere\.json cannot be read/);
  });
});
