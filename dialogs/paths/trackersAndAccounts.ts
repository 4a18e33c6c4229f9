import { path } from '../path.js';

/**
 * Device and account safety. Plan first: what is removed or changed at once can warn the other person and destroy proof.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const trackersAndAccounts = path('trackersAndAccounts', ['tracking']);
