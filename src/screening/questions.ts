/** The screening questions in the order asked, with their answers. */
export const screeningQuestions = {
  askHowFrightened: ['veryFrightened', 'frightened', 'aLittle', 'notFrightened', 'skip'],
  askIfThreats: ['yes', 'no', 'notSure', 'skip'],
  askIfHurt: ['yes', 'no', 'notSure', 'skip'],
  askIfTurnsUp: ['yes', 'no', 'notSure', 'skip'],
  askIfGettingWorse: ['yes', 'no', 'notSure', 'skip'],
  askIfSomethingComing: ['yes', 'no', 'notSure', 'skip'],
} as const;
export type ScreeningQuestion = keyof typeof screeningQuestions;

/**
 * The session's kept answers: `topic.question` → code, or codes where several can be chosen,
 * for example `'yourSafety.askIfThreats': 'yes'`. Keys and codes that a room does not know are passed over.
 */
export type KeptAnswers = Readonly<Record<string, string | readonly string[] | undefined>>;
