import { path } from '../path.js';

/**
 * A colleague, manager or customer. Employers have a duty of care; the one who is followed should not be the one who is moved.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const stalkingByColleague = path('stalkingByColleague', ['colleague']);
