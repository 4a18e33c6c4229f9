import { path } from '../path.js';

/**
 * Men are stalked too, and tell fewer people. Services that take men.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const men = path('men', ['man']);
