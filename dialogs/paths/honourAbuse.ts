import { path } from '../path.js';

/**
 * Honour-based abuse: often several people. Never the family, never a community go-between (own conclusion; to be checked with a specialist).
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const honourAbuse = path('honourAbuse', ['honourAbuse']);
