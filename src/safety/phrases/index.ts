import { cy } from './cy.js';
import { en } from './en.js';
import type { LanguagePhrases } from './language.js';

/** Every language the recogniser reads, one line each; the first is tried first when nothing tells them apart. */
export const languages: readonly LanguagePhrases[] = [
  en, // English
  cy, // Cymraeg
];
