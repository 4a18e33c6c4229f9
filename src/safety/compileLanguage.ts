import type { Spelling } from './normalise.js';
import type { LanguagePhrases, Phrase, Rule } from './phrases/language.js';

/** One step of a compiled phrase. Words are numbers, so that matching compares no letters. */
export type Step =
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'gap'; readonly most: number }
  | OneStep;

export interface OneStep {
  readonly kind: 'one';
  readonly words: ReadonlySet<number>;
  readonly concepts: readonly Concept[];
  /** every word that it may begin with */
  readonly firstWords: ReadonlySet<number>;
  readonly optional: boolean;
}

export interface CompiledPhrase {
  readonly id: number;
  readonly steps: readonly Step[];
  /** steps that must be there; when one cannot, the phrase need not be tried at all */
  readonly needed: readonly OneStep[];
  /** the words that it may begin with */
  readonly firstWords: ReadonlySet<number>;
}

export interface Concept {
  readonly id: number;
  readonly name: string;
  readonly phrases: readonly CompiledPhrase[];
  readonly firstWords: ReadonlySet<number>;
}

/** A language ready for matching. */
export interface CompiledLanguage {
  readonly tag: string;
  readonly spelling: Spelling;
  /** every word that a phrase uses, by number; other words are 0 */
  readonly wordNumbers: ReadonlyMap<string, number>;
  readonly gapStops: ReadonlySet<string>;
  readonly turns: ReadonlySet<string>;
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly conceptCount: number;
  readonly phraseCount: number;
  readonly rules: readonly Rule[];
  readonly phrasesByFirstWord: ReadonlyMap<number, readonly { readonly rule: Rule; readonly phrase: CompiledPhrase }[]>;
  readonly answers: { readonly alarm: Concept; readonly check: Concept };
  readonly telltales: ReadonlySet<string>;
}

/**
 * Compiles a language once, at load.
 * @throws Error naming the concept when a phrase uses one that does not exist, or that uses itself, or begins with a gap
 */
export function compileLanguage(language: LanguagePhrases): CompiledLanguage {
  const wordNumbers = new Map<string, number>();
  const concepts = new Map<string, Concept>();
  const underWay = new Set<string>();
  let conceptCount = 0;
  let phraseCount = 0;
  const trouble = (what: string) => new Error(`phrases/${language.tag}: ${what}`);

  function conceptNamed(name: string): Concept {
    const ready = concepts.get(name);
    if (ready !== undefined) return ready;
    const phrases = language.concepts[name];
    if (phrases === undefined) throw trouble(`concept "${name}" is missing`);
    if (underWay.has(name)) throw trouble(`concept "${name}" uses itself`);
    underWay.add(name);
    const concept = compileConcept(name, phrases);
    concepts.set(name, concept);
    return concept;
  }

  function compileStep(part: string): Step {
    if (part === '^') return { kind: 'start' };
    if (part === '$') return { kind: 'end' };
    if (part.startsWith('..')) return { kind: 'gap', most: Number(part.slice(2)) };
    const optional = part.endsWith('?');
    const words = new Set<number>();
    const named: Concept[] = [];
    for (const choice of (optional ? part.slice(0, -1) : part).split('|')) {
      if (choice.startsWith('<')) named.push(conceptNamed(choice.slice(1, -1)));
      else words.add(numberOf(choice));
    }
    const firstWords = new Set([...words, ...named.flatMap((concept) => [...concept.firstWords])]);
    return { kind: 'one', words, concepts: named, firstWords, optional };
  }

  function numberOf(word: string): number {
    const number = wordNumbers.get(word) ?? wordNumbers.size + 1;
    wordNumbers.set(word, number);
    return number;
  }

  function compilePhrase(owner: string, text: Phrase): CompiledPhrase {
    const steps = text.split(' ').map(compileStep);
    const firstWords = new Set<number>();
    for (const step of steps) {
      if (step.kind === 'start') continue;
      if (step.kind !== 'one') throw trouble(`a phrase of "${owner}" begins with a gap`);
      for (const word of step.firstWords) firstWords.add(word);
      if (!step.optional) break;
    }
    const needed = steps.filter((step) => step.kind === 'one').filter((step) => !step.optional);
    // The step that the fewest words can fill rules a phrase out soonest.
    needed.sort((a, b) => a.firstWords.size - b.firstWords.size);
    phraseCount += 1;
    return { id: phraseCount - 1, steps, needed, firstWords };
  }

  function compileConcept(name: string, texts: readonly Phrase[]): Concept {
    const phrases = texts.map((text) => compilePhrase(name, text));
    const firstWords = new Set(phrases.flatMap((phrase) => [...phrase.firstWords]));
    conceptCount += 1;
    return { id: conceptCount - 1, name, phrases, firstWords };
  }

  for (const name of Object.keys(language.concepts)) conceptNamed(name);
  const phrasesByFirstWord = new Map<number, { rule: Rule; phrase: CompiledPhrase }[]>();
  for (const rule of language.rules) {
    for (const name of [rule.unlessBefore, rule.unless, rule.despite, rule.unlessAnywhere, rule.onlyWith].flat()) {
      if (name !== undefined) conceptNamed(name);
    }
    for (const text of rule.match) {
      const phrase = compilePhrase(rule.name, text);
      for (const word of phrase.firstWords) {
        const list = phrasesByFirstWord.get(word) ?? [];
        list.push({ rule, phrase });
        phrasesByFirstWord.set(word, list);
      }
    }
  }
  const whole = (phrases: readonly Phrase[]) => phrases.map((phrase) => `^ ${phrase} $`);
  const answers = {
    alarm: compileConcept('answers.alarm', whole(language.answers.alarm)),
    check: compileConcept('answers.check', whole(language.answers.check)),
  };
  const spellings = new Map(Object.entries(language.spellings).map(([typed, words]) => [typed, words.split(' ')]));
  return {
    tag: language.tag,
    spelling: { spellings, vocabulary: new Set(wordNumbers.keys()) },
    wordNumbers,
    gapStops: new Set(language.gapStops),
    turns: new Set(language.turns),
    concepts,
    conceptCount,
    phraseCount,
    rules: language.rules,
    phrasesByFirstWord,
    answers,
    telltales: new Set(language.telltales),
  };
}
