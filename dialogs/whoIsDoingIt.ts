import { ask, goTo, topic } from '../src/conversation/topic.js';
import { relationships } from '../src/screening/behaviours.js';

/**
 * Who does it? Which help fits, and which court, depends on it. Never a name.
 * Why we ask: docs/guidance/screening.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const whoIsDoingIt = topic('whoIsDoingIt', [
  ask('askWho', [...relationships, 'notSure', 'skip'], { once: true, listens: true, why: true }),
  goTo('howLong'),
]);
