import { path } from '../path.js';

/**
 * Forced marriage. Never family, never a go-between, never mediation. Protection orders exist.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const forcedMarriage = path('forcedMarriage', ['forcedMarriage']);
