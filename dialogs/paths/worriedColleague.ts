import { path } from '../path.js';

/**
 * A colleague, manager or union representative of somebody who is stalked. Employers: believe, keep confidence with honest limits, practical help.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const worriedColleague = path('worriedColleague', []);
