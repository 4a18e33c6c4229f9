import { path } from '../path.js';

/**
 * Safety at home. Offered, not demanded: the burden is not the visitor’s.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const atHome = path('atHome', []);
