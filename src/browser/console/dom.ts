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

export function button(label: string, className: string, onClick: (event: MouseEvent) => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, label);
  made.addEventListener('click', onClick);
  return made;
}

/** For a button that does the opposite when it is pressed again: the second click of a double one does nothing. */
export function onceEach(use: () => void): (event: MouseEvent) => void {
  return ({ detail }) => {
    if (detail <= 1) use();
  };
}

let count = 0;

/** A control below its label. */
export function labelled<Control extends HTMLElement>(label: string, control: Control): HTMLElement {
  count += 1;
  control.id = `field-${count}`;
  return element('div', { class: 'field' }, element('label', { for: control.id }, label), control);
}

/** A list of options to choose from, the first of which says what it is for. */
export function select(options: readonly (readonly [value: string, label: string])[]): HTMLSelectElement {
  return element('select', {}, ...options.map(([value, label]) => element('option', { value }, label)));
}

/** A field of several lines that no browser remembers, and whose words go to no spelling service. */
export function textArea(rows: number): HTMLTextAreaElement {
  return element('textarea', {
    rows: String(rows),
    autocomplete: 'off',
    spellcheck: 'false',
    autocapitalize: 'sentences',
  });
}

/** A button that wants to be pressed twice; leaving it takes the first press back. */
export function careful(label: string, sure: string, use: () => void): HTMLButtonElement {
  const press = onceEach(() => {
    if (made.dataset.sure === 'yes') {
      reset();
      return use();
    }
    made.dataset.sure = 'yes';
    made.textContent = sure;
  });
  const made = button(label, '', press);
  function reset(): void {
    delete made.dataset.sure;
    made.textContent = label;
  }
  made.addEventListener('blur', reset);
  return made;
}

/** A table with its headings and a name that is read out. */
export function table(caption: string, headings: readonly string[], ...rows: HTMLElement[]): HTMLTableElement {
  return element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...headings.map((text) => element('th', { scope: 'col' }, text)))),
    element('tbody', {}, ...rows),
  );
}
