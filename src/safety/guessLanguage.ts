import { languageTags, type MessageView } from './messageView.js';
import { plainAscii } from './normalise.js';

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
  if (!plainAscii.test(text)) for (const [tag, letters] of scripts) if (letters.test(text)) return tag;
  let best = 0;
  let next = 0;
  let tag = 'und';
  for (const [at, count] of votes.entries()) {
    if (count > best) {
      next = best;
      best = count;
      tag = languageTags[at] ?? 'und';
    } else if (count > next) next = count;
  }
  return best >= fewestVotes && best >= words.length * leastShare && best >= next * lead ? tag : 'und';
}
