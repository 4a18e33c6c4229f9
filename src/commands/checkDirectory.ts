/**
 * `npm run check:directory`: what a person has to verify in the list of services, the most urgent first, with the number to ring and
 * the pages to open. It changes nothing, and opens nothing.
 */
import { startClock } from '../clock.js';
import { readConfig } from '../config.js';
import type { ServiceEntry } from '../directory/service.js';
import { type Doubt, toVerify, type Urgency, urgencies } from '../directory/toVerify.js';
import { loadEntries } from '../storage/loadDirectory.js';

const headings: Readonly<Record<Urgency, string>> = {
  now: 'Now: somebody could be hurt by a mistake here',
  beforeGoingLive: 'Before visitors come',
  soon: 'Soon',
  whenYouCan: 'When there is time: visitors do not see these',
};

const hiddenBecause: Readonly<Record<string, string>> = {
  lowConfidence: 'nothing confirms it',
  noConfirmedContact: 'no way to reach it is confirmed',
  notPublic: 'the public cannot turn to it directly',
};

const config = readConfig(process.env);
const entries = loadEntries(config.servicesFile);
const tasks = toVerify(entries, config.helplineServiceId, startClock(config.startClockAt)());
const print = (line: string): boolean => process.stdout.write(`${line}\n`);

for (const urgency of urgencies) {
  const found = tasks.filter((task) => task.urgency === urgency);
  if (found.length === 0) continue;
  print(`\n${headings[urgency]} (${found.length})`);
  for (const { entry, doubts } of found) {
    print(`\n  ${entry.id}: ${entry.name}`);
    for (const doubt of doubts) print(`    - ${inWords(doubt)}`);
    const ways = waysToCheck(entry);
    if (ways.length > 0) print(`    ${ways.join('; ')}`);
  }
}
print(`\n${tasks.length} of ${entries.length} entries want a look. How to check one: docs/guidance/directory.md`);

function inWords(doubt: Doubt): string {
  switch (doubt.why) {
    case 'pastReview':
      return `to be looked at by ${doubt.reviewBy}; that day is over, and visitors are told so`;
    case 'dueSoon':
      return `to be looked at by ${doubt.reviewBy}`;
    case 'neverChecked':
      return 'nobody has rung it or opened its page yet';
    case 'hoursDoubtful':
      return 'its hours are not certain, so visitors are told to check them';
    case 'hoursMissing':
      return 'its hours are not known';
    case 'noSource':
      return 'no source is given';
    case 'unconfirmed':
      return `not confirmed, and not shown: ${doubt.fields.join(', ')}`;
    case 'conflicts':
      return `sources disagree: ${doubt.conflicts.join(' / ')}`;
    case 'hidden':
      return `hidden: ${hiddenBecause[doubt.reason] ?? doubt.reason}`;
  }
}

function waysToCheck({ topics, phone, textTo, website, webchat, source }: ServiceEntry): readonly string[] {
  const calls = [...(phone === null ? [] : [`ring ${phone}`]), ...(textTo === null ? [] : [`text ${textTo}`])];
  return [
    // A call to try it out takes a line from somebody who needs it.
    ...(topics.includes('emergency') ? ['do not ring or text it to try: ask those who run it, in writing'] : calls),
    ...[...new Set([website, webchat, source])].flatMap((page) => (page === null ? [] : [`open ${page}`])),
  ];
}
