import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { normalise } from '../src/conversation/choiceFinder.js';
import { commandNames } from '../src/conversation/commands.js';
import { isExitPhrase } from '../src/safety/exitPhrases.js';

/** Rules of locales/README.md that a program can check. English is the reference for every other language. */

const folder = new URL('../../locales/', import.meta.url);
const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const languages = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
);
const filesOf = (language: string): readonly string[] => readdirSync(new URL(`${language}/`, folder)).sort();

type Lists = Readonly<Record<string, readonly string[]>>;
type Labels = Readonly<Record<string, string>>;
interface Common {
  readonly choices: Labels;
  readonly alsoSaid: Lists;
  readonly numberWords: readonly string[];
}

const commandsOf = (language: string): Lists => readJson(`${language}/commands.json`) as Lists;
const commonOf = (language: string): Common => readJson(`${language}/common.json`) as Common;

/** Every string below a value with its path, lists counted as one place: their length is free. */
function leaves(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, `${path}[]`));
  return Object.entries(value as object).flatMap(([key, item]) => leaves(item, `${path}.${key}`));
}

const leavesOf = (language: string): [path: string, text: string][] =>
  filesOf(language).flatMap((file) => leaves(readJson(`${language}/${file}`), file));

/** What a visitor can read; what a visitor may type stands in lists. */
const sentencesOf = (language: string): [path: string, text: string][] =>
  leavesOf(language).filter(([path]) => !path.endsWith('[]'));

const pathsOf = (language: string): readonly string[] => [...new Set(leavesOf(language).map(([path]) => path))].sort();

const placeholdersIn = (text: string): readonly string[] => [...new Set(text.match(/\{\{[^}]*\}\}/g))].sort();

interface AskWords {
  readonly name: string;
  readonly choices: Labels;
  readonly alsoSaid: Lists;
  /** of all choices that the question words itself, in their order */
  readonly codes: readonly string[];
}

const questionsOf = (language: string): readonly AskWords[] =>
  filesOf(language).flatMap((file) =>
    Object.entries(readJson(`${language}/${file}`) as Record<string, Partial<AskWords>>)
      .filter(([ask]) => ask.startsWith('ask'))
      .map(([ask, { choices = {}, alsoSaid = {} }]) => ({
        name: `${file}.${ask}`,
        choices,
        alsoSaid,
        codes: [...new Set([...Object.keys(choices), ...Object.keys(alsoSaid)])],
      })),
  );

/** Phrases that stand in more than one list, as "phrase: list, list". */
function sharedPhrases(lists: Lists): readonly string[] {
  const owners = new Map<string, Set<string>>();
  for (const [name, phrases] of Object.entries(lists)) {
    for (const phrase of phrases.map(normalise)) owners.set(phrase, (owners.get(phrase) ?? new Set()).add(name));
  }
  return [...owners]
    .filter(([, names]) => names.size > 1)
    .map(([phrase, names]) => `${phrase}: ${[...names].join(', ')}`);
}

interface Avoided {
  /** one way of saying it, or several with `|` between; a pattern where words around it count */
  readonly words: string;
  readonly why: string;
}

/** See locales/README.md. */
const wordsToAvoid = readJson('wordsToAvoid.json') as Readonly<Record<string, readonly Avoided[]>>;
/** Services call themselves as they like. */
const isName = (path: string): boolean => /^services\.json\.[^.]+\.name$/.test(path) || path === 'page.json.title';

/** Leaving wins over commands. */
const waysOut: readonly ((text: string) => boolean)[] = [
  isExitPhrase,
  (text) => languages.some((language) => (commonOf(language).alsoSaid.leaveNow ?? []).map(normalise).includes(text)),
];
const leavesAtOnce = (text: string): boolean => waysOut.some((leaves) => leaves(normalise(text)));

describe('locales', () => {
  it('has English and Welsh, so that the tests below compare something', () => {
    assert.deepEqual([...languages].sort(), ['cy', 'en']);
    assert.ok(filesOf('en').length >= 25);
    assert.ok(questionsOf('en').length >= 20);
  });

  it('says of every file whether a person reviewed it, and claims no review without a name and a date', () => {
    const status = readJson('status.json') as Record<
      string,
      Record<string, { status: string; by?: string; on?: string }>
    >;
    for (const language of languages) {
      for (const file of filesOf(language)) {
        const {
          status: state,
          by = '',
          on = '',
        } = status[language]?.[file.replace('.json', '')] ?? { status: 'missing' };
        assert.match(state, /^(draft|reviewed)$/, `${language}/${file}`);
        if (state === 'reviewed') assert.match(`${by} ${on}`, /^\S.* \d{4}-\d\d-\d\d$/, `${language}/${file}: by, on`);
      }
    }
  });

  for (const language of languages.filter((tag) => tag !== 'en')) {
    it(`${language}: has the files and keys of English, variants of wording included`, () => {
      assert.deepEqual(filesOf(language), filesOf('en'));
      assert.deepEqual(pathsOf(language), pathsOf('en'));
    });

    it(`${language}: has the placeholders of English in each sentence`, () => {
      const english = new Map(sentencesOf('en'));
      for (const [path, text] of sentencesOf(language)) {
        assert.deepEqual(placeholdersIn(text), placeholdersIn(english.get(path) ?? ''), path);
      }
    });

    it(`${language}: has as many number words as English`, () => {
      assert.equal(commonOf(language).numberWords.length, commonOf('en').numberWords.length);
    });
  }

  for (const language of languages) describe(language, () => checkLanguage(language));

  it('gives no phrase to two commands, in all languages together', () => {
    const all = commandNames.map((name) => [name, languages.flatMap((language) => commandsOf(language)[name] ?? [])]);
    assert.deepEqual(sharedPhrases(Object.fromEntries(all) as Lists), []);
  });

  it('names no unknown command', () => {
    for (const language of languages)
      assert.deepEqual(Object.keys(commandsOf(language)).sort(), [...commandNames].sort());
  });

  it('gives no command a phrase that leaves', () => {
    for (const language of languages) {
      assert.deepEqual(Object.values(commandsOf(language)).flat().filter(leavesAtOnce), [], language);
    }
  });

  it('en: no sentence is longer than 25 words', () => {
    const tooLong = sentencesOf('en').flatMap(([path, text]) =>
      text
        .split(/[.?]”?\s+|\n/)
        .filter((sentence) => sentence.split(/\s+/).length > 25)
        .map((sentence) => `${path}: ${sentence}`),
    );
    assert.deepEqual(tooLong, []);
  });
});

