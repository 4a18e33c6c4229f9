import { path } from '../path.js';

/**
 * Easy read wording; an appropriate supporter with police; nobody to speak over the visitor.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const learningDisability = path('learningDisability', ['learningDisability']);
