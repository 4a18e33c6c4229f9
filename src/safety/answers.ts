import { foldWord, sentenceEnd, type Token } from './normalise.js';

/**
 * What "yes" means after a question: that there is danger, or that there is none; or `open`, where danger is known and neither
 * word rules it out.
 */
export type YesMeans = 'danger' | 'safety' | 'open';

/**
 * Questions after which a short answer speaks of danger, and what "yes" means there.
 */
export const dangerQuestions: ReadonlyMap<string, YesMeans> = new Map([
  ['welcome.askIfInDanger', 'danger'],
  ['checkDanger.askIfInDanger', 'danger'],
  ['immediateDanger.askWhatYouNeed', 'open'],
  ['whileInDanger.askWhatNow', 'open'],
  ['threat.askIfInDanger', 'danger'],
  ['safeToTalk.askIfSafeToTalk', 'safety'],
  ['deviceSafety.askIfReadyToGoOn', 'safety'],
]);

/**
 * Short answers in each language: yes, no, neither, and "not safe". With a full stop they are one only where the message ends:
 * "I am" says yes, "I am at work" does not; "he's in" says that he is near, "he's in prison" does not. "He is" and "he's" are
 * one (`shortly`). Status: draft, not yet reviewed.
 */
const answers: Readonly<Record<string, { yes: string; no: string; safe: string; unsure: string; unsafe: string }>> = {
  en: {
    yes: 'yes, yess, yeah, yeahh, yep, yh, yup, y, ye, aye, yea, definitely, i am., i am yes, i am yeah, i am please, i am now., i am right now., i am help, i do., we are., yes i am, yes please',
    no: 'no, nope, nah, n, na, naw, no im not, no i am not, im not., i am not, never, definitely not, not at all, i cant., cant.',
    safe: 'not in danger, not in any danger, no danger, i am safe, im safe, we are safe',
    unsure:
      'not really, not sure, think so, i think so, maybe, i dont know, dont know, dunno, idk, possibly, perhaps, kind of, kinda, sort of, a bit, a little, not exactly, not yet, not quite, for now, at the moment, for the moment, hard to say, hard to tell, depends, i dont think so, probably, not completely, not entirely, sometimes, i am not sure, im not sure, i do not know, do not know, i do not think so, i am not ok, i am not okay, im not ok, im not okay, not rly, not rlly, nt really, nt rly, not relly, dont think so, unsure, i suppose, suppose so, i guess, i hope not, hope not, who knows, ish, dno, no but, nah but, no not really, no not exactly, no not yet, well no, always, constantly, same as always, i cant say, cant say, i cant talk, cant talk, i cant type, cant type, im scared., i am scared., scared., im terrified., i am terrified.',
    unsafe:
      'not safe, unsafe, isnt safe, never safe, in danger, hes here, he here, hes right here, hes back, hes home, hes in., hes in here, hes in the house, hes in my house, hes in the flat, hes in my flat, hes in the room, hes inside, hes outside, hes coming, hes nearby, hes close by, hes watching, shes here, shes back, shes home, shes in., shes in the house, shes inside, shes outside, shes coming, theyre here, theyre back, theyre in., theyre inside, theyre outside, theyre coming',
  },
  cy: {
    yes: 'ydw, ydy, oes, ie, do, ia, yndw, ydyn, oes mae, ydw dwi',
    no: 'na, nac ydw, nag ydw, na dydw, nac oes, nage, naddo, sai, dydw i ddim, dw i ddim, dwi ddim.',
    safe: 'ddim mewn perygl, dim perygl',
    unsure:
      'efallai, falle, ella, ddim yn siwr, dim yn siwr, dwi ddim yn gwybod, ddim yn gwbod, ddim wir, dim wir, ddim rili, dim rili, ddim felly, dim felly, ddim yn hollol, na ond, am wn i, dydw i ddim yn siwr, dw i ddim yn siwr, dwi ddim yn siwr, dydw i ddim yn gwybod, dw i ddim yn gwybod, dydw i ddim yn meddwl, dwi ddim yn meddwl',
    unsafe:
      'ddim yn saff, ddim yn ddiogel, mewn perygl, mae o yma, mae e yma, mae hi yma, maen nhw yma, maen nhwn dod, mae on ol, mae en ol, mae hin ol, mae o yn ol, mae e yn ol, mae o adra, mae e gartre, mae e gartref, mae o tu allan, mae e tu allan, mae o y tu allan, mae e y tu allan, mae hi tu allan',
  },
  pl: {
    yes: 'tak, no tak, ta, jasne',
    no: 'nie',
    safe: 'nie jestem w niebezpieczenstwie, nie ma niebezpieczenstwa',
    unsure:
      'nie wiem, moze, chyba, nie bardzo, nie za bardzo, nie ale, raczej nie, raczej tak, nie do konca, nie jestem pewna, nie jestem pewien',
    unsafe: 'nie jestem bezpieczna, nie jestem bezpieczny, niebezpiecznie, on tu jest, jest tu, jest tutaj, wrocil',
  },
  ro: {
    yes: 'da, sigur',
    no: 'nu, ba',
    safe: 'nu sunt in pericol, nu e pericol',
    unsure: 'nu stiu, poate, nu prea, nu chiar, nu dar, nu sunt sigura, nu sunt sigur, cam da, cred',
    unsafe: 'nu sunt in siguranta, in pericol, e aici, este aici, a venit, e acasa',
  },
  uk: {
    yes: 'так, да, ага',
    no: 'ні, нет, нє',
    safe: 'не в небезпеці, небезпеки немає',
    unsure: 'не знаю, може, можливо, мабуть, ні але, не дуже, не зовсім, не впевнена, не впевнений',
    unsafe: 'не в безпеці, небезпечно, він тут, вона тут, він прийшов, він вдома',
  },
  pa: {
    yes: 'ਹਾਂ, ਹਾਂਜੀ, ਜੀ, ਹਾਂ ਜੀ',
    no: 'ਨਹੀਂ, ਨਾ, ਨਹੀਂ ਜੀ, ਨਈਂ',
    safe: 'ਖ਼ਤਰੇ ਵਿੱਚ ਨਹੀਂ, ਖਤਰੇ ਵਿੱਚ ਨਹੀਂ, ਕੋਈ ਖ਼ਤਰਾ ਨਹੀਂ, ਕੋਈ ਖਤਰਾ ਨਹੀਂ',
    unsure: 'ਪਤਾ ਨਹੀਂ, ਪੂਰੀ ਤਰ੍ਹਾਂ ਨਹੀਂ, ਸ਼ਾਇਦ, ਥੋੜਾ, ਥੋੜ੍ਹਾ',
    unsafe: 'ਸੁਰੱਖਿਅਤ ਨਹੀਂ, ਖ਼ਤਰਾ, ਖਤਰਾ, ਉਹ ਇੱਥੇ, ਉਹ ਘਰ',
  },
  'pa-Latn': {
    yes: 'haan, han, haanji, hanji, ji, ha, haa',
    no: 'nahi, nai, na, nhi, nahin, nahi ji',
    safe: 'khatre vich nahi, khatre ch nahi, koi khatra nahi',
    unsure: 'pata nahi, pta nai, pata nai, shayad, thoda, pta nhi, puri tarah nahi, poori tarah nahi',
    unsafe: 'safe nahi, safe nai, khatra, oh aithe, oh ethe, oh ghar, oh aa gaya',
  },
  ur: {
    yes: 'ہاں, جی, جی ہاں, ہاں جی',
    no: 'نہیں, نہ, جی نہیں, نہی',
    safe: 'خطرے میں نہیں, کوئی خطرہ نہیں',
    unsure: 'پتا نہیں, پتہ نہیں, پوری طرح نہیں, شاید, معلوم نہیں, تھوڑا',
    unsafe: 'محفوظ نہیں, خطرہ, خطرے میں, وہ یہاں, وہ گھر, وہ آگیا',
  },
  'ur-Latn': {
    yes: 'haan, han, jee, ji, jee haan, ji haan, haa, hn',
    no: 'nahi, nahin, nai, nhi, na, jee nahi, ji nahi',
    safe: 'khatre mein nahi, khatre me nahi, koi khatra nahi',
    unsure: 'pata nahi, pata nahin, pta nhi, shayad, shayed, maloom nahi, thora, puri tarah nahi, poori tarah nahi',
    unsafe:
      'mehfooz nahi, safe nahi, khatra, wo yahan, woh yahan, wo yahin, woh yahin, wo ghar, wo aa gaya, woh aa gaya',
  },
  'hi-Latn': {
    yes: 'haan, han, ha, haa, ji, ji haan, hn',
    no: 'nahi, nahin, nhi, nai, na, ji nahi',
    safe: 'khatre mein nahi, khatre me nahi, koi khatra nahi',
    unsure: 'pata nahi, pta nhi, pata nai, shayad, thoda, malum nahi, utna nahi, puri tarah nahi, poori tarah nahi',
    unsafe:
      'safe nahi, surakshit nahi, khatra, wo yahan, vo yahan, woh yahan, wo yahin, vo yahin, woh yahin, wo ghar, wo aa gaya, vo aa gaya',
  },
  bn: {
    yes: 'হ্যাঁ, হ্যা, জি, হ, অয়, হুম',
    no: 'না, জি না, নাহ',
    safe: 'বিপদে নেই, বিপদে নই, বিপদ নেই',
    unsure: 'জানি না, ঠিক না, পুরোপুরি না, হয়তো, মনে হয়, বুঝতে পারছি না, বলতে পারি না',
    unsafe: 'নিরাপদ না, নিরাপদ নই, বিপদে, সে এখানে, ও এখানে, ও বাসায়',
  },
  'bn-Latn': {
    yes: 'ha, hae, hya, haa, ji, oy, hmm, hoy',
    no: 'na, nah, ji na, naa',
    safe: 'bipode nai, bipode nei, bipod nai',
    unsure: 'jani na, thik na, puropuri na, hoyto, mone hoy, zani na, bujtesi na',
    unsafe: 'safe na, nirapod na, bipode, he ekhane, o ekhane, o bashay, he ono',
  },
  gu: {
    yes: 'હા, હાજી, જી, હાં',
    no: 'ના, નહીં, નહિ, નથી',
    safe: 'જોખમમાં નથી, કોઈ જોખમ નથી',
    unsure: 'ખબર નથી, ખાસ નહીં, પૂરેપૂરું નહીં, કદાચ, ખબર નહીં, થોડું',
    unsafe: 'સલામત નથી, સુરક્ષિત નથી, જોખમ, એ અહીં, તે અહીં, એ ઘરે',
  },
  ar: {
    yes: 'نعم, اي, ايوه, ايه, اه, أجل, أيوا',
    no: 'لا, لأ, كلا, مو, لا مو',
    safe: 'لست في خطر, مو بخطر, مش بخطر, مش في خطر, ما في خطر, لا يوجد خطر',
    unsure:
      'لا أعرف, لا اعرف, ليس تماما, ليس كثيرا, مو كثير, مش كتير, ما بعرف, مش عارفة, مش عارف, ما ادري, ربما, يمكن, مو متأكدة, مش متأكدة, مدري',
    unsafe: 'مو بأمان, مش بأمان, لست بأمان, خطر, بخطر, هو هنا, هو هون, موجود, رجع',
  },
  pt: {
    yes: 'sim, ya, s, estou., estou sim, claro',
    no: 'nao, n, naum, nunca',
    safe: 'nao estou em perigo, sem perigo',
    unsure: 'nao sei, talvez, mais ou menos, nem por isso, nao tenho a certeza, acho que sim, acho que nao, sei la',
    unsafe: 'nao estou segura, nao estou seguro, em perigo, ele esta aqui, ele ta aqui, ele chegou, ele voltou',
  },
  es: {
    yes: 'si, sip, claro, si si',
    no: 'no, nop, que va, nunca',
    safe: 'no estoy en peligro, no hay peligro, estoy a salvo',
    unsure:
      'no se, tal vez, quizas, quiza, mas o menos, no mucho, no estoy segura, no estoy seguro, creo que si, creo que no',
    unsafe: 'no estoy a salvo, en peligro, esta aqui, el esta aqui, ha vuelto, ya llego, ya vino',
  },
  fr: {
    yes: 'oui, ouais, oe, wi, si',
    no: 'non, nan, nn, jamais, pas du tout',
    safe: 'pas en danger, pas de danger',
    unsure: 'je sais pas, sais pas, jsp, peut etre, pas vraiment, pas sure, pas sur, je crois, un peu, bof',
    unsafe: 'pas en securite, en danger, il est la, il est ici, il est rentre, il est revenu, pas safe',
  },
  it: {
    yes: 'si, sisi, certo, s',
    no: 'no, nono, mai, per niente',
    safe: 'non sono in pericolo, nessun pericolo',
    unsure: 'non so, boh, forse, non proprio, non sono sicura, non sono sicuro, credo, piu o meno, insomma',
    unsafe: 'non sono al sicuro, in pericolo, e qui, lui e qui, e tornato, e arrivato, sta qui',
  },
  tr: {
    yes: 'evet, ewet, tabi, hee, he, evt',
    no: 'hayir, yok, degil, degilim, hayr, yoo',
    safe: 'tehlikede degilim, tehlike yok',
    unsure: 'bilmiyorum, belki, pek degil, emin degilim, sanirim, galiba, sayilmaz',
    unsafe: 'guvende degilim, tehlikedeyim, burada, o burda, geldi, evde',
  },
  so: {
    yes: 'haa, ha, haye, waa haa',
    no: 'maya, may, ma aha, maaha',
    safe: 'khatar kuma jiro, khatar ma jiro, khatar ma jirto',
    unsure: 'ma aqaan, ma aha sidaas, ma garanayo, malaha, ma hubo, waan filayaa',
    unsafe: 'amaan ma ihi, ammaan ma ihi, khatar, wuu joogaa, halkan ayuu joogaa, wuu yimid',
  },
};

