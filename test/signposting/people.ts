import type { Place } from '../../src/directory/areas.js';
import type { Outcome } from '../../src/screening/rules.js';
import type { Concern } from '../../src/signposting/concerns.js';

export const tuesday = '2026-11-24T11:00Z';
export const threeAm = '2026-11-24T03:00Z';
export const sunday = '2026-11-22T15:00Z';
export const christmas = '2026-12-25T11:00Z';
export const boxingDayMoved = '2026-12-28T11:00Z';
export const newYear = '2027-01-01T00:30Z';
export const clocksForward = '2026-03-29T01:00Z';
export const clocksBack = '2026-10-25T01:00Z';
export const scotsHoliday = '2026-01-02T11:00Z';
export const saintPatrick = '2026-03-17T11:00Z';
export const easterMonday = '2026-04-06T11:00Z';
export const beforeFive = '2026-11-24T16:59Z';
export const atFive = '2026-11-24T17:00Z';
export const summerMorning = '2026-06-16T08:00Z';
export const summerTooEarly = '2026-06-16T07:59Z';
export const mondayEarly = '2026-11-23T08:00Z';
export const saturdayMorning = '2026-11-21T10:00Z';
export const wednesdayEvening = '2026-11-25T19:30Z';

/** Somebody who turns to us, and at which moment. */
export interface Person {
  readonly who: string;
  readonly outcome?: Outcome;
  readonly concerns?: readonly Concern[];
  readonly place?: Place;
  readonly about?: 'self' | 'someoneElse';
  readonly languages?: readonly string[];
  readonly at?: string;
  /** service ids in order; a trailing * is any rest */
  readonly shown: readonly string[];
}

/**
 * Whom each of these people should be shown, thought out from the person and from the hours of the services.
 * Status: draft, not yet reviewed by a safeguarding lead.
 */
