/**
 * The screening questions in the order asked, the most telling first, with their answers.
 * Our own plain questions; why we ask each: docs/guidance/screening.md. Draft: not yet reviewed by a stalking specialist.
 */
export const screeningQuestions = {
  askHowFrightened: ['veryFrightened', 'frightened', 'aLittle', 'notFrightened', 'notSure', 'skip'],
  askIfThreats: ['yes', 'no', 'notSure', 'skip'],
  askIfHurt: ['neckOrWeapon', 'yes', 'no', 'notSure', 'skip'],
  askIfTurnsUp: ['often', 'yes', 'no', 'notSure', 'skip'],
  askIfGettingWorse: ['yes', 'no', 'notSure', 'skip'],
  askIfSomethingComing: ['yes', 'no', 'notSure', 'skip'],
  askWhatElse: ['orderBroken', 'damage', 'others', 'several', 'no', 'notSure', 'skip'],
  askAboutThem: ['violentBefore', 'drinkOrDrugs', 'several', 'no', 'notSure', 'skip'],
} as const;

/** The topic that asks them: its name is the first half of the key under which an answer is kept. */
export const screeningTopic = 'yourSafety';

/**
 * The session's kept answers: `topic.question` → code, or codes where several can be chosen,
 * for example `'yourSafety.askIfThreats': 'yes'`. Keys and codes that a room does not know are passed over.
 */
export type KeptAnswers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The codes given to a question: none, one, or several. A session keeps several as one text, with spaces between. */
export function codesOf(answers: KeptAnswers, key: string): readonly string[] {
  const kept = Object.hasOwn(answers, key) ? answers[key] : undefined;
  if (kept === undefined || kept === '') return [];
  return typeof kept === 'string' ? kept.split(' ') : kept;
}
