import { ask, topic, when } from '../src/conversation/topic.js';
import { areas, pathAreas, paths } from '../src/screening/choosePaths.js';
import { hasTold } from '../src/screening/told.js';
import { leadTo } from './steps.js';

/** Every path, in two questions: which part, which path. */
export const allTopics = topic('allTopics', [
  ask('askArea', [...areas, 'skip']),
  ask('askPath', [...paths, 'skip'], {
    onlyIf: ({ answers }) => !hasTold(answers, 'allTopics.askArea', 'skip'),
    offer: ({ answers }) =>
      [...areas.filter((area) => hasTold(answers, 'allTopics.askArea', area)), 'skip'].flatMap((code) =>
        code in pathAreas ? pathAreas[code as keyof typeof pathAreas] : [code],
      ),
  }),
  when('askPath', Object.fromEntries(paths.map((path) => [path, leadTo(path)]))),
]);
