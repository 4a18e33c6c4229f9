import type { PageNumbers } from '../../protocol/page.js';

type Attributes = Readonly<Record<string, string>>;

/** Makes an element. Text goes in as text nodes alone, so that nothing in a message can become markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A number to tap; left to right in every language, or its groups would change places. */
export function numberLink(number: string, label = number): HTMLAnchorElement {
  return element('a', { class: 'number', dir: 'ltr', href: `tel:${number.replace(/[^\d+]/g, '')}` }, label);
}

/** A sentence from the page's words, its `{{placeholders}}` filled in, numbers as links. */
export function fill(sentence: string, numbers: PageNumbers): (Node | string)[] {
  return sentence.split(/\{\{(\w+)\}\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    if (part === 'emergencyNumber') return numberLink(numbers.emergencyNumber);
    if (part === 'helplineNumber') return numberLink(numbers.helplineNumber);
    return part === 'helplineName' ? numbers.helplineName : '';
  });
}

/** A bot's text, with the numbers that the page knows as links. A number inside a longer one is left alone. */
export function linkNumbers(text: string, { emergencyNumber, helplineNumber }: PageNumbers): (Node | string)[] {
  const known = [helplineNumber, emergencyNumber].map((number) => number.replace(/[^\d ]/g, '\\$&')).join('|');
  return text
    .split(new RegExp(`(?<![\\d+]|\\d )(${known})(?!\\d| \\d)`))
    .map((part, index) => (index % 2 === 0 ? part : numberLink(part)));
}
