import { path } from '../path.js';

/**
 * Older visitors: family, carers and neighbours as perpetrators; dependence; not to be taken as confusion.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const older = path('older', ['older']);
