import { plainAscii } from '../safety/normalise.js';

/**
 * Which of the offered choices a typed answer names.
 *
 * The framework's own recognition is not used: it takes "not sure" for yes, "no problem" for no and "I have 2 children"
 * for choice number two. Here an answer counts only when the whole of it is a choice's label, code, number or a
 * listed way of saying it.
 */

/** What the languages know about a question's choices: label and other ways of saying it, by code. */
export interface ChoiceWords {
  readonly code: string;
  readonly label: string;
  readonly alsoSaid: readonly string[];
}

const atTheEdges = /^[\s"'([]+|[\s"'.,!?()[\]*-]+$/g;

/** The same letters however they are typed: case, accents of composition, quotes, spaces and end marks do not count. */
export function normalise(text: string): string {
  // Most texts and all labels in English: nothing in them has two forms or is invisible.
  if (plainAscii.test(text)) {
    // Looked for first: to the engine, replacing what is not there is slow.
    const quoted = text.includes('`') ? text.replaceAll('`', "'") : text;
    const bare = quoted.toLowerCase().replace(/ {2,}/g, ' ').replace(atTheEdges, '');
    return bare.includes("'") ? bare.replaceAll("'", '') : bare;
  }
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[\s\p{Cf}\p{Cc}]+/gu, ' ')
    .replace(atTheEdges, '')
    .replace(/'/g, '');
}

/** Longer texts are never a choice; they are not even compared. */
const longestChoice = 120;

/**
 * Makes a finder for one question in one language, so that a message costs one look-up and not a hundred comparisons.
 * @param choices the choices that are shown, in order
 * @param hidden choices that are taken though not shown
 * @param numberWords words for 1, 2, 3 … in the session's language
 * @returns a function from what was typed or tapped to the code, or undefined when the text names none of them
 */
export function createChoiceFinder(
  choices: readonly ChoiceWords[],
  hidden: readonly ChoiceWords[] = [],
  numberWords: readonly string[] = [],
): (text: string) => string | undefined {
  const known = new Map<string, string>();
  const learn = (said: string, code: string): void => {
    if (said !== '' && !known.has(said)) known.set(said, code);
  };
  // In this order: labels and codes beat other ways of saying, what is shown beats what is not.
  for (const { code, label } of choices) for (const said of [normalise(label), code.toLowerCase()]) learn(said, code);
  for (const { code, alsoSaid } of choices) for (const way of alsoSaid) learn(normalise(way), code);
  choices.forEach(({ code }, index) => {
    for (const said of [String(index + 1), numberWords[index] ?? '']) learn(said, code);
  });
  for (const { code, label, alsoSaid } of hidden) {
    for (const said of [label, code, ...alsoSaid]) learn(normalise(said), code);
  }
  return (text) => {
    if (text.length > longestChoice) return undefined;
    const said = normalise(text);
    return known.get(said) ?? known.get(/^#?0*([1-9]\d?)\)?$/.exec(said)?.[1] ?? '');
  };
}
