import { element } from './dom.js';
import { otherLanguages } from './words.js';

/** The way to the same page in the other languages, each named in itself. */
export function languageLinks(): HTMLElement {
  const links = otherLanguages.map(({ tag, name }) =>
    element('a', { href: `?lang=${tag}`, lang: tag, hreflang: tag }, name),
  );
  return element('span', { class: 'row languages' }, ...links);
}
