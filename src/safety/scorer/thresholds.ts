import type { Label } from '../labels.js';
import type { Reading } from '../messageView.js';

/** From which score on a label is acted on, and from which it is asked about. Where a rule holds, a share of it is enough. */
export type LabelThresholds = Readonly<Record<Label, { readonly alarm: number; readonly check: number }>>;

/** The scorer has learnt more of English than of any other language, so the same score means more there. */
export type Thresholds = Readonly<Record<Reading, LabelThresholds>>;
