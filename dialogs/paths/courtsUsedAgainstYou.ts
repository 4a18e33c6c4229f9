import { path } from '../path.js';

/**
 * Family and civil courts, complaints and reports used to keep hold of somebody. Safe to read for either side.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const courtsUsedAgainstYou = path('courtsUsedAgainstYou', ['courts']);
