/** Signs that mean the same in every language; each becomes a word of its own. */
const emojiWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '🔪': ':knife',
    '🗡': ':knife',
    '🔫': ':gun',
    '🪓': ':axe',
    '🔨': ':hammer',
    '💣': ':bomb',
    '🆘': ':sos',
    '💊': ':pills',
    '🚪': ':door',
    '👊': ':hit',
    '🤛': ':hit',
    '🤜': ':hit',
    '⚰': ':coffin',
    '🪦': ':grave',
    '🩸': ':blood',
    '🔥': ':fire',
    '🚨': ':siren',
    '🚗': ':car',
    '👀': ':eyes',
    '😂': ':laugh',
    '🤣': ':laugh',
    '👋': ':wave',
  }),
);

/** A word, or `.` where a sentence ends. */
export type Token = string;

/** Stands where one sentence ends; no phrase runs over it. */
export const sentenceEnd: Token = '.';

/** Control signs, zero-width signs and marks that turn the direction of writing: invisible, and used to hide words. */
const invisible = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Variation_Selector}|\p{Emoji_Modifier}|\u{640}/gu;
const apostrophes = /['’‘ʼ`´ʹ＇]/g;
const tokenPattern = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*'?|\p{Extended_Pictographic}|[.!?\n;…؟۔।]/gu;

/** Most messages: letters that have one form alone, and no sign that must be mended or is invisible. */
export const plainAscii = /^[ -~]*$/;
const asciiToken = /[a-z0-9]+(?:'[a-z]+)*'?|[.!?;]/g;
const firstLetter = /^[a-z0-9]/;

/** As `tokenise`, for a text of nothing but `plainAscii`: the same tokens for a third of the work. */
function tokeniseAscii(text: string): Token[] {
  const tokens: Token[] = [];
  // Looked for first here and below: to the engine, replacing what is not there is slow.
  const quoted = text.includes('`') ? text.replaceAll('`', "'") : text;
  for (const raw of quoted.toLowerCase().match(asciiToken) ?? []) {
    if (firstLetter.test(raw)) tokens.push(raw.endsWith("'") ? raw.slice(0, -1) : raw);
    else if (tokens.at(-1) !== sentenceEnd) tokens.push(sentenceEnd);
  }
  return tokens;
}

/**
 * Cuts a message into plain tokens: compatibility forms folded, case dropped, invisible signs gone, apostrophes made
 * alike, signs such as 🔪 named. Spelling is left as typed; `readWords` sees to that per language.
 * @param text one message as typed; any string, lone surrogates included
 * @returns words in lower case, with `.` between sentences; linear in the length of the text
 */
export function tokenise(text: string): Token[] {
  if (plainAscii.test(text)) return tokeniseAscii(text);
  const plain = text
    .replace(/\r\n?|\n|\t/g, (space) => (space === '\t' ? ' ' : ' ⏎ '))
    .replace(invisible, '')
    .normalize('NFKC')
    .replace(apostrophes, "'")
    .toLowerCase()
    .replaceAll('⏎', '\n');
  const tokens: Token[] = [];
  for (const [raw] of plain.matchAll(tokenPattern)) {
    const word = emojiWords.get(raw);
    if (word !== undefined) tokens.push(word);
    else if (/^[\p{L}\p{N}]/u.test(raw)) tokens.push(raw.endsWith("'") ? raw.slice(0, -1) : raw);
    else if (/^[.!?\n;…؟۔।]/.test(raw) && tokens.at(-1) !== sentenceEnd) tokens.push(sentenceEnd);
  }
  return tokens;
}

function hasTriple(word: string): boolean {
  for (let at = 2; at < word.length; at += 1) {
    const letter = word.charCodeAt(at);
    if (letter === word.charCodeAt(at - 1) && letter === word.charCodeAt(at - 2)) return true;
  }
  return false;
}

/**
 * One spelling for a word, whatever the keyboard: no apostrophes, no accents on Latin letters, letters repeated three times or
 * more once, and the forms of Arabic letters that Arabic, Urdu and Persian keyboards write differently made one.
 */
export function foldWord(word: string): string {
  if (plainAscii.test(word)) {
    const bare = word.includes("'") ? word.replaceAll("'", '') : word;
    return hasTriple(bare) ? bare.replace(/([A-Za-z])\1{2,}/g, '$1') : bare;
  }
  let folded = word.replaceAll("'", '').replace(/(\p{L})\1{2,}/gu, '$1');
  if (/[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/.test(folded)) {
    folded = folded.normalize('NFD').replace(/\p{M}/gu, '');
    folded = folded.replaceAll('ı', 'i').replaceAll('ł', 'l').replaceAll('đ', 'd').replaceAll('ø', 'o');
  }
  if (/\p{Script=Arabic}/u.test(folded)) {
    folded = folded
      .replace(/[\u064b-\u065f\u0670]/g, '')
      .replace(/[أإآٱ]/g, 'ا')
      .replace(/[ىيے]/g, 'ی');
    folded = folded.replaceAll('ك', 'ک').replace(/[ةهھ]/g, 'ہ');
  }
  return folded;
}

/** What `readWords` needs to know of a language. */
export interface Spelling {
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  /** every word that the language's phrases use */
  readonly vocabulary: ReadonlySet<string>;
}

/**
 * Spells tokens as the phrases of one language do: contractions written out, "heeelp" and "oustide" and "bangin" mended.
 * Only words that no phrase knows are mended, so that a correct word never becomes another.
 */
export function readWords(tokens: readonly Token[], spelling: Spelling): Token[] {
  const words: Token[] = [];
  for (const token of tokens) {
    const found = readWord(token, spelling);
    if (typeof found === 'string') words.push(found);
    else words.push(...found);
  }
  if (words.length > 0 && words.at(-1) !== sentenceEnd) words.push(sentenceEnd);
  return words;
}

function readWord(token: Token, { spellings, vocabulary }: Spelling): string | readonly string[] {
  const known = (word: string) => spellings.get(word) ?? (vocabulary.has(word) ? word : undefined);
  const bare = token.includes("'") ? token.replaceAll("'", '') : token;
  const asTyped = known(token) ?? known(bare);
  if (asTyped !== undefined || token.length > longestMended) return asTyped ?? bare;
  if (token.length > 3 && token.endsWith("'s")) {
    const owner = token.slice(0, -2).replaceAll("'", '');
    const mended = readWord(owner, { spellings, vocabulary });
    return [...(typeof mended === 'string' ? [mended] : mended), "'s"];
  }
  const once = plainAscii.test(bare) && !hasTriple(bare) ? bare : bare.replace(/(\p{L})\1{2,}/gu, '$1');
  if (once !== bare) {
    const twice = bare.replace(/(\p{L})\1{2,}/gu, '$1$1');
    return known(twice) ?? known(once) ?? known(bare.replace(/(\p{L})\1+/gu, '$1')) ?? once;
  }
  if (bare.length > 4 && bare.endsWith('in')) {
    const whole = known(`${bare}g`);
    if (whole !== undefined) return whole;
  }
  return mendSlip(bare, vocabulary) ?? bare;
}

/** Longer tokens are no words of ours; leaving them alone keeps the work linear. */
const longestMended = 24;

/** Two letters swapped (from four letters), or one letter doubled or left out (from seven). */
function mendSlip(word: string, vocabulary: ReadonlySet<string>): string | undefined {
  if (word.length < 4 || /\p{N}/u.test(word)) return undefined;
  for (let at = 0; at + 1 < word.length; at += 1) {
    const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    if (vocabulary.has(swapped)) return swapped;
  }
  if (word.length < 7) return undefined;
  for (let at = 1; at < word.length; at += 1) {
    const shorter = word.slice(0, at) + word.slice(at + 1);
    if (shorter.length > 5 && vocabulary.has(shorter)) return shorter;
  }
  return undefined;
}
