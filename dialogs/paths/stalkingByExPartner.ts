import { path } from '../path.js';

/**
 * A partner or former partner follows, watches or contacts the visitor. Separation is a time of more danger.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const stalkingByExPartner = path('stalkingByExPartner', ['exPartner']);
