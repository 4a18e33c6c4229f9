import { path } from '../path.js';

/**
 * Harassment that may or may not be stalking: a neighbour, somebody known, a dispute. The bot does not decide which.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const harassment = path('harassment', []);
