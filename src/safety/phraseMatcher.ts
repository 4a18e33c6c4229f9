import { type Spelling, sentenceEnd, type Token } from './normalise.js';
import type { LanguagePhrases, Phrase, Rule } from './phrases/language.js';

/** One step of a compiled phrase. */
type Step =
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'gap'; readonly most: number }
  | {
      readonly kind: 'one';
      readonly words: ReadonlySet<string>;
      readonly concepts: readonly Concept[];
      readonly optional: boolean;
    };

interface Concept {
  readonly name: string;
  readonly phrases: readonly (readonly Step[])[];
  /** every word that a phrase of it may begin with: most positions are ruled out by one look-up */
  readonly firstWords: ReadonlySet<string>;
}

interface CompiledRule {
  readonly rule: Rule;
  readonly concept: Concept;
}

/** A language ready for matching. */
export interface CompiledLanguage {
  readonly tag: string;
  readonly spelling: Spelling;
  readonly gapStops: ReadonlySet<string>;
  readonly turns: ReadonlySet<string>;
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly rules: readonly CompiledRule[];
  readonly rulesByFirstWord: ReadonlyMap<string, readonly CompiledRule[]>;
  readonly answers: { readonly alarm: Concept; readonly check: Concept };
  readonly telltales: ReadonlySet<string>;
}

/**
 * Compiles a language once, at load.
 * @throws Error naming the concept when a phrase uses one that does not exist, or that uses itself, or begins with a gap
 */
export function compileLanguage(language: LanguagePhrases): CompiledLanguage {
  const vocabulary = new Set<string>();
  const concepts = new Map<string, Concept>();
  const underWay = new Set<string>();

  function conceptNamed(name: string): Concept {
    const ready = concepts.get(name);
    if (ready !== undefined) return ready;
    const phrases = language.concepts[name];
    if (phrases === undefined || underWay.has(name)) {
      throw new Error(
        `phrases/${language.tag}: concept "${name}" ${phrases === undefined ? 'is missing' : 'uses itself'}`,
      );
    }
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
    const words = new Set<string>();
    const named: Concept[] = [];
    for (const choice of (optional ? part.slice(0, -1) : part).split('|')) {
      if (choice.startsWith('<')) named.push(conceptNamed(choice.slice(1, -1)));
      else {
        words.add(choice);
        vocabulary.add(choice);
      }
    }
    return { kind: 'one', words, concepts: named, optional };
  }

  function compileConcept(name: string, texts: readonly Phrase[]): Concept {
    const phrases = texts.map((text) => text.split(' ').map(compileStep));
    const firstWords = new Set<string>();
    for (const phrase of phrases) {
      for (const step of phrase) {
        if (step.kind === 'start') continue;
        if (step.kind !== 'one') throw new Error(`phrases/${language.tag}: a phrase of "${name}" begins with a gap`);
        for (const word of step.words) firstWords.add(word);
        for (const inner of step.concepts) for (const word of inner.firstWords) firstWords.add(word);
        if (!step.optional) break;
      }
    }
    return { name, phrases, firstWords };
  }

  for (const name of Object.keys(language.concepts)) conceptNamed(name);
  const rules = language.rules.map((rule) => ({ rule, concept: compileConcept(rule.name, rule.match) }));
  const answers = {
    alarm: compileConcept(
      'answers.alarm',
      language.answers.alarm.map((phrase) => `^ ${phrase} $`),
    ),
    check: compileConcept(
      'answers.check',
      language.answers.check.map((phrase) => `^ ${phrase} $`),
    ),
  };
  for (const { rule } of rules) {
    for (const name of [
      ...(rule.unlessBefore ?? []),
      ...(rule.unless ?? []),
      ...(rule.despite ?? []),
      ...(rule.unlessAnywhere ?? []),
      ...(rule.onlyWith ?? []),
    ])
      conceptNamed(name);
  }
  const rulesByFirstWord = new Map<string, CompiledRule[]>();
  for (const compiled of rules) {
    for (const word of compiled.concept.firstWords) {
      const list = rulesByFirstWord.get(word) ?? [];
      list.push(compiled);
      rulesByFirstWord.set(word, list);
    }
  }
  const spellings = new Map(Object.entries(language.spellings).map(([typed, words]) => [typed, words.split(' ')]));
  return {
    tag: language.tag,
    spelling: { spellings, vocabulary },
    gapStops: new Set(language.gapStops),
    turns: new Set(language.turns),
    concepts,
    rules,
    rulesByFirstWord,
    answers,
    telltales: new Set(language.telltales),
  };
}

/** Where a concept was found: from the word at `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One message in the words of one language, and what has been looked up in it so far. */
export class MessageReader {
  readonly #known = new Map<Concept, Map<number, readonly number[]>>();
  readonly #spans = new Map<string, readonly Span[]>();

  constructor(
    readonly words: readonly Token[],
    readonly language: CompiledLanguage,
  ) {}

  /** Every place where a named concept stands. */
  spansOf(name: string): readonly Span[] {
    const found = this.#spans.get(name);
    if (found !== undefined) return found;
    const concept = this.language.concepts.get(name);
    const spans: Span[] = [];
    if (concept !== undefined) {
      for (let start = 0; start < this.words.length; start += 1) {
        const end = this.endsOf(concept, start).at(-1);
        if (end !== undefined) spans.push({ start, end });
      }
    }
    this.#spans.set(name, spans);
    return spans;
  }

  /** Where the phrases of a concept that begin at `start` can end, nearest first; looked up once per place. */
  endsOf(concept: Concept, start: number): readonly number[] {
    const word = this.words[start];
    if (word === undefined || !concept.firstWords.has(word)) return nowhere;
    let places = this.#known.get(concept);
    if (places === undefined) {
      places = new Map();
      this.#known.set(concept, places);
    }
    const known = places.get(start);
    if (known !== undefined) return known;
    const ends = new Set<number>();
    for (const phrase of concept.phrases) for (const end of this.#follow(phrase, start)) ends.add(end);
    const sorted = [...ends].sort((a, b) => a - b);
    places.set(start, sorted);
    return sorted;
  }

  /** Walks a phrase step by step, holding the set of places it can have reached: no backtracking, so never more than linear. */
  #follow(phrase: readonly Step[], start: number): Iterable<number> {
    let reached = new Set<number>([start]);
    for (const step of phrase) {
      const next = new Set<number>();
      for (const at of reached) this.#take(step, at, next);
      if (next.size === 0) return nowhere;
      reached = next;
    }
    reached.delete(start);
    return reached;
  }

  #take(step: Step, at: number, next: Set<number>): void {
    if (step.kind === 'start') {
      if (at === 0) next.add(at);
    } else if (step.kind === 'end') {
      if (at === this.words.length || (at === this.words.length - 1 && this.words[at] === sentenceEnd)) next.add(at);
    } else if (step.kind === 'gap') {
      next.add(at);
      for (let taken = 0; taken < step.most; taken += 1) {
        const word = this.words[at + taken];
        if (word === undefined || word === sentenceEnd || this.language.gapStops.has(word)) break;
        next.add(at + taken + 1);
      }
    } else {
      if (step.optional) next.add(at);
      const word = this.words[at];
      if (word === undefined) return;
      if (step.words.has(word)) next.add(at + 1);
      for (const concept of step.concepts) for (const end of this.endsOf(concept, at)) next.add(end);
    }
  }
}

const nowhere: readonly number[] = [];
