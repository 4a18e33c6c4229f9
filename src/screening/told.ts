import { codesOf, type KeptAnswers, screeningQuestions, screeningTopic } from './questions.js';

const screening = Object.keys(screeningQuestions).map((question) => `${screeningTopic}.${question}`);

/** Everything that a visitor tells about what happens, in the order in which it is asked. */
export const storyQuestions: readonly string[] = [
  'whoIsItAbout.askWho',
  'whatIsHappening.askWhat',
  'whoIsDoingIt.askWho',
  'howLong.askSince',
  'howLong.askHowOften',
  'howLong.askLastTime',
  ...screening,
  'findSupport.askWhere',
];

/**
 * The order in which police ask: what happened, by whom, since when and how often, what makes it worse, and the effect last.
 * Our own order, from what forces ask people to tell:
 * https://www.bedfordshire.police.uk/information-and-services/Crime/Stalking-and-harassment/Think-you-are-being-stalked
 */
export const policeQuestions: readonly string[] = [
  'whoIsItAbout.askWho',
  'whatIsHappening.askWhat',
  'whoIsDoingIt.askWho',
  'howLong.askSince',
  'howLong.askHowOften',
  'howLong.askLastTime',
  'yourSafety.askIfThreats',
  'yourSafety.askIfHurt',
  'yourSafety.askIfTurnsUp',
  'yourSafety.askWhatElse',
  'yourSafety.askIfGettingWorse',
  'yourSafety.askIfSomethingComing',
  'yourSafety.askAboutThem',
  'yourSafety.askHowFrightened',
];

/** Nothing is said by these: the question was passed over. */
const passedOver: readonly string[] = ['skip'];

/** The answers given, in an order, as codes. What was skipped is left out. */
export function toldIn(
  answers: KeptAnswers,
  order: readonly string[] = storyQuestions,
): { readonly question: string; readonly codes: readonly string[] }[] {
  return order
    .map((question) => ({ question, codes: codesOf(answers, question).filter((code) => !passedOver.includes(code)) }))
    .filter(({ codes }) => codes.length > 0);
}

/** Whether one of these was told. */
export function hasTold(answers: KeptAnswers, question: string, ...codes: readonly string[]): boolean {
  return codesOf(answers, question).some((code) => codes.includes(code));
}
