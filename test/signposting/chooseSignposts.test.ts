import assert from 'node:assert/strict';
import type { Place } from '../../src/directory/areas.js';
import type { Service } from '../../src/directory/service.js';
import { type Outcome, outcomes } from '../../src/screening/rules.js';
import { chooseSignposts, type Signpost } from '../../src/signposting/chooseSignposts.js';
import { type Concern, concernCodes } from '../../src/signposting/concerns.js';
import { loadDirectory } from '../../src/storage/loadDirectory.js';

const directory = loadDirectory();
const byId = new Map(directory.services.map((service) => [service.id, service]));

const tuesday = '2026-11-24T11:00Z';
const threeAm = '2026-11-24T03:00Z';
const sunday = '2026-11-22T15:00Z';
const christmas = '2026-12-25T11:00Z';
const boxingDayMoved = '2026-12-28T11:00Z';
const newYear = '2027-01-01T00:30Z';
const clocksForward = '2026-03-29T01:00Z';
const clocksBack = '2026-10-25T01:00Z';

interface Person {
  readonly who: string;
  readonly outcome?: Outcome;
  readonly concerns?: readonly Concern[];
  readonly place?: Place;
  readonly about?: 'self' | 'someoneElse';
  readonly at?: string;
  /** service ids in order; a trailing * is any rest */
  readonly shown: readonly string[];
}

