import { path } from '../path.js';

/**
 * Children as a way to reach a parent; contact arrangements. No advice to break an order: family law advice first.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const childrenAndSchool = path('childrenAndSchool', ['child']);
