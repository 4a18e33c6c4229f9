import { path } from '../path.js';

/**
 * Non-molestation orders (family court, associated people) and injunctions for harassment (civil court, anyone).
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const injunctions = path('injunctions', ['courts']);
