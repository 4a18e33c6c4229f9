import type { AnswerReader, Circumstances } from '../src/conversation/topic.js';
import { assess } from '../src/screening/assess.js';
import { chooseSignposts, type Signpost, type SignpostRequest } from '../src/signposting/chooseSignposts.js';
import { aboutFrom, type Concern, concernsFrom, languagesFrom, placeFrom } from '../src/signposting/concerns.js';
import { createPlaceReader } from '../src/signposting/readPlace.js';

/** What dialogs are handed from outside: the directory, behind questions that they can ask. */
export interface Surroundings {
  /** who can help with what has been told so far, at this moment */
  readonly signpostsFor: (circumstances: Circumstances) => readonly Signpost[];
  /** the same when a person is wanted today, whatever has been told */
  readonly peopleFor: (circumstances: Circumstances) => readonly Signpost[];
  /** who can help with these concerns too, whether they were told or not */
  readonly helpWith: (concerns: readonly Concern[]) => (circumstances: Circumstances) => readonly Signpost[];
  /** a place that was typed, no finer than the services need: "Hackney" and "E8" are London */
  readonly readPlace: AnswerReader;
}

/** @param directory services that may be shown, and bank holidays */
export function createSurroundings(directory: SignpostRequest['directory']): Surroundings {
  const requestFor = ({ answers, marks, language, now }: Circumstances): Omit<SignpostRequest, 'outcome'> => ({
    concerns: concernsFrom(answers, marks),
    place: placeFrom(answers),
    about: aboutFrom(answers, marks),
    languages: languagesFrom(answers, language),
    now,
    directory,
  });
  return {
    signpostsFor: (circumstances) =>
      chooseSignposts({
        ...requestFor(circumstances),
        outcome: assess(circumstances.answers, circumstances.marks).outcome,
      }),
    peopleFor: (circumstances) => chooseSignposts({ ...requestFor(circumstances), outcome: 'advisorToday' }),
    helpWith: (concerns) => (circumstances) => {
      const request = requestFor(circumstances);
      return chooseSignposts({
        ...request,
        concerns: [...new Set([...concerns, ...request.concerns])],
        outcome: assess(circumstances.answers, circumstances.marks).outcome,
      });
    },
    readPlace: createPlaceReader(directory),
  };
}
