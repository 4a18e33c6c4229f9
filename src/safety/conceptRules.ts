import { concepts as conceptOrder } from './conceptFinder.js';
import type { ConceptName } from './concepts/inventory.js';
import type { Label } from './labels.js';
import type { MessageView } from './messageView.js';
import { sentenceEnd } from './normalise.js';

/**
 * A row of meanings that shows a label, in every language at once. Where it stands, the scorer needs to be less sure; and it is
 * the reason that is given.
 */
export interface ConceptRule {
  /** shown in `because`; camelCase, says what is happening */
  readonly name: string;
  readonly labels: readonly Label[];
  /** one line for a safeguarding lead: why these meanings together show the label */
  readonly why: string;
  /** one of each group must stand in the same stretch of the message, in any order */
  readonly all: readonly (readonly ConceptName[])[];
  /** none of these may stand in the same stretch */
  readonly unless?: readonly ConceptName[];
  /** which share of the usual score is enough where the rule holds; left out, `usualBacking` */
  readonly backing?: number;
  /** where the rule holds, the label is at least asked about, whatever the scorer says */
  readonly asks?: true;
  /** for short interruptions: the whole message may have at most this many words */
  readonly atMostWords?: number;
}

/** Most rules only lend weight: the same meanings stand in too many harmless messages. */
const usualBacking = 0.95;
/** These are so seldom wrong that the scorer need agree but a little: "he smothers me with messages" is none. */
const strongBacking = 0.3;

/** Some other time, some other world. */
const notNow = ['past', 'habit', 'later', 'over', 'story'] as const;
const unreal = ['over', 'story'] as const;
const someone = ['he', 'perpetrator', 'vehicle'] as const;
const visitorOrLoved = ['me', 'lovedOne', 'child'] as const;

