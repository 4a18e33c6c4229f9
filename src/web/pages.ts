import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { chooseLanguage, type PageValues, renderPage } from './page.js';
import type { HeaderList } from './securityHeaders.js';
import { makeStaticFile, type StaticFile } from './staticFiles.js';

export interface PagesOptions {
  /** the folder of built files, with the template `index.html` in it */
  readonly publicDir: string;
  /** what a page in a language needs beyond its words */
  readonly values: (language: string) => Omit<PageValues, 'languages'>;
  /** `page` words by language; the first is used when nothing fits */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly headers: HeaderList;
}

/**
 * The page in every language, rendered and compressed at start.
 * @returns a function that gives the page for a request: by `?lang=`, else by what the browser asks for
 * @throws Error when a language lacks a word that the page needs
 */
export function createPages(options: PagesOptions): (request: IncomingMessage) => StaticFile | undefined {
  const { publicDir, words, headers } = options;
  const template = readFileSync(path.join(publicDir, 'index.html'), 'utf8');
  const tags = Object.keys(words);
  const languages = tags.map((tag) => ({ tag, name: words[tag]?.tellLanguageName ?? tag }));
  const pages = new Map(
    tags.map((tag) => {
      const html = renderPage(template, { ...options.values(tag), languages }, { tag, words: words[tag] ?? {} });
      return [tag, makeStaticFile(Buffer.from(html), '.html', headers, ['Vary', 'Accept-Language, Accept-Encoding'])];
    }),
  );
  return ({ url = '', headers: { 'accept-language': accepted } }) =>
    pages.get(chooseLanguage(/[?&]lang=([A-Za-z-]{1,20})/.exec(url)?.[1], accepted, tags));
}
