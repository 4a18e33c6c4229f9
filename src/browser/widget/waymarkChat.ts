import type { WidgetSettings } from '../../protocol/widget.js';
import { keepOnTop, raise } from '../quickExit/topLayer.js';
import { type Layout, readAttributes } from './attributes.js';
import { button, element } from './dom.js';
import { type OpenChat, openChat } from './openChat.js';

/**
 * `<waymark-chat>`: the chat behind a shadow root, so that neither the site's style nor ours leaks. In a corner it can be
 * minimised; a conversation begins when it is first opened, and goes on while it is minimised.
 * @param settings words and numbers of the language
 * @param base address that the widget's script came from
 */
export function defineWaymarkChat(settings: WidgetSettings, base: string): void {
  const { words, language, direction } = settings;

  class WaymarkChat extends HTMLElement {
    #body = element('div', { class: 'chat' });
    #launcher: HTMLButtonElement | undefined;
    #panel = element('section', { class: 'panel', tabindex: '-1', 'aria-label': words.tellConversation });
    #chat: OpenChat | undefined;
    #isBuilt = false;

    connectedCallback(): void {
      if (this.#isBuilt) return;
      this.#isBuilt = true;
      const layout = readAttributes((name) => this.getAttribute(name));
      const style = element('link', { rel: 'stylesheet', href: new URL(settings.style, base).href });
      const frame = element('div', { class: `frame ${layout.position}`, lang: language, dir: direction, hidden: '' });
      // Shown when its style is there; and if that never comes, without it.
      style.onload = style.onerror = () => {
        frame.hidden = false;
        if (layout.position !== 'inline') raise(this);
      };
      for (const { name, colour, on } of layout.accents) {
        frame.style.setProperty(`--accent-${name}`, colour);
        frame.style.setProperty(`--on-accent-${name}`, on);
      }
      if (layout.position === 'inline') this.#buildInline();
      else this.#buildFloating(frame, layout);
      frame.append(this.#panel);
      this.attachShadow({ mode: 'open' }).append(style, frame);
      this.#refuseDrops();
    }

    /** For those who go from heading to heading; everybody else sees what this is. */
    #heading(): HTMLElement {
      return element('h2', { class: 'speaker' }, words.tellConversation);
    }

    /** In the flow of a page, which has an exit of its own. */
    #buildInline(): void {
      this.#panel.append(this.#heading(), this.#body);
      this.#startChat();
    }

    /** In a corner: a launcher, and a panel with a way out of its own in its head, which is never scrolled away. */
    #buildFloating(frame: HTMLElement, { opening }: Layout): void {
      const exit = document.querySelector('waymark-exit')?.shadowRoot?.querySelector('a');
      this.#panel.append(
        this.#heading(),
        element(
          'div',
          { class: 'head' },
          element(
            'a',
            {
              class: 'exit',
              href: exit?.href ?? 'about:blank',
              rel: 'noopener noreferrer',
              'data-quick-exit': '',
            },
            exit?.textContent ?? '',
          ),
          button(words.offerMinimise, 'tool minimise', () => this.#minimise()),
        ),
        this.#body,
      );
      const launcher = button(words.offerOpenChat, 'launcher', () => this.#open());
      this.#launcher = launcher;
      frame.append(launcher);
      if (opening === 'open') this.#open(false);
      else this.#panel.hidden = true;
      keepOnTop(this);
      this.#fitAboveKeyboard();
    }

    #open(takesFocus = true): void {
      this.#panel.hidden = false;
      if (this.#launcher !== undefined) {
        this.#launcher.hidden = true;
        this.#launcher.textContent = words.offerOpenChat;
      }
      window.waymarkQuickExit?.showButton(false);
      if (this.#chat === undefined) this.#startChat();
      // Not the text field: that would open a phone's keyboard over the first words.
      if (takesFocus) this.#panel.focus({ preventScroll: true });
    }

    #minimise(): void {
      this.#panel.hidden = true;
      window.waymarkQuickExit?.showButton(true);
      if (this.#launcher === undefined) return;
      this.#launcher.hidden = false;
      this.#launcher.focus({ preventScroll: true });
    }

    #startChat(): void {
      const chat = openChat({
        settings,
        root: this.#body,
        directLine: new URL('v3/directline', base).href,
        onMessage: () => {
          if (!this.#panel.hidden || this.#launcher === undefined) return;
          this.#launcher.textContent = `${words.offerOpenChat} (${words.tellNewMessage})`;
        },
      });
      this.#chat = chat;
      window.waymarkQuickExit?.onLeave((left) => {
        const erase = chat.close();
        // An advisor is told apart who fled and who closed the page.
        return left || erase === undefined ? erase : { ...erase, url: `${erase.url}?closed` };
      });
    }

    /** A picture dropped on the page would open in its place, and be in the history. */
    #refuseDrops(): void {
      this.addEventListener('dragover', (event) => event.preventDefault());
      this.addEventListener('drop', (event) => {
        event.preventDefault();
        this.#chat?.refuseFiles();
      });
    }

    /** A phone's keyboard covers the lower part of the page without making it smaller; the panel must fit above it. */
    #fitAboveKeyboard(): void {
      const viewport = window.visualViewport;
      viewport?.addEventListener('resize', () => {
        this.#panel.style.setProperty('--view-height', `${viewport.height}px`);
        this.#panel.style.setProperty('--view-top', `${viewport.offsetTop}px`);
      });
    }
  }

  customElements.define('waymark-chat', WaymarkChat);
}
