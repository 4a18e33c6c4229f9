/**
 * The allow-list of answers that may be kept, each with its reason. What is not here is never saved, whatever a dialog
 * does. All live as long as the session: until the visitor leaves or erases, or the idle limit passes.
 * Adding a line means keeping more about a person: it wants an ADR.
 */
const keptAnswers: Readonly<Record<string, string>> = {};

/** @param key `topic.ask` */
export function mayKeepAnswer(key: string): boolean {
  return Object.hasOwn(keptAnswers, key);
}

/** Every answer that may be kept, with its reason, for the documents and the tests. */
export function keptAnswerReasons(): Readonly<Record<string, string>> {
  return keptAnswers;
}
