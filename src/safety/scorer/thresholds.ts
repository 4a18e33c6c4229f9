import type { Label } from '../labels.js';

/** From which score on a label is acted on, and from which it is asked about. Where a rule holds, a share of it is enough. */
export type Thresholds = Readonly<Record<Label, { readonly alarm: number; readonly check: number }>>;
