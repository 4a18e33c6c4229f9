import { ask, askAgain, goTo, tell, topic, when } from '../src/conversation/topic.js';
import { storyQuestions, toldIn } from '../src/screening/told.js';

/**
 * What has been told so far, and a way to change each answer. What was skipped can be answered here.
 * Wording: draft, not yet reviewed (see locales/status.json).
 */
export const whatYouTold = topic('whatYouTold', [
  tell('tellNothingYet', { onlyIf: ({ answers }) => toldIn(answers).length === 0 }),
  tell('tellWhatYouTold', {
    onlyIf: ({ answers }) => toldIn(answers).length > 0,
    told: ({ answers }) => toldIn(answers),
  }),
  ask('askWhichToChange', ['nothing', ...storyQuestions], {
    onlyIf: ({ answers }) => storyQuestions.some((question) => answers[question] !== undefined),
    offer: ({ answers }) => ['nothing', ...storyQuestions.filter((question) => answers[question] !== undefined)],
  }),
  askAgain('askWhichToChange'),
  when('askWhichToChange', Object.fromEntries(storyQuestions.map((question) => [question, [goTo('whatYouTold')]]))),
  tell('tellGoOn', { onlyIf: ({ answers }) => answers['whatYouTold.askWhichToChange'] !== undefined }),
]);