const people: readonly Person[] = [
  // emergencies
  {
    who: 'in danger, London',
    outcome: 'emergency',
    place: 'london',
    concerns: ['exPartner'],
    shown: ['police-999', 'silent-solution-55', '*'],
  },
  {
    who: 'in danger, Scotland, at 3 a.m.',
    outcome: 'emergency',
    place: 'scotland',
    at: threeAm,
    shown: ['police-999', 'silent-solution-55', 'scotland-da-fm-helpline', '*'],
  },
  {
    who: 'in danger, Wales, at Christmas',
    outcome: 'emergency',
    place: 'wales',
    at: christmas,
    shown: ['police-999', 'silent-solution-55', 'live-fear-free', '*'],
  },
  {
    who: 'in danger, place unknown',
    outcome: 'emergency',
    place: 'unknown',
    at: newYear,
    shown: ['police-999', 'silent-solution-55', 'national-stalking-helpline', 'samaritans'],
  },
  {
    who: 'Deaf and in danger',
    outcome: 'emergency',
    place: 'england',
    concerns: ['deaf'],
    shown: ['999-bsl', 'police-999', 'emergency-sms', '*'],
  },
  {
    who: 'in danger, cannot speak on the phone',
    outcome: 'emergency',
    place: 'england',
    concerns: ['cannotSpeak'],
    shown: ['police-999', 'silent-solution-55', '*'],
  },
  // nations
  {
    who: 'an ex, London',
    outcome: 'advisorToday',
    place: 'london',
    concerns: ['exPartner'],
    shown: ['national-domestic-abuse-helpline', 'national-stalking-helpline', 'police-101', 'paladin'],
  },
  {
    who: 'an ex, England, at 3 a.m.',
    outcome: 'supportAndReport',
    place: 'england',
    concerns: ['exPartner'],
    at: threeAm,
    shown: ['national-domestic-abuse-helpline', 'national-stalking-helpline', 'police-101', 'victim-support'],
  },
  {
    who: 'an ex, Wales',
    outcome: 'supportAndReport',
    place: 'wales',
    concerns: ['exPartner'],
    shown: ['live-fear-free', 'national-stalking-helpline', 'police-101', 'victim-support'],
  },
  {
    who: 'a stranger, Wales, at 3 a.m.',
    place: 'wales',
    concerns: ['stranger', 'following'],
    at: threeAm,
    shown: ['live-fear-free', 'national-stalking-helpline', 'victim-support', 'samaritans'],
  },
  {
    who: 'an ex, Scotland, on Sunday',
    place: 'scotland',
    concerns: ['exPartner'],
    at: sunday,
    shown: ['scotland-da-fm-helpline', 'action-against-stalking', 'national-stalking-helpline', 'samaritans'],
  },
  {
    who: 'a stranger, Scotland',
    outcome: 'supportAndReport',
    place: 'scotland',
    concerns: ['stranger'],
    shown: ['samaritans', 'action-against-stalking', 'national-stalking-helpline', '*'],
  },
  {
    who: 'an ex, Northern Ireland, at 3 a.m.',
    place: 'northernIreland',
    concerns: ['exPartner'],
    at: threeAm,
    shown: ['samaritans', 'national-stalking-helpline', '*'],
  },
  { who: 'nothing known at all', shown: ['samaritans', 'national-stalking-helpline', '*'] },
  {
    who: 'a neighbour, England, when the clocks go forward',
    place: 'england',
    concerns: ['neighbour'],
    at: clocksForward,
    shown: ['victim-support', 'national-stalking-helpline', 'samaritans', '*'],
  },
  {
    who: 'a colleague, England, when the clocks go back',
    outcome: 'supportAndReport',
    place: 'england',
    concerns: ['colleague'],
    at: clocksBack,
    shown: ['victim-support', 'national-stalking-helpline', 'police-101', 'samaritans'],
  },
  // despair and age
  {
    who: 'wants to die, London, at 3 a.m.',
    outcome: 'advisorToday',
    place: 'london',
    concerns: ['selfHarm'],
    at: threeAm,
    shown: ['nhs-111-option-2', 'samaritans', '*'],
  },
  {
    who: 'wants to die, Scotland',
    outcome: 'advisorToday',
    place: 'scotland',
    concerns: ['selfHarm'],
    shown: ['samaritans', 'shout', '*'],
  },
  { who: 'wants to die, Deaf, England', place: 'england', concerns: ['selfHarm', 'deaf'], shown: ['shout', '*'] },
  {
    who: 'wants to die, under eighteen',
    place: 'england',
    concerns: ['selfHarm', 'under18'],
    shown: ['nhs-111-option-2', 'childline', '*'],
  },
  {
    who: 'under eighteen, messages',
    place: 'england',
    concerns: ['under18', 'messages'],
    shown: ['victim-support', 'childline', '*'],
  },
  {
    who: 'under eighteen, pictures: not the line for adults',
    place: 'wales',
    concerns: ['under18', 'images'],
    shown: ['live-fear-free', 'childline', '*'],
  },
  // needs
  {
    who: 'pictures shared by an ex, daytime',
    outcome: 'supportAndReport',
    place: 'england',
    concerns: ['images', 'exPartner'],
    shown: ['revenge-porn-helpline', 'national-stalking-helpline', 'national-domestic-abuse-helpline', 'police-101'],
  },
  {
    who: 'pictures shared by an ex, at Christmas',
    outcome: 'supportAndReport',
    place: 'england',
    concerns: ['images', 'exPartner'],
    at: christmas,
    shown: ['national-domestic-abuse-helpline', 'revenge-porn-helpline', 'national-stalking-helpline', 'police-101'],
  },
  {
    who: 'LGBT+, an ex, daytime',
    place: 'london',
    concerns: ['lgbt', 'exPartner'],
    shown: ['galop', 'national-stalking-helpline', 'national-domestic-abuse-helpline', '*'],
  },
  {
    who: 'LGBT+, an ex, at 3 a.m.',
    place: 'london',
    concerns: ['lgbt', 'exPartner'],
    at: threeAm,
    shown: ['national-domestic-abuse-helpline', 'galop', '*'],
  },
  {
    who: 'a man, an ex, Scotland',
    place: 'scotland',
    concerns: ['man', 'exPartner'],
    shown: ['mankind-initiative', 'scotland-da-fm-helpline', '*'],
  },
  {
    who: 'a man, an ex, England, on the moved Boxing Day',
    place: 'england',
    concerns: ['man', 'exPartner'],
    at: boxingDayMoved,
    shown: ['victim-support', 'mankind-initiative', 'national-stalking-helpline', 'mens-advice-line'],
  },
  {
    who: 'an older person, a neighbour',
    place: 'england',
    concerns: ['older', 'neighbour'],
    shown: ['hourglass', 'national-stalking-helpline', 'victim-support', 'samaritans'],
  },
  {
    who: 'Deaf, a partner: no voice line on top',
    place: 'england',
    concerns: ['deaf', 'partner'],
    shown: ['victim-support', 'signhealth-domestic-abuse', '*'],
  },
  {
    who: 'Deaf, Scotland, at 3 a.m.',
    place: 'scotland',
    concerns: ['deaf', 'stranger'],
    at: threeAm,
    shown: ['shout', '*'],
  },
  {
    who: 'sexual violence, London',
    place: 'london',
    concerns: ['sexualViolence'],
    shown: ['havens-london', 'rape-crisis-247', '*'],
  },
  {
    who: 'sexual violence, Wales',
    place: 'wales',
    concerns: ['sexualViolence'],
    shown: ['live-fear-free', 'rape-crisis-247', '*'],
  },
  {
    who: 'forced marriage, England',
    place: 'england',
    concerns: ['forcedMarriage', 'family'],
    shown: ['karma-nirvana', 'forced-marriage-unit', '*'],
  },
  {
    who: 'forced marriage, Scotland, at 3 a.m.',
    place: 'scotland',
    concerns: ['forcedMarriage', 'family'],
    at: threeAm,
    shown: ['scotland-da-fm-helpline', '*'],
  },
  {
    who: 'honour, England, on Sunday',
    place: 'england',
    concerns: ['honourAbuse', 'family'],
    at: sunday,
    shown: ['national-domestic-abuse-helpline', 'karma-nirvana', '*'],
  },
  {
    who: 'fgm, London',
    place: 'london',
    concerns: ['fgm', 'family'],
    shown: ['national-domestic-abuse-helpline', 'nspcc-fgm-helpline', '*'],
  },
  {
    who: 'on trains',
    outcome: 'supportAndReport',
    place: 'london',
    concerns: ['trains', 'stranger'],
    shown: ['british-transport-police', 'national-stalking-helpline', 'police-101', 'victim-support'],
  },
  {
    who: 'tracked, a stranger',
    place: 'england',
    concerns: ['tracking', 'stranger'],
    shown: ['victim-support', 'national-stalking-helpline', 'cyber-helpline', 'samaritans'],
  },
  {
    who: 'taken to court, daytime',
    place: 'england',
    concerns: ['courts'],
    shown: ['civil-legal-advice', 'national-stalking-helpline', 'advocate', 'victim-support'],
  },
  {
    who: 'accused, on Sunday',
    place: 'england',
    concerns: ['accused'],
    at: sunday,
    shown: ['victim-support', 'national-stalking-helpline', 'civil-legal-advice', 'advocate'],
  },
  // others
  {
    who: 'worried about somebody with an ex',
    place: 'england',
    concerns: ['exPartner'],
    about: 'someoneElse',
    shown: ['national-domestic-abuse-helpline', 'national-stalking-helpline', '*'],
  },
  {
    who: 'own behaviour, at 3 a.m.',
    place: 'england',
    concerns: ['ownBehaviour'],
    at: threeAm,
    shown: ['samaritans', 'respect-phoneline', 'nhs-111-option-2'],
  },
];

