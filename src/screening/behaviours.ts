/** What can be done to somebody, as codes of `whatIsHappening.askWhat`. The first ones are shown as buttons. */
export const shownBehaviours = [
  'following',
  'turningUp',
  'messages',
  'online',
  'tracking',
  'threats',
  'damage',
  'images',
  'throughOthers',
  'courts',
] as const;

/** Shown to those who choose "something else". */
export const otherBehaviours = [
  'workplace',
  'gifts',
  'upskirting',
  'livestreaming',
  'sexualViolence',
  'honourAbuse',
  'forcedMarriage',
  'fgm',
] as const;

/** Never a button: told in a visitor's own words. */
export const finerBehaviours = ['watching', 'sharedAccounts', 'breakIn', 'falseReports', 'trains'] as const;

export const behaviours = [...shownBehaviours, ...otherBehaviours, ...finerBehaviours] as const;
export type Behaviour = (typeof behaviours)[number];

/** Who does it, as codes of `whoIsDoingIt.askWho`. */
export const relationships = [
  'exPartner',
  'partner',
  'family',
  'someoneIKnow',
  'colleague',
  'professional',
  'neighbour',
  'stranger',
  'onlineOnly',
] as const;
export type Relationship = (typeof relationships)[number];
