import { chosen } from './words.js';

export const staffWords = chosen.staff;

/** A refusal's code, in words. */
export const troubleWords: Readonly<Record<string, string>> = chosen.trouble;

export const stateWords: Readonly<Record<string, string>> = chosen.states;

export const waitWords = chosen.wait;
