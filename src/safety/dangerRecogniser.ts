import { answerTier, dangerQuestions, endsInCry, isCry } from './answers.js';
import { isAskedAbout, matchConceptRules, presentMeanings, shareNeeded, tellingMeanings } from './conceptRules.js';
import { conceptNames } from './concepts/inventory.js';
import { guessLanguage } from './guessLanguage.js';
import { type Label, labels, type Recognition, type RecognitionRequest } from './labels.js';
import { type MessageView, numberOf, readingOf, viewMessage, wordsOf } from './messageView.js';
import { sentenceEnd, type Token } from './normalise.js';
import { Scorer, type Scores } from './scorer/scorer.js';
import { thresholds, trained } from './scorer/trained.js';

export { dangerQuestions } from './answers.js';

const scorer = new Scorer(trained, numberOf);

/**
 * What one message shows. Pure and deterministic: the meanings of its words in all languages, reviewable rules over them, and
 * a scorer trained in this repository. Time and memory are linear in the length of the text.
 * @param request the text, the session's language, and the question that it answers
 * @returns labels to act on at once (`alarm`) or to ask about outright (`check`), most urgent first, and why: the rules that
 *   hold, the meanings found, and how sure the scorer is; never a word that the visitor typed
 */
export function recogniseDanger(request: RecognitionRequest): Recognition {
  const view = viewMessage(request.text, request.language);
  const rules = matchConceptRules(view);
  const scores = scoreMessage(view);
  const alarm = new Set<Label>();
  const check = new Set<Label>();
  const needed = thresholds[readingOf(view)];
  for (const label of labels) {
    const { alarm: sure, check: unsure } = needed[label];
    const score = scores[label] / shareNeeded(view, rules, label);
    if (score >= sure) alarm.add(label);
    else if (score >= unsure || isAskedAbout(rules, label)) check.add(label);
  }
  const marked = labels.filter((label) => alarm.has(label) || check.has(label));
  const because = rules
    .filter((rule) => rule.labels.some((label) => marked.includes(label)))
    .map((rule) => `rule.${rule.name}: ${rule.why}`);
  const telling = new Set(marked.flatMap((label) => tellingMeanings(view, label)));
  const named = marked.length > 0 && because.length + telling.size === 0 ? presentMeanings(view) : telling;
  for (const meaning of named) because.push(`meaning.${meaning}: ${conceptNames[meaning]}`);
  for (const label of marked) because.push(`learnt.${label}: ${percent(scores[label])} sure`);
  if (isCry(view.words)) {
    alarm.add('danger_now');
    because.unshift('cry.danger: the whole message is a cry for help');
  } else if (endsInCry(view.words)) {
    check.add('danger_now');
    because.unshift('cry.atTheEnd: the message breaks off into a cry for help');
  }
  const yesMeans = request.asked === undefined ? undefined : dangerQuestions.get(request.asked);
  const answer = yesMeans === undefined ? undefined : answerTier(view.words, yesMeans);
  if (answer !== undefined) {
    (answer === 'alarm' ? alarm : check).add('danger_now');
    because.unshift('answer.danger: an answer to a question about danger that does not rule it out');
  }
  return {
    alarm: labels.filter((label) => alarm.has(label)),
    check: labels.filter((label) => check.has(label) && !alarm.has(label)),
    lang: guessLanguage(request.text, view),
    because,
  };
}

/**
 * Whether a "no" to a question about danger leaves it open, as "not really" does.
 * @param asked the question, as `topic.ask`
 */
export function leavesDangerOpen(text: string, asked: string): boolean {
  return dangerQuestions.get(asked) === 'danger' && answerTier(wordsOf(text), 'danger') !== undefined;
}

/** Messages longer than this are also read in stretches and sentence by sentence, so that one clause is heard among many. */
const longInWords = 64;
const stretchInWords = 20;

/** How likely each label is; of a long message, its most telling part. */
export function scoreMessage({ words, hits }: MessageView, by: Scorer = scorer): Scores {
  const best: Record<Label, number> = { ...by.score(words, hits) };
  if (words.length <= longInWords) return best;
  for (const [start, end] of partsOf(words)) {
    const part = by.score(words.slice(start, end), hits.slice(start, end));
    for (const label of labels) best[label] = Math.max(best[label], part[label]);
  }
  return best;
}

/** Stretches that overlap by half, and sentences no longer than a stretch. */
function partsOf(words: readonly Token[]): [start: number, end: number][] {
  const parts: [number, number][] = [];
  for (let start = 0; start < words.length; start += stretchInWords / 2) parts.push([start, start + stretchInWords]);
  let start = 0;
  for (const [place, word] of words.entries()) {
    if (word !== sentenceEnd) continue;
    if (place > start && place - start <= stretchInWords) parts.push([start, place]);
    start = place + 1;
  }
  return parts;
}

function percent(score: number): string {
  return `${Math.round(score * 100)} %`;
}