/** Said alone these are always an alarm, whoever the visitor is. Status: draft, not yet reviewed. */
const cries: Readonly<Record<string, string>> = {
  any: '999, 112, sos, :sos, 999 999, sos sos, call999, ring999, 999help, help999',
  en: 'help, help me now, nine nine nine, call nine nine nine, call the police, call police, police now, send police, send the police, send help, call 999, ring 999, hes here, he is here, shes here, she is here, hes outside, shes outside, hes inside, hes in the house, hes at the door, he found me, shes found me, hes found me, hes coming, hes back, in danger, im in danger, im not safe, not safe',
  cy: 'helpwch fi, helpwch fi nawr, help fi, galwch yr heddlu, mae o yma, mae e yma, mae hi yma, mewn perygl',
  pl: 'ratunku, on tu jest, jest tutaj, wezwij policje, wezwijcie policje, policja szybko',
  ro: 'ajutor, e aici, este aici, chemati politia, sunati la politie',
  uk: 'рятуйте, він тут, вона тут, викличте поліцію',
  pa: 'ਬਚਾਓ, ਪੁਲਿਸ ਬੁਲਾਓ, ਉਹ ਇੱਥੇ ਹੈ',
  'pa-Latn': 'bachao, police bulao, oh ethe hai, oh aa gaya',
  ur: 'بچاؤ, پولیس بلاؤ, وہ یہاں ہے, وہ آگیا',
  'ur-Latn': 'bachao, bachaao, police bulao, police ko bulao, wo yahan hai, woh yahan hai, wo aa gaya, woh aa gaya',
  bn: 'বাঁচাও, বাঁচান, পুলিশ ডাকেন, পুলিশ ডাকুন, সে এখানে',
  'bn-Latn': 'bachao, bachan, police dakun, police daken, o ekhane',
  gu: 'બચાવો, પોલીસ બોલાવો, એ અહીં છે',
  ar: 'النجدة, انجدوني, الحقوني, اتصلوا بالشرطة, هو هنا, هو هون',
  pt: 'socorro, ele esta aqui, ele ta aqui, chama a policia, chamem a policia',
  es: 'socorro, auxilio, esta aqui, el esta aqui, llama a la policia, llamen a la policia',
  fr: 'au secours, il est la, il est ici, appelez la police, appelle la police',
  it: 'aiuto, e qui, lui e qui, chiamate la polizia, chiama la polizia',
  tr: 'imdat, polis cagirin, polisi arayin, o burada, geldi kapida',
  so: 'i badbaadi, booliska u wac, booliska ii wac, wuu joogaa, wuu yimid',
};

