import { path } from '../path.js';

/**
 * Intimate image abuse: sharing, threats to share, faked images. England and Wales; the law is moving.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const intimateImages = path('intimateImages', ['images']);
