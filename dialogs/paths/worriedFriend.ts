import { path } from '../path.js';

/**
 * Friends and relatives: listen, believe, ask first; they may be stalked by proxy themselves.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const worriedFriend = path('worriedFriend', []);
