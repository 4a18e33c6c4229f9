import { path } from '../path.js';

/**
 * LGBT+ visitors: threats to out somebody, small communities, fear of not being believed.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const lgbt = path('lgbt', ['lgbt']);
