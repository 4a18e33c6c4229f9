/** What a message can show, most urgent first. Definitions with examples: test/corpus/LABELS.md. */
export const labels = [
  'danger_now',
  'threat',
  'self_harm',
  'leave',
  'own_behaviour',
  'accused',
  'under_18',
  'third_party',
] as const;

export type Label = (typeof labels)[number];

/** What the recogniser is given. */
export interface RecognitionRequest {
  readonly text: string;
  /** the session's language, when it is known; a visitor may still type in another */
  readonly language?: string;
  /** the question this text answers, for example `welcome.askIfInDanger`; the same words mean more after some questions */
  readonly asked?: string;
}

/** What the recogniser found. A label stands in `alarm` or in `check`, never in both. */
export interface Recognition {
  /** act at once */
  readonly alarm: readonly Label[];
  /** ask outright, with the emergency number in view */
  readonly check: readonly Label[];
  /** BCP 47 tag of the language the text seems to be in; `und` when unknown */
  readonly lang: string;
  /** names of the rules that matched and why; never words of the visitor's own */
  readonly because: readonly string[];
}