export const people: readonly Person[] = [
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
  // places, as exactly as some service tells them apart
  {
    who: 'a stranger, Birmingham',
    outcome: 'advisorToday',
    place: 'westMidlandsCounty',
    concerns: ['stranger'],
    shown: ['victim-support', 'national-stalking-helpline', 'police-101', 'black-country-womens-aid'],
  },
  {
    who: 'a stranger, Brighton',
    outcome: 'advisorToday',
    place: 'sussex',
    concerns: ['stranger'],
    shown: ['victim-support', 'national-stalking-helpline', 'police-101', 'veritas-justice'],
  },
  {
    who: 'an ex, Hackney: what is for London is for Hackney',
    outcome: 'advisorToday',
    place: 'hackney',
    concerns: ['exPartner'],
    shown: ['national-domestic-abuse-helpline', 'national-stalking-helpline', 'police-101', 'paladin'],
  },
  {
    who: 'sexual violence, Croydon, at 3 a.m.',
    place: 'croydon',
    concerns: ['sexualViolence'],
    at: threeAm,
    shown: ['havens-london', 'rape-crisis-247', '*'],
  },
  {
    who: 'sexual violence, Leeds',
    place: 'yorkshireAndHumber',
    concerns: ['sexualViolence'],
    shown: ['rape-crisis-247', '*'],
  },
  {
    who: 'sexual violence, Scotland',
    place: 'scotland',
    concerns: ['sexualViolence'],
    shown: ['scotland-da-fm-helpline', '*'],
  },
  {
    who: 'sexual violence, Northern Ireland, at 3 a.m.',
    place: 'northernIreland',
    concerns: ['sexualViolence'],
    at: threeAm,
    shown: ['samaritans', '*'],
  },
  {
    who: 'a partner, Cornwall, on Sunday',
    place: 'southWest',
    concerns: ['partner'],
    at: sunday,
    shown: ['national-domestic-abuse-helpline', 'national-stalking-helpline', '*'],
  },
  {
    who: 'a partner, Northern Ireland, at New Year',
    place: 'northernIreland',
    concerns: ['partner'],
    at: newYear,
    shown: ['samaritans', 'national-stalking-helpline', '*'],
  },
  {
    who: 'a neighbour, Wales, on the moved Boxing Day',
    outcome: 'supportAndReport',
    place: 'wales',
    concerns: ['neighbour'],
    at: boxingDayMoved,
    shown: ['live-fear-free', 'national-stalking-helpline', 'police-101', 'victim-support'],
  },
  {
    who: 'a stranger, Scotland, on the second of January, a holiday only there',
    place: 'scotland',
    concerns: ['stranger'],
    at: scotsHoliday,
    shown: ['samaritans', 'action-against-stalking', 'national-stalking-helpline', '*'],
  },
  {
    who: 'a man, an ex, Northern Ireland, on Saint Patrick’s Day, no holiday where the line is',
    place: 'northernIreland',
    concerns: ['man', 'exPartner'],
    at: saintPatrick,
    shown: ['mankind-initiative', 'national-stalking-helpline', '*'],
  },
  {
    who: 'an ex, England, on Easter Monday',
    place: 'england',
    concerns: ['exPartner'],
    at: easterMonday,
    shown: ['national-domestic-abuse-helpline', 'national-stalking-helpline', 'victim-support', 'samaritans'],
  },
  {
    who: 'an ex, Scotland, on Easter Monday, an ordinary day there',
    place: 'scotland',
    concerns: ['man', 'exPartner'],
    at: easterMonday,
    shown: ['scotland-da-fm-helpline', 'mankind-initiative', '*'],
  },
  // hours
  {
    who: 'forced marriage, a minute before the line closes',
    place: 'england',
    concerns: ['forcedMarriage', 'family'],
    at: beforeFive,
    shown: ['karma-nirvana', 'forced-marriage-unit', '*'],
  },
  {
    who: 'forced marriage, at the minute when it closes',
    place: 'england',
    concerns: ['forcedMarriage', 'family'],
    at: atFive,
    shown: ['national-domestic-abuse-helpline', 'karma-nirvana', 'forced-marriage-unit', '*'],
  },
  {
    who: 'forced marriage, nine in London in summer time',
    place: 'england',
    concerns: ['forcedMarriage', 'family'],
    at: summerMorning,
    shown: ['karma-nirvana', 'forced-marriage-unit', '*'],
  },
  {
    who: 'forced marriage, a minute too early',
    place: 'england',
    concerns: ['forcedMarriage', 'family'],
    at: summerTooEarly,
    shown: ['national-domestic-abuse-helpline', 'karma-nirvana', 'forced-marriage-unit', '*'],
  },
  {
    who: 'a man, an ex, Wales, a Monday before the lines open',
    place: 'wales',
    concerns: ['man', 'exPartner'],
    at: mondayEarly,
    shown: ['live-fear-free', 'mankind-initiative', '*'],
  },
  {
    who: 'accused, on a Saturday morning',
    place: 'wales',
    concerns: ['accused'],
    at: saturdayMorning,
    shown: ['live-fear-free', '*'],
  },
  {
    who: 'LGBT+, a neighbour, on a Wednesday evening',
    place: 'wales',
    concerns: ['lgbt', 'neighbour'],
    at: wednesdayEvening,
    shown: ['galop', 'live-fear-free', '*'],
  },
  {
    who: 'in the hour that the clocks give twice',
    place: 'scotland',
    concerns: ['partner'],
    at: clocksBack,
    shown: ['scotland-da-fm-helpline', 'action-against-stalking', '*'],
  },
  // languages
  {
    who: 'speaks Urdu, an ex, England',
    place: 'england',
    concerns: ['exPartner'],
    languages: ['ur'],
    shown: ['national-domestic-abuse-helpline', 'national-stalking-helpline', '*'],
  },
  {
    who: 'speaks Punjabi, a stranger, Scotland, at 3 a.m.',
    place: 'scotland',
    concerns: ['stranger'],
    languages: ['pa'],
    at: threeAm,
    shown: ['scotland-da-fm-helpline', 'action-against-stalking', '*'],
  },
  {
    who: 'speaks Welsh, a stranger, Wales',
    place: 'wales',
    concerns: ['stranger'],
    languages: ['cy'],
    shown: ['live-fear-free', 'national-stalking-helpline', '*'],
  },
  {
    who: 'speaks Welsh, in England: nobody there is said to',
    place: 'england',
    concerns: ['stranger'],
    languages: ['cy'],
    shown: ['national-domestic-abuse-helpline', 'national-stalking-helpline', '*'],
  },
  {
    who: 'speaks Polish, Northern Ireland: the list knows no interpreters there',
    place: 'northernIreland',
    concerns: ['exPartner'],
    languages: ['pl'],
    shown: ['samaritans', '*'],
  },
  {
    who: 'a man, an ex, speaks Bengali: not the line for women',
    place: 'england',
    concerns: ['man', 'exPartner'],
    languages: ['bn'],
    shown: ['mankind-initiative', 'national-stalking-helpline', 'mens-advice-line', 'victim-support'],
  },
  // who is asking
  {
    who: 'a man, sexual violence, at 3 a.m.',
    place: 'england',
    concerns: ['man', 'sexualViolence'],
    at: threeAm,
    shown: ['rape-crisis-247', '*'],
  },
  {
    who: 'an older person, a son, on Sunday',
    place: 'northernIreland',
    concerns: ['older', 'family'],
    at: sunday,
    shown: ['hourglass', '*'],
  },
  {
    who: 'under eighteen, sexual violence',
    place: 'scotland',
    concerns: ['under18', 'sexualViolence'],
    shown: ['scotland-da-fm-helpline', 'childline', '*'],
  },
  {
    who: 'under eighteen and in danger',
    outcome: 'emergency',
    place: 'england',
    concerns: ['under18'],
    shown: ['police-999', 'silent-solution-55', 'childline', '*'],
  },
  {
    who: 'Deaf, pictures shared',
    place: 'england',
    concerns: ['deaf', 'images'],
    shown: ['victim-support', 'revenge-porn-helpline', 'signhealth-domestic-abuse', '*'],
  },
  {
    who: 'cannot speak on the phone, an ex, Scotland',
    place: 'scotland',
    concerns: ['cannotSpeak', 'exPartner'],
    shown: ['shout', '*'],
  },
  {
    who: 'a learning disability, a neighbour',
    place: 'england',
    concerns: ['learningDisability', 'neighbour'],
    shown: ['victim-support', '*'],
  },
  {
    who: 'worried about a friend, a stranger, on Sunday',
    place: 'england',
    concerns: ['stranger'],
    about: 'someoneElse',
    at: sunday,
    shown: ['victim-support', 'national-stalking-helpline', '*'],
  },
  // what is wanted
  {
    who: 'at work, a colleague',
    place: 'england',
    concerns: ['work', 'colleague'],
    shown: ['victim-support', 'national-stalking-helpline', '*'],
  },
  {
    who: 'worried about a child',
    place: 'england',
    concerns: ['child', 'exPartner'],
    shown: ['national-domestic-abuse-helpline', 'national-stalking-helpline', 'nspcc-helpline', '*'],
  },
  {
    who: 'wants therapy, England: none on the list is confirmed',
    place: 'england',
    concerns: ['therapy', 'stranger'],
    shown: ['victim-support', 'national-stalking-helpline', 'samaritans', '*'],
  },
  {
    who: 'taken to court by an ex, Scotland: no English law',
    place: 'scotland',
    concerns: ['courts', 'exPartner'],
    shown: ['scotland-da-fm-helpline', 'action-against-stalking', 'national-stalking-helpline', 'samaritans'],
  },
  {
    who: 'online only, at 3 a.m.',
    outcome: 'supportAndReport',
    place: 'wales',
    concerns: ['online', 'onlineOnly'],
    at: threeAm,
    shown: ['live-fear-free', 'national-stalking-helpline', 'police-101', 'cyber-helpline'],
  },
  {
    who: 'forced marriage, Wales, at Christmas',
    outcome: 'advisorToday',
    place: 'wales',
    concerns: ['forcedMarriage', 'family'],
    at: christmas,
    shown: ['live-fear-free', 'karma-nirvana', 'forced-marriage-unit', '*'],
  },
  {
    who: 'own behaviour, a weekday in Northern Ireland',
    place: 'northernIreland',
    concerns: ['ownBehaviour'],
    shown: ['samaritans', '*'],
  },
  {
    who: 'wants to die and is stalked by an ex, Northern Ireland',
    outcome: 'advisorToday',
    place: 'northernIreland',
    concerns: ['selfHarm', 'exPartner'],
    shown: ['samaritans', 'shout', 'national-stalking-helpline', '*'],
  },
];
