import type { LanguagePhrases, Rule } from './language.js';

const notThen = { unlessBefore: ['negedig'], unless: ['gorffennol'] } as const;

const rules: readonly Rule[] = [
  {
    name: 'perpetratorHere',
    labels: ['danger_now'],
    tier: 'alarm',
    why: 'perpetrator + is + a place near the visitor, or breaking in',
    match: ['<mae> <fo> ..3 <lle>', '<mae> <fo> ..3 dod|dilyn|trio|ceisio|cnocio|curo|torri|aros|gwylio ..4', '<mae> <fo> yma', '<mae> rhywun ..3 <lle>', 'dw i yn cuddio', 'dwi cuddio', 'ar ei ffordd'],
    ...notThen,
  },
  {
    name: 'helpNow',
    labels: ['danger_now'],
    tier: 'alarm',
    why: 'an outright call for help now',
    match: ['helpwch|helpa fi|ni ..2 nawr|rwan|plis|.', 'help nawr|rwan', 'galwch|ffoniwch ..2 heddlu|999|ambiwlans', 'mewn perygl ..3'],
    ...notThen,
  },
  {
    name: 'weapon',
    labels: ['danger_now', 'threat'],
    tier: 'alarm',
    why: 'perpetrator + has a weapon',
    match: ['<mae> ..1 gan|ganddo|ganddi|gyda ..2 <arf>', '<mae> <arf> ..1 gan|ganddo|gyda ..2', '<mae> <fo> ..4 gyda|efo ..1 <arf>'],
    ...notThen,
  },
  {
    name: 'threatOfHarm',
    labels: ['threat'],
    tier: 'alarm',
    why: 'perpetrator + will kill, hurt or burn, or has threatened to',
    match: ['lladd|ladd fi|ni|i', 'fy lladd|mrifo', 'bygwth ..6', 'fygwth ..6', 'llosgi ..1 ty', 'tagu|dagu fi|i', 'brifo|frifo fi|ni'],
    unlessBefore: ['negedig'],
  },
  {
    name: 'wantsToDie',
    labels: ['self_harm'],
    tier: 'alarm',
    why: 'wants to die, or to hurt oneself',
    match: ['eisiau|isio|moyn|ishe marw', 'ddim|sai|dim ..1 eisiau|isio|moyn|ishe byw', 'lladd|ladd fy hun|hunan', 'hunanladdiad', 'brifo|niweidio|torri fy hun|hunan', 'well ..3 hebdda'],
  },
  {
    name: 'hideThis',
    labels: ['leave'],
    tier: 'alarm',
    why: 'close, hide or delete + this, in a short message',
    match: ['cau|caewch|cuddia|cuddiwch|dilea|dileu|dilewch hwn|hon|y|sgwrs ..2', '^ gadael|allan|stopio|stopia $', 'rhaid i mi fynd', 'rhaid ifi fynd'],
    atMostWords: 14,
  },
  {
    name: 'mayBeHere',
    labels: ['danger_now'],
    tier: 'check',
    why: 'a cry for help, or fear',
    match: ['^ helpwch ..2 $', '^ help plis $', 'ofn ..4 nawr|rwan|fo|fe|hi', 'ddim yn saff|ddiogel'],
  },
];

/** A first net for Welsh, north and south. Status: draft, not yet reviewed by anyone who speaks it. */
export const cy: LanguagePhrases = {
  tag: 'cy',
  spellings: {
    'ŵr': 'gwr', 'tŷ': 'ty', 'dŷ': 'ty', rŵan: 'rwan', ma: 'mae', 'maen': 'mae yn', "mae'n": 'mae yn', dwin: 'dwi yn', "dwi'n": 'dwi yn',
    "o'n": 'o yn', "e'n": 'e yn', "fe'n": 'fe yn', "fo'n": 'fo yn', "hi'n": 'hi yn', "i'r": 'i y', "a'r": 'a y', "o'r": 'o y', "'r": 'y', rhywyn: 'rhywun', rywun: 'rhywun',
    "i'n": 'i yn', "sgwrs": 'sgwrs', "bod": 'bod',
  },
  gapStops: ['ddim', 'dim', 'oedd', 'roedd'],
  turns: ['ond', 'ac'],
  concepts: {
    mae: ['mae|yw|ydy'],
    fo: ['o|e|fo|fe|hi|ef|nhw|rhywun', 'y? dyn|ddynes|menyw', 'fy|y nghyn|cyn ..1 gwr|gariad|partner?'],
    lle: [
      'yma|tu|ty|drws|drysau|ffenest|ffenestr|ardd|gardd|stryd|llofft|gegin|giat',
      'tu allan ..4',
      'wrth y drws',
      'yn y ty|ardd|stafell|gegin',
      'lan|fyny y? star|grisiau',
    ],
    arf: ['cyllell|gyllell|gwn|wn|bwyell|fwyell|morthwyl|forthwyl|twca', ':knife|:gun'],
    negedig: ['ddim|dim|dydy|nid|erioed|dyw|neb'],
    gorffennol: ['neithiwr|ddoe|llynedd|roedd|oedd|diwethaf', 'wedi mynd', 'yn ol'],
  },
  rules,
  answers: {
    alarm: ['nac ydw ..3', 'na dydw ..4', 'ydw ..2', '<mae> <fo> ..3 <lle> ..2', 'ddim yn saff|ddiogel'],
    check: ['ddim yn siwr', 'dim yn siwr', 'efallai', 'dwi ddim yn gwybod', 'falle', 'na'],
  },
  telltales: ['mae', 'dwi', 'yn', 'ddim', 'wedi', 'dw', 'ydy', 'fy', 'nhw', 'hefyd', 'diolch', 'plis', 'ga', 'beth', 'roedd', 'rwan', 'nawr', 'tu', 'eisiau', 'isio', 'moyn', 'mynd', 'siarad', 'cymraeg', 'helpwch', 'sai', 'efo', 'gyda', 'fe', 'gadael'],
};
