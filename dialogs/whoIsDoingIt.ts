import { ask, goTo, topic } from '../src/conversation/topic.js';

/**
 * Who does it? Which help fits, and which court, depends on it. Never a name.
 * Why we ask: docs/guidance/screening.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const whoIsDoingIt = topic('whoIsDoingIt', [
  ask('askWho', [
    'exPartner',
    'partner',
    'family',
    'someoneIKnow',
    'colleague',
    'neighbour',
    'stranger',
    'onlineOnly',
    'notSure',
    'skip',
  ]),
  goTo('howLong'),
]);
