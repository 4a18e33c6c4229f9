import { path } from '../path.js';

/**
 * Therapeutic and emotional support while the threat goes on. Never “post”, never a diagnosis.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const emotionalSupport = path('emotionalSupport', ['therapy']);