type Meaning = 'yes' | 'no' | 'safe' | 'unsure' | 'unsafe';

interface Answer {
  readonly meaning: Meaning;
  readonly words: string;
  readonly row: readonly Token[];
}

const shortForms: ReadonlyMap<string, string> = new Map([
  ['he is', 'hes'],
  ['he has', 'hes'],
  ['she is', 'shes'],
  ['she has', 'shes'],
  ['they are', 'theyre'],
]);

/** "He is here" as "hes here". */
function shortly(words: readonly Token[]): Token[] {
  const short: Token[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const form = shortForms.get(`${words[at]} ${words[at + 1]}`);
    short.push(form ?? words[at] ?? '');
    if (form !== undefined) at += 1;
  }
  return short;
}

/** Every answer as typed words, longest first: "no i do not know" is no plain "no". */
const known: readonly Answer[] = Object.values(answers)
  .flatMap((lists) =>
    (['unsafe', 'safe', 'unsure', 'yes', 'no'] as const).flatMap((meaning) =>
      lists[meaning].split(',').map((phrase) => {
        const row = shortly(phrase.trim().replace(/\.$/, ` ${sentenceEnd}`).split(' ').map(foldWord));
        return { meaning, words: row.join(' '), row };
      }),
    ),
  )
  .sort((a, b) => b.words.length - a.words.length);