/** In the order in which they are given as reasons. Status: draft, not yet reviewed by a safeguarding lead. */
export const conceptRules: readonly ConceptRule[] = [
  {
    name: 'breaksInNow',
    labels: ['danger_now'],
    why: 'somebody + breaks in, climbs or turns a key + door, window or home, and nothing says that it is over',
    all: [['breaksIn'], ['partOfHome', 'home', 'now']],
    unless: notNow,
  },
  {
    name: 'knocksNow',
    labels: ['danger_now'],
    why: 'somebody + knocks, bangs or rattles + door or window, not a postman, and nothing says that it is over',
    all: [['knocks'], ['partOfHome', 'home'], someone],
    unless: [...notNow, 'visitorAtDoor'],
  },
  {
    name: 'perpetratorHere',
    labels: ['danger_now'],
    why: 'somebody + waits or watches + here or by the home, and nothing says that it is past or a habit',
    all: [someone, ['waits', 'watches'], ['here', 'partOfHome', 'home', 'street', 'now']],
    unless: [...notNow, 'police', 'visitorAtDoor'],
  },
  {
    name: 'perpetratorComes',
    labels: ['danger_now'],
    why: 'somebody + comes, pulls up or gets in + here, home or now',
    all: [someone, ['comes'], ['here', 'partOfHome', 'home', 'now', 'me']],
    unless: [...notNow, 'police', 'visitorAtDoor'],
  },
  {
    name: 'followedNow',
    labels: ['danger_now'],
    why: 'somebody + follows + the visitor, in the street or on the way',
    all: [['follows'], ['street', 'publicPlace', 'now', 'vehicle'], ['me', ...someone]],
    unless: [...notNow, 'online'],
  },
  {
    name: 'visitorHides',
    labels: ['danger_now'],
    why: 'hides + a place where people hide',
    all: [['hides'], ['hidingPlace', 'partOfHome', 'vehicle', 'publicPlace']],
    unless: [...notNow, 'animal'],
  },
  {
    name: 'cannotTalk',
    labels: ['danger_now'],
    why: 'cannot speak or be heard + somebody close',
    all: [['cannotTalk'], [...someone, 'hides', 'here']],
    unless: notNow,
  },
  {
    name: 'soundsNear',
    labels: ['danger_now'],
    why: 'a sound, a light or a shape + the home + the visitor alone with it',
    all: [['sound'], ['partOfHome', 'here', 'hidingPlace'], ['now', 'me', 'he']],
    unless: [...notNow, 'animal', 'visitorAtDoor'],
  },
  {
    name: 'weaponNow',
    labels: ['danger_now', 'threat'],
    why: 'somebody + has a weapon, and nothing says that it is past or made up',
    all: [['weapon'], someone],
    unless: notNow,
  },
  {
    name: 'heldOrHit',
    labels: ['danger_now'],
    why: 'somebody + holds, locks in or hits + the visitor or somebody loved, in the present',
    all: [['holds', 'hits'], visitorOrLoved, [...someone, 'now']],
    unless: notNow,
  },
  {
    name: 'hurtNow',
    labels: ['danger_now'],
    why: 'hurt, bleeding or not waking + now or somebody',
    all: [['hurt'], ['now', ...someone, 'help']],
    unless: notNow,
  },
  {
    name: 'childTaken',
    labels: ['danger_now'],
    why: 'a child + taken or not brought back',
    all: [['takesChild'], ['child']],
    unless: [...notNow, 'law'],
  },
  {
    name: 'callForHelp',
    labels: ['danger_now'],
    why: 'help + now, police or the person feared',
    all: [['help'], ['now', 'police', 'hides', 'here']],
    unless: [...notNow, 'law'],
  },
  {
    name: 'trackedNear',
    labels: ['danger_now'],
    why: 'a location or a doorbell camera shows somebody here or coming',
    all: [['track'], ['comes', 'here', 'street'], ['now', ...someone]],
    unless: notNow,
  },
  {
    name: 'strangled',
    labels: ['threat'],
    why: 'strangling at any time: one of the strongest signs of later killing',
    backing: strongBacking,
    asks: true,
    all: [['strangles'], someone],
    unless: unreal,
  },
  {
    name: 'threatOfHarm',
    labels: ['threat'],
    why: 'somebody + says or will + kill, hurt, burn or rape + the visitor or somebody loved',
    all: [['kills'], ['he', 'perpetrator', 'says'], [...visitorOrLoved, 'home', 'animal']],
    unless: unreal,
  },
  {
    name: 'veiledThreat',
    labels: ['threat'],
    why: 'somebody + says + words that promise harm without naming it',
    all: [['menace'], ['says', 'online'], ['he', 'perpetrator']],
    unless: unreal,
  },
  {
    name: 'wantsToDie',
    labels: ['self_harm'],
    why: 'wants to die or to end it',
    backing: strongBacking,
    asks: true,
    all: [['wantsToDie']],
    unless: ['story'],
  },
  {
    name: 'hurtsSelf',
    labels: ['self_harm'],
    why: 'the visitor + hurts themselves, or has the means in mind',
    all: [['hurtsSelf'], ['me', 'cannotGoOn', 'wantsToDie']],
    unless: ['story', 'publicPlace', 'vehicle'],
  },
  {
    name: 'cannotGoOn',
    labels: ['self_harm'],
    why: 'the visitor + no way on, a burden, goodbye',
    all: [['cannotGoOn'], ['me', 'wantsToDie', 'hurtsSelf']],
    unless: ['story', 'law'],
  },
  {
    name: 'closeThis',
    labels: ['leave'],
    why: 'close, hide or delete + this chat or page, in a short message',
    backing: 0.5,
    all: [['closeThis'], ['thisChat']],
    atMostWords: 8,
  },
  {
    name: 'mustGo',
    labels: ['leave'],
    why: 'must go, or somebody is coming, in a short message, and not perhaps or later',
    all: [['mustGo']],
    unless: ['later'],
    atMostWords: 10,
  },
  {
    name: 'keepsContacting',
    labels: ['own_behaviour'],
    why: 'the writer + follows, watches or contacts + somebody who does not want it',
    backing: 0.3,
    all: [['ownActs'], ['exOfOwn']],
  },
  {
    name: 'accusedInstead',
    labels: ['accused'],
    why: 'accused, cautioned, served or taken to court + by the one who stalks',
    all: [['accusedOf'], ['me', 'he', 'perpetrator', 'police', 'law']],
  },
  {
    name: 'saysAge',
    labels: ['under_18'],
    why: 'an age or a school year + the writer',
    all: [['isAge', 'schoolAge'], ['me']],
    unless: ['past'],
  },
  {
    name: 'worriedForSomeone',
    labels: ['third_party'],
    why: 'worried for somebody else, or tells what happens to them',
    all: [['worriedFor'], ['lovedOne', 'child', 'he', 'publicPlace']],
  },
];

/** A sentence longer than this is read in overlapping stretches: meanings far apart do not belong together. */
const stretchInWords = 14;

interface CompiledRule {
  readonly rule: ConceptRule;
  readonly all: readonly bigint[];
  readonly unless: bigint;
}

const bitOf = (names: readonly ConceptName[]): bigint =>
  names.reduce((bits, name) => bits | (1n << BigInt(conceptOrder.indexOf(name))), 0n);

const compiled: readonly CompiledRule[] = conceptRules.map((rule) => ({
  rule,
  all: rule.all.map(bitOf),
  unless: bitOf(rule.unless ?? []),
}));

