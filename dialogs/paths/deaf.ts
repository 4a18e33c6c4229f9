import { path } from '../path.js';

/**
 * Deaf visitors: emergency in BSL, relay, text only if registered; never family as interpreter.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const deaf = path('deaf', ['deaf']);
