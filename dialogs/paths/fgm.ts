import { path } from '../path.js';

/**
 * Female genital mutilation. Orders protect people at risk or already cut. Professionals have a duty to report known cases.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const fgm = path('fgm', ['fgm']);
