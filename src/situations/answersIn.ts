import { recogniseSituation } from './recogniseSituation.js';

/** What whatever is told is kept under: the question that need then not be asked. */
const questionOf = {
  about: 'whoIsItAbout.askWho',
  since: 'howLong.askSince',
  howOften: 'howLong.askHowOften',
  lastTime: 'howLong.askLastTime',
  place: 'findSupport.askWhere',
} as const;

/**
 * The answers that a message in a visitor's own words gives, by question (`topic.ask`), as codes. Two codes where a question
 * wants one stand for two things that were said.
 */
export function answersIn(text: string): Readonly<Record<string, readonly string[]>> {
  const { behaviours, relationship, because: _because, ...others } = recogniseSituation(text);
  const answers: Record<string, readonly string[]> = {};
  if (behaviours.length > 0) answers['whatIsHappening.askWhat'] = behaviours;
  if (relationship.length > 0) answers['whoIsDoingIt.askWho'] = relationship;
  for (const [name, code] of Object.entries(others)) answers[questionOf[name as keyof typeof questionOf]] = [code];
  return answers;
}