/** The same by their first word, so that a message is compared with few of them. */
const knownBy: ReadonlyMap<string, readonly Answer[]> = byFirstWord(known);
const unsafeBy: ReadonlyMap<string, readonly Answer[]> = byFirstWord(
  known.filter(({ meaning }) => meaning === 'unsafe'),
);
const safeOnes: readonly Answer[] = known.filter(({ meaning }) => meaning === 'safe');

function byFirstWord(list: readonly Answer[]): ReadonlyMap<string, readonly Answer[]> {
  const found = new Map<string, Answer[]>();
  for (const answer of list) {
    const first = answer.row[0] ?? '';
    const same = found.get(first);
    if (same === undefined) found.set(first, [answer]);
    else same.push(answer);
  }
  return found;
}

const denials: ReadonlySet<string> = new Set(
  'not isnt aint arent wasnt never ddim dim nid nie nu не pas nao non sin senza ma'.split(' '),
);

const denialsAfter: ReadonlySet<string> = new Set(
  'nahi nahin nhi nai na ਨਹੀਂ نہیں না নয় নেই નથી નહીં degil yok ma'.split(' ').map(foldWord),
);

const criesAsTyped: ReadonlySet<string> = new Set(
  Object.values(cries).flatMap((list) => list.split(',').map((cry) => cry.trim().split(' ').map(foldWord).join(' '))),
);
const courtesies: ReadonlySet<string> = new Set(['please', 'plz', 'pls', 'plss', 'plis']);