function checkLanguage(language: string): void {
  const none = (wrong: (text: string, path: string) => boolean): void => {
    assert.deepEqual(
      sentencesOf(language).filter(([path, text]) => wrong(text, path)),
      [],
    );
  };

  it('has no empty sentence', () => none((text) => text.trim() === ''));
  it('types no digits: numbers come from the directory', () => none((text) => /\p{N}/u.test(text)));
  it('has no exclamation mark', () => none((text) => text.includes('!')));
  it('has no emoji', () => none((text) => /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text)));
  it('has no markup', () => none((text) => /<[a-z/]|\*\*|\]\(/i.test(text)));

  it('avoids the words that locales/README.md names', () => {
    const avoided = wordsToAvoid[language];
    assert.ok(avoided, `wordsToAvoid.json has no list for "${language}"`);
    for (const { words, why } of avoided) {
      assert.ok(why.length > 10, words);
      const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.replaceAll("'", "['’]")})(?![\\p{L}\\p{N}])`, 'iu');
      none((text, path) => !isName(path) && pattern.test(text));
    }
  });

  it('says "former partner" in labels, not "ex"', () =>
    none((text, path) => path.includes('.choices.') && /\bex\b/i.test(text)));

  it('gives each choice of a question a label of its own', () => {
    const common = commonOf(language).choices;
    for (const { name, choices, codes } of questionsOf(language)) {
      const labels = codes.map((code) => [code, [choices[code] ?? common[code] ?? code]]);
      assert.deepEqual(sharedPhrases(Object.fromEntries(labels) as Lists), [], name);
    }
  });

  it('lists no phrase under two choices of a question, nor under one when it is the label of another', () => {
    for (const { name, choices, alsoSaid, codes } of questionsOf(language)) {
      const lists = codes.map((code) => [
        code,
        [...(alsoSaid[code] ?? []), ...(code in choices ? [choices[code]] : [])],
      ]);
      assert.deepEqual(sharedPhrases(Object.fromEntries(lists) as Lists), [], name);
    }
  });

  it('never lets a phrase common to all questions win over the own words of a later choice', () => {
    const common = commonOf(language).alsoSaid;
    for (const { name, alsoSaid, codes } of questionsOf(language)) {
      codes.forEach((code, index) => {
        const earlier = codes.slice(0, index).flatMap((other) => common[other] ?? []);
        const own = new Set((alsoSaid[code] ?? []).map(normalise));
        assert.deepEqual(
          earlier.map(normalise).filter((phrase) => own.has(phrase)),
          [],
          `${name}.${code}`,
        );
      });
    }
  });

  it('tells apart the answers that many questions share', () => {
    const { yes = [], no = [], notSure = [], skip = [], leaveNow = [], goOn = [] } = commonOf(language).alsoSaid;
    assert.deepEqual(sharedPhrases({ yes, no, notSure, skip, leaveNow }), []);
    assert.deepEqual(sharedPhrases({ goOn, no, notSure, skip, leaveNow }), []);
  });

  it('takes the label of "talk to a person" for the command', () => {
    const ways = (commandsOf(language).talkToPerson ?? []).map(normalise);
    assert.ok(ways.includes(normalise(commonOf(language).choices.talkToPerson ?? '')));
  });

  it('lists in help what can be typed: each command once, in order, then a way out', () => {
    const help = (readJson(`${language}/help.json`) as Labels).tellWhatYouCanType ?? '';
    const listed = help.split('\n• ').slice(1);
    const commands = commandsOf(language);
    const meant = listed.map((words) =>
      leavesAtOnce(words)
        ? 'leave'
        : commandNames.find((name) => commands[name]?.map(normalise).includes(normalise(words))),
    );
    assert.deepEqual(meant, [...commandNames.filter((name) => name !== 'help'), 'leave']);
  });

  it('understands every word that a sentence tells the visitor to type', () => {
    const told = sentencesOf(language).flatMap(([, text]) =>
      [...text.matchAll(/(?:type|teipiwch): ([^.]+)\./gi)].map(([, words = '']) => words),
    );
    assert.ok(told.length >= 4, 'the pattern finds the sentences that tell what to type');
    const known = new Set(Object.values(commandsOf(language)).flat().map(normalise));
    assert.deepEqual(
      told.filter((words) => !known.has(normalise(words)) && !leavesAtOnce(words)),
      [],
    );
  });
}
