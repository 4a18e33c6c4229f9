import type { CompiledLanguage } from './compileLanguage.js';
import { farthest, type MessageReader, type Span } from './messageReader.js';
import { sentenceEnd } from './normalise.js';
import type { Rule } from './phrases/language.js';

/** How many words away a concept may stand and still take a rule back: people who are afraid write without full stops. */
const reachInWords = 10;

/** The same for what stands before, such as a denial or an "if". */
const reachBeforeInWords = 4;

/**
 * The rules that a message matches, once each, in the order in which the language lists them.
 * Work per word is bounded by the rules that can begin with it, so the whole is linear in the number of words.
 */
export function matchRules(reader: MessageReader, language: CompiledLanguage): readonly Rule[] {
  const found = new Set<Rule>();
  const wordCount = reader.words.reduce((count, word) => count + (word === sentenceEnd ? 0 : 1), 0);
  for (let start = 0; start < reader.words.length; start += 1) {
    for (const { rule, phrase } of language.phrasesByFirstWord.get(reader.wordNumberAt(start)) ?? []) {
      if (found.has(rule) || (rule.atMostWords !== undefined && wordCount > rule.atMostWords)) continue;
      const ends = reader.endsOfPhrase(phrase, start);
      if (ends !== 0 && holds(rule, { start, end: start + farthest(ends) }, reader)) found.add(rule);
    }
  }
  return language.rules.filter((rule) => found.has(rule));
}

/** Whether nothing in the message takes the rule back. */
function holds(rule: Rule, match: Span, reader: MessageReader): boolean {
  const stands = (name: string) => reader.spansOf(name).length > 0;
  if (rule.unlessAnywhere?.some(stands) || (rule.onlyWith !== undefined && !rule.onlyWith.some(stands))) return false;
  const before = { start: edge(match.start, -1, reachBeforeInWords, reader), end: match.start };
  const around = {
    start: edge(match.start, -1, reachInWords, reader),
    end: edge(match.end - 1, 1, reachInWords, reader) + 1,
  };
  if (rule.unlessBefore?.some((name) => beginsWithin(reader.spansOf(name), before))) return false;
  if (!rule.unless?.some((name) => beginsWithin(reader.spansOf(name), around))) return true;
  return rule.despite?.some((name) => beginsWithin(reader.spansOf(name), around)) ?? false;
}

/** Whether one of the spans begins inside the window. Spans are in order: the search is by halving. */
function beginsWithin(spans: readonly Span[], window: Span): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < window.start) low = middle + 1;
    else high = middle;
  }
  const first = spans[low];
  return first !== undefined && first.start < window.end;
}

/** The last word within reach that is still in the same sentence and on this side of a "but". */
function edge(from: number, direction: 1 | -1, reach: number, reader: MessageReader): number {
  let at = from;
  for (let steps = 0; steps < reach; steps += 1) {
    const word = reader.words[at + direction];
    if (word === undefined || word === sentenceEnd || reader.language.turns.has(word)) break;
    at += direction;
  }
  return at;
}
