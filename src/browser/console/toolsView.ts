import { type ConsoleData, type ConsoleServices, longestNote, type OpenContact } from '../../protocol/console.js';
import { contactOutcomes } from '../../protocol/handover.js';
import type { ConsoleWish } from './connection.js';
import { button, element, labelled, select, textArea } from './dom.js';
import type { TalkView } from './talkView.js';
import { chosen, isByMessage, outcomeWords, spelt, words } from './words.js';

export interface ToolsOptions {
  readonly contact: OpenContact;
  readonly talk: TalkView;
  readonly data: ConsoleData;
  readonly advisorName: string;
  ask(wish: ConsoleWish): Promise<string | undefined>;
}

/** What stands beside a conversation. */
export interface TalkTools {
  readonly node: HTMLElement;
  showColleagues(colleagues: readonly { readonly id: string; readonly name: string }[], own: string): void;
  /** Goes there by a key. */
  focusOn(what: 'readySentences' | 'services'): void;
  /** Drops every word of it. */
  clear(): void;
}

/** What an advisor can do beside writing: ready sentences, services, notes, passing on, handing back, ending. */
export class ToolsView implements TalkTools {
  readonly node: HTMLElement;
  readonly #options: ToolsOptions;
  readonly #colleagues = select([['', words.anyColleague]]);
  readonly #places: Partial<Record<'readySentences' | 'services', HTMLElement>> = {};

  constructor(options: ToolsOptions) {
    this.#options = options;
    this.node = element(
      'section',
      { class: 'column tools', 'aria-label': chosen.tools },
      this.#quickReplies(),
      this.#services(),
      this.#notes(),
      this.#passOn(),
      this.#handBack(),
      this.#end(),
    );
  }

  showColleagues(colleagues: readonly { readonly id: string; readonly name: string }[], own: string): void {
    const chosen = this.#colleagues.value;
    const others = colleagues
      .filter(({ id }) => id !== own)
      .map(({ id, name }) => element('option', { value: id }, name));
    this.#colleagues.replaceChildren(element('option', { value: '' }, words.anyColleague), ...others);
    if (others.some(({ value }) => value === chosen)) this.#colleagues.value = chosen;
  }

  focusOn(what: 'readySentences' | 'services'): void {
    this.#places[what]?.focus();
  }

  clear(): void {
    for (const field of this.node.querySelectorAll('textarea, input')) (field as HTMLInputElement).value = '';
    this.node.replaceChildren();
    this.node.remove();
  }

  #quickReplies(): HTMLElement {
    const { contact, talk, data, advisorName } = this.#options;
    const ready = isByMessage(contact.channel) ? data.quickRepliesByMessage : data.quickReplies;
    const replies = (ready[contact.language] ?? ready.en ?? []).map((text) =>
      text.replaceAll('{{advisor}}', advisorName),
    );
    const list = select([['', words.choose], ...replies.map((text, index) => [String(index), text] as const)]);
    this.#places.readySentences = list;
    // By a button: with some keyboards a list changes at each step through it.
    const insert = button(words.insert, '', () => {
      const text = replies[Number(list.value)];
      if (list.value === '' || text === undefined) return list.focus();
      talk.insert(text);
      list.value = '';
    });
    return element('div', {}, labelled(words.quickReplies, list), insert);
  }

  #services(): HTMLElement {
    const { contact, talk } = this.#options;
    const field = element('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
    this.#places.services = field;
    const found = element('ul', { class: 'found', role: 'list', 'aria-live': 'polite' });
    const form = element(
      'form',
      { role: 'search' },
      labelled(words.findService, field),
      button(words.search, '', search),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      search();
    });
    function search(): void {
      const query = new URLSearchParams({ q: field.value, lang: contact.language });
      fetch(`/console/services?${query}`, { cache: 'no-store' })
        .then((response) => response.json() as Promise<ConsoleServices>)
        .then(({ services }) => show(services))
        .catch(() => show([]));
    }
    function show(services: ConsoleServices['services']): void {
      found.replaceChildren(
        ...services.map(({ id, name, hours, phone }) => {
          const send = button(words.sendCard, '', () => void talk.sendCard(id));
          send.setAttribute('aria-label', `${words.sendCard}: ${name}`);
          const about = [hours, phone].filter((part) => part !== undefined).join(' · ');
          return element(
            'li',
            {},
            element('div', {}, element('strong', {}, name), element('p', { class: 'quiet' }, about)),
            send,
          );
        }),
        ...(services.length === 0 ? [element('li', { class: 'quiet' }, words.nothingFound)] : []),
      );
    }
    return element('div', {}, form, found);
  }

  #notes(): HTMLElement {
    const { contact, ask } = this.#options;
    const { contactId } = contact;
    const notes = textArea(3);
    notes.maxLength = longestNote;
    notes.value = contact.notes;
    const codeWord = element('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', maxlength: '60' });
    codeWord.value = contact.codeWord;
    const kept = element('span', { role: 'status', class: 'quiet' });
    const keep = button(words.saveNotes, '', () => {
      void ask({ do: 'note', contactId, notes: notes.value, codeWord: codeWord.value }).then((reason) => {
        kept.textContent = reason === undefined ? words.notesKept : '';
      });
    });
    return element(
      'div',
      {},
      labelled(words.codeWord, codeWord),
      labelled(words.notes, notes),
      element('p', { class: 'row' }, keep, kept),
    );
  }

  #passOn(): HTMLElement {
    const { contact, ask } = this.#options;
    const note = element('input', {
      type: 'text',
      autocomplete: 'off',
      spellcheck: 'false',
      maxlength: String(longestNote),
    });
    const pass = button(words.passOn, '', () => {
      const to = this.#colleagues.value;
      void ask({ do: 'pass', contactId: contact.contactId, to: to === '' ? undefined : to, note: note.value });
    });
    return group(words.passOn, labelled(words.passTo, this.#colleagues), labelled(words.passNote, note), pass);
  }

  #handBack(): HTMLElement {
    const { contact, data, ask } = this.#options;
    const topics = select(data.topics.map((topic) => [topic, spelt(topic)] as const));
    const back = button(words.handBack, '', () => {
      void ask({ do: 'handBack', contactId: contact.contactId, topic: topics.value });
    });
    return group(words.handBack, labelled(words.handBackAt, topics), back);
  }

  #end(): HTMLElement {
    const { contact, ask } = this.#options;
    const outcomes = select([
      ['', words.choose],
      ...contactOutcomes.map((code) => [code, outcomeWords[code] ?? code] as const),
    ]);
    const end = button(words.end, 'danger', () => {
      const outcome = contactOutcomes.find((code) => code === outcomes.value);
      if (outcome === undefined) outcomes.focus();
      else void ask({ do: 'end', contactId: contact.contactId, outcome });
    });
    return group(words.end, labelled(words.outcome, outcomes), end);
  }
}

function group(title: string, ...children: HTMLElement[]): HTMLElement {
  return element('details', {}, element('summary', {}, title), ...children);
}
