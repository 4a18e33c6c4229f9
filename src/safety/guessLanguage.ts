import { languageTags, type MessageView } from './messageView.js';

/** Scripts and letters that belong to one of our languages alone. */
const scripts: readonly (readonly [tag: string, letters: RegExp])[] = [
  ['gu', /\p{Script=Gujarati}/u],
  ['pa', /\p{Script=Gurmukhi}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['ur', /[ٹڈڑںےہھ]/u],
  ['uk', /[іїєґ]/iu],
  ['ar', /[ةىإأ]/u],
];

/** Words of its own that a language needs, and how far it must lead. */
const fewestVotes = 1.5;
const lead = 1.25;
const leastShare = 0.25;

/**
 * A cautious guess: a wrong language is worse than none.
 * @param text one message as typed
 * @param view the same message, with the votes of its words
 * @returns BCP 47 tag, or `und`
 */
export function guessLanguage(text: string, { votes, words }: MessageView): string {
  for (const [tag, letters] of scripts) if (letters.test(text)) return tag;
  const ranked = languageTags.map((tag, at) => ({ tag, votes: votes[at] ?? 0 })).sort((a, b) => b.votes - a.votes);
  const [best, next] = ranked;
  if (best === undefined || best.votes < fewestVotes || best.votes < words.length * leastShare) return 'und';
  return best.votes >= (next?.votes ?? 0) * lead ? best.tag : 'und';
}
