import { path } from '../path.js';

/**
 * Stalking online: accounts, posts, messages, images. Save first, then change; the platform and police both have ways.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const stalkingOnline = path('stalkingOnline', ['online']);
