import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { searchServices } from '../../src/directory/searchServices.js';
import type { ServiceEntry } from '../../src/directory/service.js';
import { signpostReasons } from '../../src/signposting/wants.js';
import { loadDirectory } from '../../src/storage/loadDirectory.js';

const root = new URL('../../../', import.meta.url);
const readJson = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const entries: readonly ServiceEntry[] = readJson('src/directory/data/services.json').services;
const directory = loadDirectory();
const find = (id: string) => directory.services.find((service) => service.id === id);

interface Words {
  readonly name: string;
  readonly whatFor: string;
}

describe('the built-in list', () => {
  it('accounts for every entry: shown or hidden with a reason', () => {
    assert.equal(entries.length, 77);
    assert.equal(directory.services.length + directory.hidden.length, entries.length);
    assert.ok(directory.hidden.some(({ id, reason }) => id === 'stac-london' && reason === 'notPublic'));
  });

  it('claims no check that nobody made', () => {
    for (const { id, status, checkedBy } of entries) assert.deepEqual([id, status, checkedBy], [id, 'draft', null]);
  });

  it('shows no unconfirmed field and nothing of low confidence', () => {
    for (const { id, confidence, unconfirmed } of entries) {
      const shown: Readonly<Record<string, unknown>> | undefined = find(id) && { ...find(id) };
      if (shown === undefined) continue;
      assert.notEqual(confidence, 'low', id);
      for (const field of unconfirmed) {
        const value = shown[field];
        assert.ok(value === null || (Array.isArray(value) && value.length === 0), `${id}: ${field}`);
      }
    }
  });

  it('holds the keys and words of emergency calls as fields', () => {
    assert.deepEqual([find('silent-solution-55')?.phone, find('silent-solution-55')?.thenPress], ['999', '55']);
    assert.deepEqual([find('relay-uk-18000')?.phone, find('relay-uk-18000')?.relayPrefix], ['18000', '18001']);
    const text = find('emergency-sms');
    assert.deepEqual([text?.textTo, text?.registerWord, text?.confirmWord], ['999', 'register', 'yes']);
    assert.equal(find('999-bsl')?.app, '999 BSL');
    assert.equal(find('nhs-111-option-2')?.thenPress, '2');
  });

  it('names a public source for everything shown', () => {
    for (const { id, source } of directory.services) assert.match(source ?? '', /^https?:\/\//, id);
  });
});

describe('searchServices', () => {
  const ids = (search: Parameters<typeof searchServices>[1]) => searchServices(directory, search).map(({ id }) => id);

  it('finds by topic and place', () => {
    assert.deepEqual(ids({ topics: ['domesticAbuse'], place: 'wales' }), ['live-fear-free']);
    assert.deepEqual(ids({ topics: ['sexualViolence'], place: 'england' }), ['rape-crisis-247']);
    assert.deepEqual(ids({ topics: ['rail'], place: 'northernIreland' }), []);
  });

  it('gives London what England has, and England nothing of London alone', () => {
    assert.ok(ids({ place: 'london' }).includes('national-domestic-abuse-helpline'));
    assert.ok(ids({ place: 'london' }).includes('havens-london'));
    assert.ok(!ids({ place: 'england' }).includes('havens-london'));
  });

  it('gives an unknown place only what reaches the whole UK', () => {
    const found = ids({ place: 'unknown' });
    assert.ok(found.includes('samaritans') && found.includes('national-stalking-helpline'));
    assert.ok(!found.includes('victim-support') && !found.includes('live-fear-free'));
  });

  it('keeps a service for others back until the visitor has said that it is for them', () => {
    const abuse = ['domesticAbuse'] as const;
    assert.ok(!ids({ topics: abuse, place: 'england' }).includes('galop'));
    assert.ok(ids({ topics: abuse, place: 'england', audiences: ['lgbt'] }).includes('galop'));
    assert.ok(ids({ topics: abuse, place: 'england' }).includes('national-domestic-abuse-helpline'));
    assert.ok(
      !ids({ topics: abuse, place: 'england', audiences: ['men'] }).includes('national-domestic-abuse-helpline'),
    );
    assert.ok(ids({ topics: abuse, place: 'england', audiences: ['men'] }).includes('mens-advice-line'));
    assert.deepEqual(ids({ topics: abuse, place: 'england', audiences: ['deaf'], madeFor: 'deaf' }), [
      'signhealth-domestic-abuse',
    ]);
  });

  it('sends nobody under eighteen to a line for adults, and lets them find those for young people', () => {
    const child = { place: 'england', audiences: ['under18'] } as const;
    assert.ok(!ids(child).includes('revenge-porn-helpline') && !ids(child).includes('rape-crisis-247'));
    assert.ok(ids(child).includes('childline') && ids(child).includes('papyrus'));
  });
});

describe('the words of services', () => {
  for (const language of ['en', 'cy']) {
    const { reasons, ...words }: { reasons: Record<string, string> } & Record<string, unknown> = readJson(
      `locales/${language}/services.json`,
    );

    it(`stand for all that are shown, and no others, in ${language}`, () => {
      assert.deepEqual(Object.keys(words).sort(), directory.services.map(({ id }) => id).sort());
    });

    it(`are short, without numbers and without exclamation marks in ${language}`, () => {
      for (const [id, value] of Object.entries(words)) {
        const { name, whatFor } = value as Words;
        assert.deepEqual(Object.keys(value as Words), ['name', 'whatFor'], id);
        assert.ok(name.length > 0 && name.length <= 70, id);
        assert.doesNotMatch(`${name} ${whatFor}`, /[\d!<>{}]/, id);
        assert.match(whatFor, /\.$/, id);
        const longest = Math.max(...whatFor.split('. ').map((sentence) => sentence.split(' ').length));
        assert.ok(longest <= 22, `${id}: ${longest} words in one sentence`);
      }
    });

    it(`have one for each reason in ${language}`, () => {
      assert.deepEqual(Object.keys(reasons), [...signpostReasons]);
      for (const reason of Object.values(reasons)) assert.doesNotMatch(reason, /[\d!]/);
    });
  }
});
