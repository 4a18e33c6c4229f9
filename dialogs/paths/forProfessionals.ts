import { path } from '../path.js';

/**
 * Professionals. The formal tools need training; consent for referrals; duties to report stay theirs.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const forProfessionals = path('forProfessionals', []);
