import assert from 'node:assert/strict';
import { type Area, areas, liesIn, type Place } from '../../src/directory/areas.js';
import type { Service } from '../../src/directory/service.js';
import { outcomes } from '../../src/screening/rules.js';
import { chooseSignposts, type Signpost } from '../../src/signposting/chooseSignposts.js';
import { concernCodes } from '../../src/signposting/concerns.js';
import { signpostReasons } from '../../src/signposting/wants.js';
import { loadDirectory } from '../../src/storage/loadDirectory.js';
import {
  boxingDayMoved,
  christmas,
  clocksBack,
  clocksForward,
  newYear,
  people,
  sunday,
  threeAm,
  tuesday,
} from './people.js';

const directory = loadDirectory();
const byId = new Map(directory.services.map((service) => [service.id, service]));

function serviceOf(signpost: Signpost): Service {
  const service = byId.get(signpost.serviceId);
  assert.ok(service, signpost.serviceId);
  return service;
}

const serves = ({ serviceAreas }: Service, place: Area): boolean =>
  serviceAreas.some((area) => liesIn(place, area) || liesIn(area, place));

const answersNow = (signpost: Signpost) => serviceOf(signpost).staffed && signpost.hours.state === 'open';

describe('signposts', () => {
  for (const {
    who,
    outcome = 'support',
    concerns = [],
    place = 'unknown',
    about = 'self',
    languages = [],
    at = tuesday,
    shown,
  } of people) {
    it(`${who}: ${shown.join(', ')}`, () => {
      const signposts = chooseSignposts({ outcome, concerns, place, about, languages, now: new Date(at), directory });
      const ids = signposts.map(({ serviceId }) => serviceId);
      if (shown.at(-1) === '*') assert.deepEqual(ids.slice(0, shown.length - 1), shown.slice(0, -1));
      else assert.deepEqual(ids, shown);
    });
  }

  it('keep their promises for everybody, everywhere, at every hour tried', () => {
    const places: readonly Place[] = [...areas, 'unknown'];
    const times = [tuesday, threeAm, sunday, christmas, boxingDayMoved, newYear, clocksForward, clocksBack];
    const tongues = [[], ['ur'], ['cy'], ['tr', 'ar'], ['other']];
    const pairs = concernCodes.map((concern, index) => [concern, concernCodes[(index * 7 + 3) % concernCodes.length]]);
    let tried = 0;
    for (const place of places) {
      for (const outcome of outcomes) {
        for (const pair of pairs) {
          const concerns = pair.flatMap((concern) => concern ?? []);
          const now = new Date(times[tried % times.length] ?? tuesday);
          const languages = tongues[tried % tongues.length] ?? [];
          const about = tried % 3 === 0 ? 'someoneElse' : 'self';
          tried += 1;
          const signposts = chooseSignposts({ outcome, concerns, place, about, languages, now, directory });
          const told = `${place} ${outcome} ${concerns.join('+')} ${languages.join('+')} ${now.toISOString()}`;
          const ids = signposts.map(({ serviceId }) => serviceId);
          assert.ok(signposts.length >= 1 && signposts.length <= 4, told);
          assert.equal(new Set(ids).size, ids.length, told);
          for (const signpost of signposts) assert.ok(signpostReasons.includes(signpost.reason), told);
          assert.ok(signposts.some(answersNow), `nobody answers: ${told}`);
          const [first] = signposts;
          assert.ok(first);
          if (outcome === 'emergency') assert.ok(serviceOf(first).topics.includes('emergency'), told);
          else assert.ok(answersNow(first), `closed on top: ${told}`);
          if (concerns.includes('under18')) assert.ok(!ids.includes('revenge-porn-helpline'), told);
          if (concerns.includes('ownBehaviour')) assert.ok(!ids.includes('national-stalking-helpline'), told);
          if (place !== 'unknown') {
            for (const signpost of signposts) assert.ok(serves(serviceOf(signpost), place), `too far away: ${told}`);
          }
        }
      }
    }
    assert.ok(tried > 7000);
  });

  const request = {
    outcome: 'support',
    concerns: ['stranger'],
    place: 'wales',
    about: 'self',
    now: new Date(tuesday),
    directory,
  } as const;

  it('say which language is spoken, and when it is through an interpreter', () => {
    const first = (languages: readonly string[], place: Place) => {
      const [signpost] = chooseSignposts({ ...request, place, concerns: ['exPartner'], languages });
      return [signpost?.serviceId, signpost?.reason, signpost?.language];
    };
    assert.deepEqual(first(['cy'], 'wales'), ['live-fear-free', 'speaksLanguage', 'cy']);
    assert.deepEqual(first(['ur'], 'england'), ['national-domestic-abuse-helpline', 'interpreters', undefined]);
    assert.deepEqual(first([], 'wales'), ['live-fear-free', 'inYourNation', undefined]);
  });

  it('let an entry sink that nobody has looked at for too long, and say so', () => {
    const isOld = (id: string) => ['live-fear-free', 'national-stalking-helpline'].includes(id);
    const services = directory.services.map((service) =>
      isOld(service.id) ? { ...service, reviewBy: '2026-11-23' } : service,
    );
    const shown = chooseSignposts({ ...request, directory: { ...directory, services } });
    assert.deepEqual(
      shown.map(({ serviceId, pastReview }) => [serviceId, pastReview]),
      [
        ['victim-support', undefined],
        ['samaritans', undefined],
        ['live-fear-free', true],
        ['national-stalking-helpline', true],
      ],
    );
    assert.ok(chooseSignposts(request).every(({ pastReview }) => pastReview === undefined));
  });

  it('say when a closed line opens', () => {
    const signposts = chooseSignposts({
      outcome: 'support',
      concerns: ['images', 'exPartner'],
      place: 'england',
      about: 'self',
      now: new Date(christmas),
      directory,
    });
    const images = signposts.find(({ serviceId }) => serviceId === 'revenge-porn-helpline');
    assert.deepEqual(images?.hours, { state: 'closed', opensAt: new Date('2026-12-29T10:00Z') });
  });

  it('fall back on the emergency service when a list holds nothing else', () => {
    const bare = { ...directory, services: directory.services.filter(({ id }) => id === 'police-999') };
    const signposts = chooseSignposts({
      outcome: 'support',
      concerns: ['stranger'],
      place: 'wales',
      about: 'self',
      now: new Date(threeAm),
      directory: bare,
    });
    assert.deepEqual(
      signposts.map(({ serviceId, reason }) => [serviceId, reason]),
      [['police-999', 'dangerNow']],
    );
  });

  it('never name one line twice', () => {
    const signposts = chooseSignposts({
      outcome: 'advisorToday',
      concerns: ['stranger'],
      place: 'london',
      about: 'self',
      now: new Date(tuesday),
      directory,
    });
    const ids = signposts.map(({ serviceId }) => serviceId);
    assert.ok(ids.includes('national-stalking-helpline'));
    assert.ok(!ids.includes('london-stalking-support-service'));
  });
});
