import { type Behaviour, behaviours, type Relationship } from '../screening/behaviours.js';
import { compilePhrases, PhraseIndex, plainWords } from './compilePhrases.js';
import { cy } from './phrases/cy.js';
import { en } from './phrases/en.js';
import { placePhrases } from './phrases/places.js';
import type { Situation, SituationPhrases } from './situation.js';

interface Language {
  readonly behaviours: PhraseIndex;
  readonly relationships: PhraseIndex;
  readonly someoneElse: RegExp;
  readonly since: PhraseIndex;
  readonly howOften: PhraseIndex;
  readonly lastTime: PhraseIndex;
  readonly negators: ReadonlySet<string>;
}

function compile({ concepts, someoneElse, negators, ...lists }: SituationPhrases): Language {
  return {
    behaviours: new PhraseIndex(lists.behaviours, concepts),
    relationships: new PhraseIndex(lists.relationships, concepts),
    since: new PhraseIndex(lists.since, concepts),
    howOften: new PhraseIndex(lists.howOften, concepts),
    lastTime: new PhraseIndex(lists.lastTime, concepts),
    someoneElse: compilePhrases(someoneElse, concepts),
    negators: new Set(negators),
  };
}

const languages: readonly Language[] = [compile(en), compile(cy)];
const places: readonly (readonly [code: string, phrases: RegExp])[] = Object.entries(placePhrases).map(
  ([code, phrases]) => [code, compilePhrases(phrases, {})],
);

/** Whether the two words before a place turn what stands there into its opposite. */
function isNegated(words: string, at: number, { negators }: Language): boolean {
  const before = words.slice(0, at).trimEnd().split(' ').slice(-2);
  const sentence = before.slice(before.lastIndexOf('.') + 1);
  return sentence.some((each) => negators.has(each));
}

/** The codes of a list that a message says, in the list's order. */
function codesIn(words: string, list: PhraseIndex, language: Language): string[] {
  return list.codesIn(words, (place) => !isNegated(words, place, language));
}

/** A finer thing says its coarser one already: "broke into my house" is not told of as damage as well. */
const includes: Readonly<Partial<Record<Behaviour, readonly Behaviour[]>>> = {
  livestreaming: ['images', 'online', 'watching'],
  upskirting: ['images', 'watching'],
  falseReports: ['threats'],
  forcedMarriage: ['threats'],
};

/** What a visitor does or asks for themselves, which is nothing that is done to them. */
const ownDoing =
  / (?:(?:i|we) (?:follow|watch|message|text|track|report|reported|want to report|made a|check)|my parcel|do i need|how do i|can i get|what is a) /;

function behavioursIn(words: string, language: Language): Behaviour[] {
  const found = codesIn(words, language.behaviours, language) as Behaviour[];
  return found.filter((code) => !found.some((other) => includes[other]?.includes(code)));
}

/** The closer tie first: a message names many people, and the one with the closest tie is most often the one who does it. */
const order: readonly (Relationship | 'notSure')[] = [
  'exPartner',
  'partner',
  'professional',
  'onlineOnly',
  'colleague',
  'neighbour',
  'family',
  'someoneIKnow',
  'stranger',
  'notSure',
];

const livesWithThem =
  / (?:still live together|still living together|live in the same house|same house|still together|under one roof) /;
const onABreak = / (?:on a break|getting divorced|separating) /;

function relationshipIn(words: string, language: Language, isAboutAnother: boolean): (Relationship | 'notSure')[] {
  const found = codesIn(words, language.relationships, language) as (Relationship | 'notSure')[];
  // Whoever worries about a sister does not mean that the sister does it.
  const fitting = isAboutAnother ? found.filter((code) => code !== 'partner' || found.length === 1) : found;
  const pressedByFamily = / (?:marry|marriage|married|honour|izzat|fgm|cut) /.test(words);
  const able = isAboutAnother && !pressedByFamily ? fitting.filter((code) => code !== 'family') : fitting;
  const first = order.find((code) => able.includes(code));
  if (first === undefined) return livesWithThem.test(words) ? ['partner'] : [];
  if (first === 'exPartner' && livesWithThem.test(words)) return ['exPartner', 'partner'];
  if (first === 'partner' && onABreak.test(words)) return ['exPartner', 'partner'];
  return [first];
}

const only = <Code extends string>(codes: readonly string[]): Code | undefined => codes[0] as Code | undefined;

/**
 * What a message in a visitor's own words says about their situation. Pure: the same words, the same answer.
 *
 * It is cautious: a thing that it misses is asked for, a thing that it gets wrong is said back and can be corrected.
 * @param text one message as typed; any string. The work is linear in its length, up to 2,000 characters
 */
export function recogniseSituation(text: string): Situation {
  const words = plainWords(text);
  const found = languages.map((language) => readIn(words, language));
  const behaviourCodes = behaviours.filter((code) => found.some((each) => each.behaviours.includes(code)));
  const relationship = found.map((each) => each.relationship).find((codes) => codes.length > 0) ?? [];
  const isAboutAnother = found.some((each) => each.isAboutAnother);
  const place = placeIn(words);
  const times = {
    since: only(found.flatMap(({ since }) => since)),
    howOften: only(found.flatMap(({ howOften }) => howOften)),
    lastTime: only(found.flatMap(({ lastTime }) => lastTime)),
  };
  const told = Object.fromEntries(Object.entries({ ...times, place }).filter(([, code]) => code !== undefined));
  return {
    behaviours: behaviourCodes,
    relationship,
    ...(isAboutAnother ? { about: 'someoneElse' } : {}),
    ...told,
    because: [
      ...behaviourCodes.map((code) => `behaviours: ${code}`),
      ...relationship.map((code) => `relationships: ${code}`),
      ...Object.entries(told).map(([name, code]) => `${name}: ${code}`),
      ...(isAboutAnother ? ['about: someoneElse'] : []),
    ],
  };
}

interface Reading {
  readonly behaviours: readonly Behaviour[];
  readonly relationship: readonly (Relationship | 'notSure')[];
  readonly isAboutAnother: boolean;
  readonly since: readonly string[];
  readonly howOften: readonly string[];
  readonly lastTime: readonly string[];
}

function readIn(words: string, language: Language): Reading {
  const isAboutAnother = words.search(language.someoneElse) !== -1;
  const isOwnDoing = ownDoing.test(words);
  return {
    behaviours: isOwnDoing ? [] : behavioursIn(words, language),
    relationship: relationshipIn(words, language, isAboutAnother),
    isAboutAnother,
    since: codesIn(words, language.since, language),
    howOften: codesIn(words, language.howOften, language),
    lastTime: codesIn(words, language.lastTime, language),
  };
}

/** Where the visitor is; nothing when two parts of the country are named and none with "in". */
function placeIn(words: string): string | undefined {
  const found = places.filter(([, phrases]) => words.search(phrases) !== -1);
  if (found.length === 1) return found[0]?.[0];
  const here = found.filter(([, phrases]) =>
    [...words.matchAll(phrases)].some(({ index }) =>
      / (?:in|near|im in|live in|yn|house in)$/.test(words.slice(0, index)),
    ),
  );
  return here.length === 1 ? here[0]?.[0] : undefined;
}
