import type { Rule } from './rule.js';
import { advisorToday } from './rules/advisorToday.js';
import { emergency } from './rules/emergency.js';
import { supportAndReport } from './rules/supportAndReport.js';

export { type Outcome, outcomes } from './rule.js';

/** All rules, the gravest outcome first. Where none applies, the outcome is support. */
export const rules: readonly Rule[] = [...emergency, ...advisorToday, ...supportAndReport];
