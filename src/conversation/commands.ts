import { normalise } from './choiceFinder.js';
import type { Words } from './words.js';

/** What works at every step, in every language on offer. Ways of saying them: `locales/<language>/commands.json`. */
export const commandNames = [
  'back',
  'skip',
  'startAgain',
  'whatHaveITold',
  'talkToPerson',
  'stopWaiting',
  'changeLanguage',
  'whatDoYouKeep',
  'deleteMyChat',
  'help',
] as const;

export type Command = (typeof commandNames)[number];

/**
 * @returns a finder that says which command a text gives, or undefined. The whole text must be the command, in any
 * language on offer: somebody lost in the wrong language must find the way out of it.
 */
export function createCommandFinder(words: Words): (text: string) => Command | undefined {
  const commands = new Map<string, Command>();
  for (const language of words.languages) {
    const ways = words.commands(language);
    for (const name of commandNames) for (const way of ways[name] ?? []) commands.set(normalise(way), name);
  }
  return (text) => (text.length > 60 ? undefined : commands.get(normalise(text)));
}
