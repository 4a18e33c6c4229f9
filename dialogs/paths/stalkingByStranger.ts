import { path } from '../path.js';

/**
 * Somebody whom the visitor does not know, or cannot name. Police can look for who it is; the visitor should not.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const stalkingByStranger = path('stalkingByStranger', ['stranger']);
