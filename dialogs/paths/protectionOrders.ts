import { path } from '../path.js';

/**
 * Stalking Protection Orders (2019 Act): police apply, for any relationship; complements a prosecution.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const protectionOrders = path('protectionOrders', []);
