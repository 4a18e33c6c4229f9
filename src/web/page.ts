import type { PageNumbers } from '../protocol/widget.js';
import { escapeHtml, Html, numberLink } from './html.js';

/** What a page needs beyond its words. */
export interface PageValues extends PageNumbers {
  /** https address of the neutral site that quick exit opens */
  readonly exitSite: string;
  /** the demo page says around the chat what it is; the chat's own page is the chat alone */
  readonly kind: 'demo' | 'chat-page';
  /** file names, as built */
  readonly exitScript: string;
  readonly widgetScript: string;
  readonly widgetStyle: string;
  readonly pageStyle: string;
  /** every language on offer, with its name in itself (`tellLanguageName` of its page words) */
  readonly languages: readonly { readonly tag: string; readonly name: string }[];
}

export interface PageLanguage {
  /** BCP 47 tag */
  readonly tag: string;
  /** `locales/<tag>/page.json` */
  readonly words: Readonly<Record<string, string>>;
}

const rightToLeftScripts = new Set(['ar', 'ckb', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);
const placeholder = /\{\{(\w+)\}\}/g;

/**
 * One sentence as HTML: words escaped, numbers as links.
 * @throws Error when it names something that is not there
 */
export function fillSentence(words: string, numbers: PageNumbers): Html {
  const filling: Readonly<Record<string, string>> = {
    emergencyNumber: numberLink(numbers.emergencyNumber).text,
    helplineNumber: numberLink(numbers.helplineNumber).text,
    helplineName: escapeHtml(numbers.helplineName),
  };
  const filled = escapeHtml(words).replace(placeholder, (_, name: string) => {
    const value = filling[name];
    if (value === undefined) throw new Error(`renderPage: no value for the placeholder "${name}" in a page sentence`);
    return value;
  });
  return new Html(filled);
}

function wordOf(language: PageLanguage, key: string): string {
  const word = language.words[key];
  if (word === undefined) throw new Error(`renderPage: locales/${language.tag}/page.json has no "${key}"`);
  return word;
}

/**
 * The page in one language. Called once per language at start, so that a missing word stops the start, not a visitor.
 * @param template `dist/templates/page.html`: `{{name}}` is a value, or a key of `locales/<tag>/page.json`
 * @param values escaped here; numbers become `tel:` links
 * @returns the whole HTML document
 * @throws when the template or a sentence names something that is not there
 */
export function renderPage(template: string, values: PageValues, language: PageLanguage): string {
  const numbers: PageNumbers = {
    emergencyNumber: values.emergencyNumber,
    helplineName: values.helplineName,
    helplineNumber: values.helplineNumber,
  };
  const languageLinks = values.languages
    .filter(({ tag }) => tag !== language.tag)
    .map(({ tag, name }) => {
      const safe = escapeHtml(tag);
      return `<a href="?lang=${safe}" lang="${safe}" hreflang="${safe}" data-replace>${escapeHtml(name)}</a>`;
    })
    .join(' ');
  const plain = ['exitSite', 'kind', 'exitScript', 'widgetScript', 'widgetStyle', 'pageStyle'] as const;
  const blocks: Readonly<Record<string, string>> = {
    ...Object.fromEntries(plain.map((name) => [name, escapeHtml(values[name])])),
    language: escapeHtml(language.tag),
    direction: directionOf(language.tag),
    languageLinks,
  };
  return template.replace(
    placeholder,
    (_, name: string) => blocks[name] ?? fillSentence(wordOf(language, name), numbers).text,
  );
}

/** The writing direction of a language. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return rightToLeftScripts.has((tag.split('-')[0] ?? '').toLowerCase()) ? 'rtl' : 'ltr';
}

/**
 * Which language to show.
 * @param asked the `lang` in the address; it wins when it is on offer
 * @param acceptLanguage the request header, read by its weights (RFC 9110, section 12.5.4)
 * @param offered tags on offer; the first one is used when nothing fits
 */
export function chooseLanguage(
  asked: string | undefined,
  acceptLanguage: string | undefined,
  offered: readonly string[],
): string {
  const find = (tag: string) =>
    offered.find((each) => each.toLowerCase() === tag) ??
    offered.find((each) => each.toLowerCase() === (tag.split('-')[0] ?? ''));
  const wanted = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const weight = rest.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find((each) => each !== undefined);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  for (const tag of [asked?.toLowerCase() ?? '', ...wanted.map((each) => each.tag)]) {
    const found = tag === '' ? undefined : find(tag);
    if (found !== undefined) return found;
  }
  return offered[0] ?? 'en';
}