/**
 * Whether the whole message is a cry for help: "999", "send police please".
 * @param words folded tokens of the whole message
 */
export function isCry(words: readonly Token[]): boolean {
  const spoken = words.filter((word) => word !== sentenceEnd && !courtesies.has(word));
  if (spoken.length === 0 || spoken.length > longestCry) return false;
  // "9 9 9" and "s o s".
  const isSpelt = spoken.every((word) => word.length === 1);
  return criesAsTyped.has(spoken.join(isSpelt ? '' : ' '));
}

/**
 * Whether a longer message breaks off into a cry: "he keeps texting me about the kids. hes here". The first sentence may be
 * explained by the next one ("hes at the door. the gas man i mean"), the last one is not.
 * @param words folded tokens of the whole message
 */
export function endsInCry(words: readonly Token[]): boolean {
  const end = words.at(-1) === sentenceEnd ? words.length - 1 : words.length;
  const start = words.lastIndexOf(sentenceEnd, end - 1);
  return start > 0 && end - start - 1 <= longestCry + 1 && isCry(words.slice(start, end));
}

const longestCry = 5;

/** Begins with "no" and says nothing of danger. */
const harmless: ReadonlySet<string> = new Set([
  'no problem',
  'no worries',
  'no thanks',
  'no thank you',
  'no prob',
  'no probs',
]);

