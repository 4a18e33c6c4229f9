type Attributes = Readonly<Record<string, string>>;

/** What of the settings text needs to know. */
export interface KnownNumbers {
  readonly phoneNumbers: readonly string[];
  readonly textNumbers: readonly string[];
}

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

export function button(label: string, className: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, label);
  made.addEventListener('click', onClick);
  return made;
}

/** A number to tap; left to right in every language, or its groups would change places. */
export function numberLink(number: string, label = number, scheme: 'tel' | 'sms' = 'tel'): HTMLAnchorElement {
  return element('a', { class: 'number', dir: 'ltr', href: `${scheme}:${number.replace(/[^\d+]/g, '')}` }, label);
}

/** A text with the numbers that we know as links. A number inside a longer one is left alone. */
export function linkNumbers(text: string, { phoneNumbers, textNumbers }: KnownNumbers): (Node | string)[] {
  const known = [...phoneNumbers, ...textNumbers]
    .sort((one, other) => other.length - one.length)
    .map((number) => number.replace(/[^\d ]/g, '\\$&'))
    .join('|');
  if (known === '') return [text];
  return text
    .split(new RegExp(`(?<![\\d+]|\\d )(${known})(?!\\d| \\d)`))
    .map((part, index) =>
      index % 2 === 0 ? part : numberLink(part, part, phoneNumbers.includes(part) ? 'tel' : 'sms'),
    );
}

/** Paragraphs, and lines that begin with a bullet as a list. */
export function paragraphs(text: string, numbers: KnownNumbers): HTMLElement[] {
  const blocks: HTMLElement[] = [];
  for (const line of text.split('\n')) {
    const item = /^\s*•\s*(.*)$/.exec(line)?.[1];
    if (item !== undefined) {
      const last = blocks.at(-1);
      const list = last?.localName === 'ul' ? last : element('ul', { class: 'text', dir: 'auto' });
      if (list !== last) blocks.push(list);
      list.append(element('li', {}, ...linkNumbers(item, numbers)));
    } else if (line.trim() !== '') {
      blocks.push(element('p', { class: 'text', dir: 'auto' }, ...linkNumbers(line, numbers)));
    }
  }
  return blocks;
}