/** The rules whose meanings stand together somewhere in a message, in the order of the list. Linear in its length. */
export function matchConceptRules({ words, hits }: MessageView): readonly ConceptRule[] {
  const stretches = stretchesOf(words, hits);
  const count = words.filter((word) => word !== sentenceEnd).length;
  return compiled
    .filter(({ rule }) => rule.atMostWords === undefined || count <= rule.atMostWords)
    .filter(({ all, unless }) =>
      stretches.some((stretch) => (stretch & unless) === 0n && all.every((group) => (stretch & group) !== 0n)),
    )
    .map(({ rule }) => rule);
}

/**
 * Which share of the usual score is enough for a label: less than 1 where a rule holds, more where all that speaks for the
 * label is denied, so that "he isnt outside" is asked about and not acted on.
 */
export function shareNeeded({ hits }: MessageView, rules: readonly ConceptRule[], label: Label): number {
  const backing = rules.filter((rule) => rule.labels.includes(label)).map((rule) => rule.backing ?? usualBacking);
  if (backing.length > 0) return Math.min(...backing);
  const telling = tellingOf.get(label);
  if (telling === undefined) return 1;
  let deniedOnes = 0;
  for (const here of hits) {
    for (const { concept, denied } of here) {
      if (!telling.has(concept)) continue;
      if (!denied) return 1;
      deniedOnes += 1;
    }
  }
  return deniedOnes > 0 ? deniedShare : 1;
}

/** Whether a rule that holds wants the label asked about, however unsure the scorer is. */
export function isAskedAbout(rules: readonly ConceptRule[], label: Label): boolean {
  return rules.some((rule) => rule.asks === true && rule.labels.includes(label));
}

/** The meanings in a message that speak for a label and are not denied, in the order of the inventory. */
export function tellingMeanings({ hits }: MessageView, label: Label): readonly ConceptName[] {
  const wanted = tellingOf.get(label);
  const present = new Set(
    hits
      .flat()
      .filter((hit) => !hit.denied && wanted?.has(hit.concept))
      .map((hit) => hit.concept),
  );
  return conceptOrder.filter((_, concept) => present.has(concept));
}

/** Say nothing by themselves. */
const mute: ReadonlySet<ConceptName> = new Set(['not', 'ordinary']);

/**
 * All meanings in a message that are not denied, in the order of the inventory: named as reasons where no rule holds and none
 * of them speaks for a label by itself, as "somebody" and "door" in "hes trying the handle".
 */
export function presentMeanings({ hits }: MessageView): readonly ConceptName[] {
  const present = new Set(
    hits
      .flat()
      .filter(({ denied }) => !denied)
      .map(({ concept }) => concept),
  );
  return conceptOrder.filter((name, concept) => present.has(concept) && !mute.has(name));
}

/** A "not" may be misread, so it makes an alarm a question and silences nothing. */
const deniedShare = 1.5;

/** The meanings that each urgent label turns on; they are named as reasons, so that an alarm can be told from the next. */
const telling: readonly (readonly [Label, readonly ConceptName[]])[] = [
  [
    'danger_now',
    [
      ...([
        'here',
        'comes',
        'waits',
        'watches',
        'knocks',
        'breaksIn',
        'follows',
        'shouts',
        'sound',
        'holds',
        'hits',
      ] as const),
      ...([
        'strangles',
        'weapon',
        'hurt',
        'takesChild',
        'hides',
        'hidingPlace',
        'cannotTalk',
        'track',
        'help',
      ] as const),
    ],
  ],
  ['threat', ['kills', 'menace', 'weapon', 'strangles', 'hits', 'hurt', 'says', 'takesChild', 'wantsToDie']],
  ['self_harm', ['wantsToDie', 'hurtsSelf', 'cannotGoOn']],
];
const tellingOf: ReadonlyMap<Label, ReadonlySet<number>> = new Map(
  telling.map(([label, names]) => [label, new Set(names.map((name) => conceptOrder.indexOf(name)))]),
);

/** The meanings of each sentence; of long sentences in halves that overlap. */
function stretchesOf(words: MessageView['words'], hits: MessageView['hits']): bigint[] {
  const halves: bigint[] = [];
  const stretches: bigint[] = [];
  let half = 0n;
  let length = 0;
  const endHalf = () => {
    halves.push(half);
    half = 0n;
    length = 0;
  };
  const endSentence = () => {
    endHalf();
    if (halves.length === 1) stretches.push(halves[0] ?? 0n);
    for (let at = 1; at < halves.length; at += 1) stretches.push((halves[at - 1] ?? 0n) | (halves[at] ?? 0n));
    halves.length = 0;
  };
  for (const [place, word] of words.entries()) {
    if (word === sentenceEnd) {
      endSentence();
      continue;
    }
    for (const { concept, denied } of hits[place] ?? []) if (!denied) half |= 1n << BigInt(concept);
    length += 1;
    if (length === stretchInWords / 2) endHalf();
  }
  endSentence();
  return stretches;
}
