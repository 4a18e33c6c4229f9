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

/** The same letters however they are typed: case, accents of composition, quotes, spaces and end marks do not count. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[\s\p{Cf}\p{Cc}]+/gu, ' ')
    .replace(/^[\s"'([]+|[\s"'.,!?()[\]*-]+$/g, '')
    .replace(/'/g, '');
}

/** Longer texts are never a choice; they are not even compared. */
const longestChoice = 120;

/**
 * @param text what was typed or tapped
 * @param choices the choices that were shown, in order
 * @param numberWords words for 1, 2, 3 … in the session's language
 * @returns the code, or undefined when the text names none of them
 */
export function matchChoice(
  text: string,
  choices: readonly ChoiceWords[],
  numberWords: readonly string[] = [],
): string | undefined {
  if (text.length > longestChoice) return undefined;
  const said = normalise(text);
  if (said === '') return undefined;
  for (const { code, label } of choices) {
    if (said === normalise(label) || said === code.toLowerCase()) return code;
  }
  for (const { code, alsoSaid } of choices) {
    if (alsoSaid.some((way) => normalise(way) === said)) return code;
  }
  const digits = /^#?(\d{1,2})\)?$/.exec(said)?.[1];
  const number = digits === undefined ? numberWords.indexOf(said) + 1 : Number(digits);
  return choices[number - 1]?.code;
}
