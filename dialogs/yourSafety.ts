import { ask, goTo, tell, topic } from '../src/conversation/topic.js';
import { screeningQuestions } from '../src/screening/questions.js';
import { stillOpen } from './steps.js';

const asked = { onlyIf: stillOpen, once: true, listens: true, why: true };

/**
 * How worried should we be? At most eight questions, our own, the most telling first. No score comes of it.
 * Why we ask: docs/guidance/screening.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const yourSafety = topic('yourSafety', [
  tell('tellWhyWeAsk', { onlyIf: stillOpen }),
  ask('askHowFrightened', screeningQuestions.askHowFrightened, asked),
  ask('askIfThreats', screeningQuestions.askIfThreats, asked),
  ask('askIfHurt', screeningQuestions.askIfHurt, asked),
  ask('askIfTurnsUp', screeningQuestions.askIfTurnsUp, asked),
  ask('askIfGettingWorse', screeningQuestions.askIfGettingWorse, asked),
  ask('askIfSomethingComing', screeningQuestions.askIfSomethingComing, asked),
  ask('askWhatElse', screeningQuestions.askWhatElse, asked),
  ask('askAboutThem', screeningQuestions.askAboutThem, asked),
  goTo('findSupport'),
]);
