import { path } from '../path.js';

/**
 * Covert filming and livestreaming: watching, recording or letting others watch a private act may be voyeurism (s.67 SOA 2003).
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const livestreaming = path('livestreaming', ['images']);