function serviceOf(signpost: Signpost): Service {
  const service = byId.get(signpost.serviceId);
  assert.ok(service, signpost.serviceId);
  return service;
}

const answersNow = (signpost: Signpost) => serviceOf(signpost).staffed && signpost.hours.state === 'open';

describe('signposts', () => {
  for (const {
    who,
    outcome = 'support',
    concerns = [],
    place = 'unknown',
    about = 'self',
    at = tuesday,
    shown,
  } of people) {
    it(`${who}: ${shown.join(', ')}`, () => {
      const signposts = chooseSignposts({ outcome, concerns, place, about, now: new Date(at), directory });
      const ids = signposts.map(({ serviceId }) => serviceId);
      if (shown.at(-1) === '*') assert.deepEqual(ids.slice(0, shown.length - 1), shown.slice(0, -1));
      else assert.deepEqual(ids, shown);
    });
  }

  it('keep their promises for everybody, everywhere, at every hour tried', () => {
    const places: readonly Place[] = ['london', 'england', 'wales', 'scotland', 'northernIreland', 'unknown'];
    const times = [tuesday, threeAm, sunday, christmas, boxingDayMoved, newYear, clocksForward, clocksBack];
    const pairs = concernCodes.map((concern, index) => [concern, concernCodes[(index * 7 + 3) % concernCodes.length]]);
    for (const place of places) {
      for (const outcome of outcomes) {
        for (const [index, pair] of pairs.entries()) {
          const concerns = pair.flatMap((concern) => concern ?? []);
          const now = new Date(times[index % times.length] ?? tuesday);
          const signposts = chooseSignposts({ outcome, concerns, place, about: 'self', now, directory });
          const told = `${place} ${outcome} ${concerns.join('+')} ${now.toISOString()}`;
          const ids = signposts.map(({ serviceId }) => serviceId);
          assert.ok(signposts.length >= 1 && signposts.length <= 4, told);
          assert.equal(new Set(ids).size, ids.length, told);
          assert.ok(signposts.some(answersNow), `nobody answers: ${told}`);
          const [first] = signposts;
          assert.ok(first);
          if (outcome === 'emergency') assert.ok(serviceOf(first).topics.includes('emergency'), told);
          else assert.ok(answersNow(first), `closed on top: ${told}`);
          if (concerns.includes('under18')) assert.ok(!ids.includes('revenge-porn-helpline'), told);
          if (concerns.includes('ownBehaviour')) assert.ok(!ids.includes('national-stalking-helpline'), told);
        }
      }
    }
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
