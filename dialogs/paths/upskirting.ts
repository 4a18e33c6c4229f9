import { path } from '../path.js';

/**
 * Upskirting (Voyeurism (Offences) Act 2019).
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const upskirting = path('upskirting', ['images']);