/** Longer messages tell of themselves. */
const longestAnswer = 9;

/**
 * What a short answer to a question about danger shows.
 * @param words folded tokens of the whole message
 * @returns `alarm` when it says that there is danger, `check` when it does not rule it out, undefined when it is no such answer
 */
export function answerTier(words: readonly Token[], yesMeans: YesMeans): 'alarm' | 'check' | undefined {
  const answer = words.filter((word) => word !== sentenceEnd);
  if (answer.length === 0 || answer.length > longestAnswer) return undefined;
  const spoken = [...shortly(answer), sentenceEnd];
  const text = `${spoken.join(' ')} `;
  if (saysUnsafe(spoken)) return 'alarm';
  const first = knownBy.get(spoken[0] ?? '')?.find(({ words: phrase }) => text.startsWith(`${phrase} `));
  if (first === undefined) return undefined;
  const { meaning } = first;
  if (meaning === 'unsure' || yesMeans === 'open') return 'check';
  if (yesMeans === 'danger') return meaning === 'yes' ? 'alarm' : undefined;
  return meaning === 'no' && !harmless.has(answer.join(' ')) ? 'check' : undefined;
}

/** "No, he is here" and "no, not safe" say so; "no estoy en peligro" and "khatra nahi" do not. */
function saysUnsafe(spoken: readonly Token[]): boolean {
  const mayStand = ({ row }: Answer): boolean => row.every((word) => word === sentenceEnd || spoken.includes(word));
  const rows: Answer[] = [];
  for (const word of new Set(spoken)) for (const row of unsafeBy.get(word) ?? []) if (mayStand(row)) rows.push(row);
  if (rows.length === 0) return false;
  let rest = ` ${spoken.join(' ')} `;
  for (const { row, words } of safeOnes) {
    if (spoken.includes(row[0] ?? '')) rest = rest.replace(` ${words} `, ` ${sentenceEnd} `);
  }
  const left = rest.trim().split(' ');
  return rows.some(({ row }) => standsUndenied(left, row));
}

function standsUndenied(spoken: readonly Token[], row: readonly Token[]): boolean {
  const start = spoken.findIndex((_, at) => row.every((word, on) => spoken[at + on] === word));
  if (start < 0) return false;
  return !denials.has(spoken[start - 1] ?? '') && !denialsAfter.has(spoken[start + row.length] ?? '');
}
