import { path } from '../path.js';

/**
 * No recourse to public funds, insecure status. No promise about immigration; free specialist advice first.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const noRecourse = path('noRecourse', ['noRecourse']);
