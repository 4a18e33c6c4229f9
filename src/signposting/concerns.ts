import { isArea, type Place } from '../directory/areas.js';
import type { Audience } from '../directory/service.js';
import type { Label } from '../safety/labels.js';
import { codesOf, type KeptAnswers } from '../screening/questions.js';

/** What a visitor has told us that bears on who can help. */
export const concernCodes = [
  // what is happening
  'following',
  'turningUp',
  'messages',
  'online',
  'tracking',
  'threats',
  'damage',
  'images',
  'throughOthers',
  'courts',
  'sexualViolence',
  'trains',
  'honourAbuse',
  'forcedMarriage',
  'fgm',
  'work',
  'child',
  // who is doing it
  'exPartner',
  'partner',
  'family',
  'someoneIKnow',
  'colleague',
  'neighbour',
  'stranger',
  'onlineOnly',
  // who is asking
  'selfHarm',
  'under18',
  'woman',
  'man',
  'nonBinary',
  'lgbt',
  'older',
  'deaf',
  'cannotSpeak',
  'learningDisability',
  'noRecourse',
  'therapy',
  'ownBehaviour',
  'accused',
] as const;
export type Concern = (typeof concernCodes)[number];

const concernOfLabel: Partial<Record<Label, Concern>> = {
  threat: 'threats',
  self_harm: 'selfHarm',
  own_behaviour: 'ownBehaviour',
  accused: 'accused',
  under_18: 'under18',
};

/** Behaviours that are told apart when they are heard, and met by the same help. */
const concernOfBehaviour: Readonly<Record<string, Concern>> = {
  watching: 'following',
  sharedAccounts: 'tracking',
  breakIn: 'damage',
  falseReports: 'courts',
  upskirting: 'images',
  livestreaming: 'images',
  gifts: 'messages',
  workplace: 'work',
};

const audienceOfConcern: Partial<Record<Concern, Audience>> = {
  under18: 'under18',
  woman: 'women',
  man: 'men',
  nonBinary: 'nonBinary',
  lgbt: 'lgbt',
  older: 'older',
  deaf: 'deaf',
  cannotSpeak: 'cannotSpeak',
  learningDisability: 'learningDisability',
};

/**
 * The concerns in the session's kept answers and in what was spotted in free text, each once.
 * Codes that are no concern (`somethingElse`, `notSure`, `skip`) are passed over.
 */
export function concernsFrom(answers: KeptAnswers, marks: readonly Label[] = []): Concern[] {
  const told = [...codesOf(answers, 'whatIsHappening.askWhat'), ...codesOf(answers, 'whoIsDoingIt.askWho')].map(
    (code) => concernOfBehaviour[code] ?? code,
  );
  const spotted = marks.map((mark) => concernOfLabel[mark]);
  return concernCodes.filter((concern) => told.includes(concern) || spotted.includes(concern));
}

/** What the concerns say about whom a service must be for. */
export function audiencesFrom(concerns: readonly Concern[]): Audience[] {
  return concerns.flatMap((concern) => audienceOfConcern[concern] ?? []);
}

/** `findSupport.askWhere`; 'unknown' when it was not answered, skipped or not sure. */
export function placeFrom(answers: KeptAnswers): Place {
  const told = codesOf(answers, 'findSupport.askWhere');
  return told.find(isArea) ?? 'unknown';
}

/** `whoIsItAbout.askWho`; the mark `third_party` counts while that was not answered; otherwise 'self'. */
export function aboutFrom(answers: KeptAnswers, marks: readonly Label[] = []): 'self' | 'someoneElse' {
  const told = codesOf(answers, 'whoIsItAbout.askWho');
  if (told.length > 0) return told.includes('someoneElse') ? 'someoneElse' : 'self';
  return marks.includes('third_party') ? 'someoneElse' : 'self';
}

/**
 * Languages that the visitor would rather speak than English, the one they asked for first, then the one of the chat.
 * @param language the language of the chat
 */
export function languagesFrom(answers: KeptAnswers, language: string): readonly string[] {
  const told = codesOf(answers, 'otherLanguage.askWhich').filter((code) => code !== 'skip');
  return [...new Set([...told, language])].filter((tag) => tag !== 'en');
}
