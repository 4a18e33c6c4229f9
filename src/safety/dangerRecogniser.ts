import { type CompiledLanguage, compileLanguage } from './compileLanguage.js';
import { guessLanguage } from './guessLanguage.js';
import { type Label, labels, type Recognition, type RecognitionRequest } from './labels.js';
import { matchRules } from './matchRules.js';
import { MessageReader } from './messageReader.js';
import { readWords, tokenise } from './normalise.js';
import { languages } from './phrases/index.js';

/** After these questions, short answers such as "hes here" or "not really" speak of danger. */
export const dangerQuestions: ReadonlySet<string> = new Set([
  'welcome.askIfInDanger',
  'checkDanger.askIfInDanger',
  'immediateDanger.askWhatYouNeed',
  'whileInDanger.askWhatNow',
  'safeToTalk.askIfSafeToTalk',
]);

const compiled: readonly CompiledLanguage[] = languages.map(compileLanguage);

/**
 * What one message shows. Pure and deterministic: reviewable rules per language, all languages run on every message,
 * because people in fear change language. Time and memory are linear in the length of the text.
 * @param request the text, the session's language, and the question that it answers
 * @returns labels to act on at once (`alarm`) or to ask about outright (`check`), most urgent first, and the names of the
 *   rules that matched with what they look for; never a word that the visitor typed
 */
export function recogniseDanger(request: RecognitionRequest): Recognition {
  const alarm = new Set<Label>();
  const check = new Set<Label>();
  const because = new Set<string>();
  const tokens = tokenise(request.text);
  const readings = compiled.map((language) => [language, readWords(tokens, language.spelling)] as const);
  for (const [language, words] of readings) {
    const reader = new MessageReader(words, language);
    for (const rule of matchRules(reader, language)) {
      for (const label of rule.labels) (rule.tier === 'alarm' ? alarm : check).add(label);
      because.add(`${language.tag}.${rule.name}: ${rule.why}`);
    }
    if (request.asked === undefined || !dangerQuestions.has(request.asked)) continue;
    const tier = answerTier(reader, language);
    if (tier === undefined) continue;
    (tier === 'alarm' ? alarm : check).add('danger_now');
    because.add(`${language.tag}.answer: an answer to a question about danger that does not rule it out`);
  }
  return {
    alarm: labels.filter((label) => alarm.has(label)),
    check: labels.filter((label) => check.has(label) && !alarm.has(label)),
    lang: guessLanguage(request.text, readings),
    because: [...because],
  };
}

/** How sure a short answer is; undefined when it is none that we know. */
function answerTier(reader: MessageReader, { answers }: CompiledLanguage): 'alarm' | 'check' | undefined {
  if (reader.endsOf(answers.alarm, 0) !== 0) return 'alarm';
  return reader.endsOf(answers.check, 0) !== 0 ? 'check' : undefined;
}
