import { path } from '../path.js';

/**
 * A parent whose child or teenager is followed, messaged or pressed. Child protection comes first.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const worriedParent = path('worriedParent', ['child']);
