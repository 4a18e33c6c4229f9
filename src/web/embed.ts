import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type ExitLanguage,
  type ExitSettings,
  type ExitWords,
  exitWordKeys,
  type PageNumbers,
  type WidgetSettings,
  widgetWordKeys,
} from '../protocol/widget.js';
import { directionOf } from './page.js';
import type { HeaderList } from './securityHeaders.js';
import { makeStaticFile, type StaticFile } from './staticFiles.js';

/** Words of `locales/<tag>/page.json`, by language; the first language is used when nothing fits. */
export type PageWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface EmbedOptions {
  /** where `waymark.js` and `widget.js` lie as built, with places for settings in them */
  readonly templatesDir: string;
  /** where the built style sheets and their manifest lie */
  readonly publicDir: string;
  readonly words: PageWords;
  /** in a language, because a helpline's name may differ */
  readonly numbersIn: (language: string) => PageNumbers;
  /** as printed; those that sentences of the bot may name */
  readonly phoneNumbers: readonly string[];
  readonly textNumbers: readonly string[];
  readonly exitSites: readonly string[];
  readonly headers: HeaderList;
}

/** The scripts of the widget with settings filled in, and what their files are called. */
export interface Embed {
  /** by path in the address */
  readonly files: ReadonlyMap<string, StaticFile>;
  /** file name of the quick exit in one language; `/waymark.js` has all of them, for an embed */
  readonly exitScript: (language: string) => string;
  readonly widgetScript: (language: string) => string;
  readonly widgetStyle: string;
  readonly pageStyle: string;
  readonly plainStyle: string;
}

/** The words of these keys. @throws Error naming the file and the word that it lacks */
function pick<Key extends string>(words: PageWords, language: string, keys: readonly Key[]): Record<Key, string> {
  const picked = keys.map((key) => {
    const word = words[language]?.[key];
    if (word === undefined) throw new Error(`The widget needs "${key}" in locales/${language}/page.json`);
    return [key, word];
  });
  return Object.fromEntries(picked) as Record<Key, string>;
}

/** A sentence as words and numbers in turn, words first. */
function parts(sentence: string, { emergencyNumber, helplineName, helplineNumber }: PageNumbers): string[] {
  return sentence
    .replaceAll('{{helplineName}}', helplineName)
    .split(/\{\{(emergencyNumber|helplineNumber)\}\}/)
    .map((part, index) => (index % 2 === 0 ? part : part === 'emergencyNumber' ? emergencyNumber : helplineNumber));
}

function exitWords(words: PageWords, language: string): ExitWords {
  const { offerLeaveNow, tellPressTwiceMore, tellPressOnceMore } = pick(words, language, exitWordKeys);
  return [offerLeaveNow, tellPressTwiceMore, tellPressOnceMore];
}

/** That the chat cannot be had, with numbers, and last the way to the chat without scripts. */
function unreachable(words: PageWords, language: string, numbers: PageNumbers): string[] {
  const { tellUnreachable, offerPlainChat } = pick(words, language, ['tellUnreachable', 'offerPlainChat']);
  return [...parts(`${tellUnreachable} `, numbers), offerPlainChat];
}

/**
 * Fills settings and words into the widget's scripts, names them by their content, and compresses them. Done once, at
 * start, so that a missing word stops the start, not a visitor.
 * @throws Error when a word is missing, or a built file has no place for its settings
 */
export function createEmbed(options: EmbedOptions): Embed {
  const { templatesDir, publicDir, words, headers } = options;
  const manifest = JSON.parse(readFileSync(path.join(publicDir, 'manifest.json'), 'utf8')) as Record<string, string>;
  const files = new Map<string, StaticFile>();
  const vary: HeaderList = ['Vary', 'Accept-Encoding'];

  function named(name: string): string {
    const found = manifest[name];
    if (found === undefined) throw new Error(`The built files have no "${name}"; run the build again`);
    return found;
  }

  function fillIn(template: string, place: string, settings: ExitSettings | WidgetSettings): Buffer {
    const halves = readFileSync(path.join(templatesDir, template), 'utf8').split(place);
    if (halves.length !== 2) throw new Error(`${template} should have one ${place}; it has ${halves.length - 1}`);
    return Buffer.from(halves.join(JSON.stringify(settings)));
  }

  /** @returns the file's name with its hash */
  function addHashed(name: string, script: Buffer): string {
    const hash = createHash('sha256').update(script).digest('hex').slice(0, 8).toUpperCase();
    const hashed = `${name}.${hash}.js`;
    files.set(`/${hashed}`, makeStaticFile(script, '.js', headers, vary, 'public, max-age=31536000, immutable'));
    return hashed;
  }

  const widgetStyle = named('widget.css');
  const languages: Record<string, ExitLanguage> = {};
  for (const language of Object.keys(words)) {
    const numbers = options.numbersIn(language);
    const direction = directionOf(language);
    const widget: WidgetSettings = {
      language,
      direction,
      numbers,
      phoneNumbers: [...new Set([numbers.emergencyNumber, numbers.helplineNumber, ...options.phoneNumbers])],
      textNumbers: options.textNumbers,
      words: pick(words, language, widgetWordKeys),
      style: widgetStyle,
    };
    languages[language] = {
      dir: direction,
      words: exitWords(words, language),
      note: unreachable(words, language, numbers),
      widget: addHashed(`widget.${language}`, fillIn('widget.js', '"{{widget}}"', widget)),
    };
  }
  const exitIn = (spoken: ExitSettings['languages']): Buffer =>
    fillIn('waymark.js', '"{{exit}}"', { exitSites: options.exitSites, style: widgetStyle, languages: spoken });
  const exitScripts = new Map(
    Object.entries(languages).map(([tag, spoken]) => [tag, addHashed(`waymark.${tag}`, exitIn({ [tag]: spoken }))]),
  );
  // The embed's line of HTML cannot know a hash, so this one is never kept.
  files.set('/waymark.js', makeStaticFile(exitIn(languages), '.js', headers, vary));
  return {
    files,
    exitScript: (language) => exitScripts.get(language) ?? '',
    widgetScript: (language) => languages[language]?.widget ?? '',
    widgetStyle,
    pageStyle: named('page.css'),
    plainStyle: named('plain.css'),
  };
}
