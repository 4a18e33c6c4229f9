import { ask, type Circumstances, goTo, tell, topic } from '../src/conversation/topic.js';
import { assess } from '../src/screening/assess.js';
import { screeningQuestions } from '../src/screening/questions.js';

/** Asking stops when no answer could change what we would say. */
const stillOpen = ({ answers, marks }: Circumstances): boolean => !assess(answers, marks).settled;

/**
 * How worried should we be? Few questions, our own, the most telling first. No score comes of it.
 * Why we ask: docs/guidance/screening.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const yourSafety = topic('yourSafety', [
  tell('tellWhyWeAsk'),
  ask('askHowFrightened', screeningQuestions.askHowFrightened, { onlyIf: stillOpen }),
  ask('askIfThreats', screeningQuestions.askIfThreats, { onlyIf: stillOpen }),
  ask('askIfHurt', screeningQuestions.askIfHurt, { onlyIf: stillOpen }),
  ask('askIfTurnsUp', screeningQuestions.askIfTurnsUp, { onlyIf: stillOpen }),
  ask('askIfGettingWorse', screeningQuestions.askIfGettingWorse, { onlyIf: stillOpen }),
  ask('askIfSomethingComing', screeningQuestions.askIfSomethingComing, { onlyIf: stillOpen }),
  goTo('findSupport'),
]);
