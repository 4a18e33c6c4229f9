import { isExitPhrase } from '../safety/exitPhrases.js';
import { normalise } from './choiceFinder.js';
import { createCommandFinder } from './commands.js';
import type { Words } from './words.js';

/**
 * One word that brings the emergency help back at any step, whatever was said before. It is the helpline's own choice, and
 * should look like nothing: UNICEF's Safer Chatbots asks for a word to "discreetly" bring the help again
 * (https://gdc.unicef.org/resource/safer-digital-world-one-chat-time).
 * @param word from the settings; case, spaces and end marks do not count
 * @returns whether a whole message is the word, once or repeated
 * @throws Error when the word already means something else, such as a command, a way to leave, or a plain answer
 */
export function createSafeWord(word: string, words: Words): (text: string) => boolean {
  const plain = normalise(word);
  const trouble = meaningOf(plain, words);
  if (trouble !== undefined) {
    throw new Error(`WAYMARK_SAFE_WORD should be a word of its own; now it is ${trouble}. Choose another one.`);
  }
  return (text) => {
    if (text.length > 60) return false;
    const said = normalise(text);
    return said.startsWith(plain) && said.split(plain).every((between) => /^[\s.,!?-]*$/.test(between));
  };
}

const plainAnswers = ['yes', 'no', 'notSure', 'skip', 'goOn', 'leaveNow'];

function meaningOf(plain: string, words: Words): string | undefined {
  if (!/\p{L}{3}/u.test(plain)) return 'too short';
  if (isExitPhrase(plain)) return 'a way to leave';
  if (createCommandFinder(words)(plain) !== undefined) return 'a command';
  const isAnswer = words.languages.some(
    (language) => words.findChoice('welcome', 'askIfInDanger', plainAnswers, language)(plain) !== undefined,
  );
  return isAnswer ? 'a plain answer' : undefined;
}
