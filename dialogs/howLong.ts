import { readHowOften, readLastTime, readSince } from '../src/conversation/readTime.js';
import { ask, goTo, topic } from '../src/conversation/topic.js';

const asked = { once: true, listens: true, why: true };

/**
 * Since when, how often, and when last? A tap, or in the visitor's own words: "about three months ago".
 * Why we ask: docs/guidance/screening.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const howLong = topic('howLong', [
  ask('askSince', ['days', 'weeks', 'months', 'years', 'notSure', 'skip'], { read: readSince, ...asked }),
  ask('askHowOften', ['severalADay', 'daily', 'weekly', 'monthly', 'lessOften', 'notSure', 'skip'], {
    read: readHowOften,
    ...asked,
  }),
  ask('askLastTime', ['today', 'thisWeek', 'thisMonth', 'longerAgo', 'notSure', 'skip'], {
    read: readLastTime,
    ...asked,
  }),
  goTo('yourSafety'),
]);
