import { ar } from './ar.js';
import { bn } from './bn.js';
import { bnLatn } from './bnLatn.js';
import { cy } from './cy.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { gu } from './gu.js';
import { hiLatn } from './hiLatn.js';
import type { LanguageConcepts } from './inventory.js';
import { it } from './it.js';
import { pa } from './pa.js';
import { paLatn } from './paLatn.js';
import { pl } from './pl.js';
import { pt } from './pt.js';
import { ro } from './ro.js';
import { so } from './so.js';
import { tr } from './tr.js';
import { uk } from './uk.js';
import { ur } from './ur.js';
import { urLatn } from './urLatn.js';

/** Every language whose concepts are read, one line each. */
export const languageConcepts: readonly LanguageConcepts[] = [
  en, // English as typed in the United Kingdom
  cy, // Cymraeg, Welsh, north and south
  pl, // Polski, Polish
  uk, // Українська, Ukrainian
  fr, // Français, French
  es, // Español, Spanish
  pt, // Português, Portuguese
  it, // Italiano, Italian
  ro, // Română, Romanian
  tr, // Türkçe, Turkish
  so, // Soomaali, Somali
  pa, // ਪੰਜਾਬੀ, Punjabi in Gurmukhi
  paLatn, // Punjabi in Roman letters
  ur, // اردو, Urdu
  urLatn, // Urdu in Roman letters
  hiLatn, // Hindi in Roman letters
  bn, // বাংলা, Bengali and Sylheti
  bnLatn, // Bengali and Sylheti in Roman letters
  gu, // ગુજરાતી, Gujarati
  ar, // العربية, Arabic, standard and dialects
];
