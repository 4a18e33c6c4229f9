import { path } from '../path.js';

/**
 * The perpetrator turns up at, contacts or watches the workplace. From safety advice for employees and employers.
 * Why it says what it says: docs/guidance/paths.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const atWork = path('atWork', ['colleague', 'work']);
