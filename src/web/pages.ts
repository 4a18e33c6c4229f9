import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import type { PageNumbers } from '../protocol/widget.js';
import type { Embed, PageWords } from './embed.js';
import { chooseLanguage, type PageValues, renderPage } from './page.js';
import type { HeaderList } from './securityHeaders.js';
import { makeStaticFile, type StaticFile } from './staticFiles.js';

export interface PagesOptions {
  /** where `page.html` lies as built */
  readonly templatesDir: string;
  readonly embed: Embed;
  readonly words: PageWords;
  readonly numbersIn: (language: string) => PageNumbers;
  readonly exitSite: string;
  readonly headers: HeaderList;
}

/** What a page is for a request. */
export type Page = (request: IncomingMessage) => StaticFile | undefined;

/**
 * Our own pages by their path, in every language, rendered and compressed at start: the demo page, and the chat as a page
 * of its own. Each is given by `?lang=`, else by what the browser asks for.
 * @throws Error when a language lacks a word that a page needs
 */
export function createPages(options: PagesOptions): ReadonlyMap<string, Page> {
  const { templatesDir, embed, words, headers, exitSite } = options;
  const template = readFileSync(path.join(templatesDir, 'page.html'), 'utf8');
  const tags = Object.keys(words);
  const languages = tags.map((tag) => ({ tag, name: words[tag]?.tellLanguageName ?? tag }));

  function createPage(kind: PageValues['kind']): Page {
    const rendered = new Map(
      tags.map((tag) => {
        const { widgetStyle, pageStyle } = embed;
        const scripts = { exitScript: embed.exitScript(tag), widgetScript: embed.widgetScript(tag) };
        const files = { ...scripts, widgetStyle, pageStyle };
        const values = { ...options.numbersIn(tag), ...files, exitSite, kind, languages };
        const html = renderPage(template, values, { tag, words: words[tag] ?? {} });
        return [tag, makeStaticFile(Buffer.from(html), '.html', headers, ['Vary', 'Accept-Language, Accept-Encoding'])];
      }),
    );
    return ({ url = '', headers: { 'accept-language': accepted } }) =>
      rendered.get(chooseLanguage(/[?&]lang=([A-Za-z-]{1,20})/.exec(url)?.[1], accepted, tags));
  }

  return new Map([
    ['/', createPage('demo')],
    ['/chat', createPage('chat-page')],
  ]);
}
