/** How an answer begins that goes on: "yes im 14", "nac ydw dwi'n hŷn". English first, then Welsh. Status: draft, not yet reviewed. */
const beginnings = {
  yes: ['yes', 'yess', 'yeah', 'yep', 'yup', 'yh', 'yea', 'ydw', 'ydy', 'ydi', 'ydyn', 'oes', 'ie', 'ia'],
  no: ['no', 'nope', 'nah', 'na', 'nac ydw', 'nac ydy', 'nac ydi', 'nac ydyn', 'nac oes', 'nag ydw', 'nag oes', 'nage'],
} as const;

/** Begin with one of them, and say neither. */
const neither =
  /^(?:yes (?:and|or) no|(?:no|nah|na) (?:but|ond|and yes)|no (?:one|idea|clue|problem|worries|thanks|matter))\b/;

/** After "no" these take part of it back: where danger is asked about, that is no plain no. */
const takenBack =
  /\b(?:but|maybe|might|may|could|think|probably|perhaps|unsure|sure|idk|yet|soon|near|nearby|close|ond|efallai|falle|ella|hwyrach)\b/;

/** Longer answers tell of themselves. */
const longestAnswer = 80;

/**
 * What an answer begins with, when it goes on after it. Only for questions with a plain yes and no.
 * @param text one message as typed
 */
export function yesOrNo(text: string): 'yes' | 'no' | undefined {
  if (text.length > longestAnswer) return undefined;
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (neither.test(words.join(' '))) return undefined;
  const begins = (ways: readonly string[]): boolean =>
    [words.slice(0, 1), words.slice(0, 2)].some((start) => ways.includes(start.join(' ')));
  if (begins(beginnings.yes)) return 'yes';
  return begins(beginnings.no) && !takenBack.test(words.join(' ')) ? 'no' : undefined;
}
