import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { chooseLanguage } from '../page.js';
import { type HeaderList, pageHeaders } from '../securityHeaders.js';
import { makeStaticFile, type StaticFile } from '../staticFiles.js';

/** Nobody frames a console, we ourselves included. */
function noFrame(headers: HeaderList): HeaderList {
  return headers.map((value) => value.replace("frame-ancestors 'self'", "frame-ancestors 'none'"));
}

type PageName = 'console' | 'signIn' | 'accounts' | 'hours' | 'statistics';

/** What stands in a page before its script runs. All other words are the script's: `browser/console/languages/`. */
const pageWords: Readonly<Record<string, Readonly<Record<PageName | 'skip' | 'noScripts', string>>>> = {
  en: {
    console: 'Desk',
    signIn: 'Sign in',
    accounts: 'Accounts',
    hours: 'Hours and closures',
    statistics: 'Figures',
    skip: 'Skip to the conversation',
    noScripts: 'This page needs scripts. Please switch them on for this site.',
  },
  cy: {
    console: 'Desg',
    signIn: 'Mewngofnodi',
    accounts: 'Cyfrifon',
    hours: 'Oriau a chau',
    statistics: 'Ffigurau',
    skip: 'Neidio i’r sgwrs',
    noScripts: 'Mae angen sgriptiau ar y dudalen hon. Galluogwch nhw ar gyfer y wefan hon.',
  },
};

const languages = Object.keys(pageWords);

/** @returns the language that is asked for in the address, else the one that the browser asks for */
export function languageOf({ url = '', headers }: IncomingMessage): string {
  return chooseLanguage(askedIn(url), headers['accept-language'], languages);
}

/** An address for staff, with the language that was asked for in the one before. */
export function withLanguage(path: string, { url = '' }: IncomingMessage): string {
  const asked = languages.find((tag) => tag === askedIn(url));
  return asked === undefined ? path : `${path}?lang=${asked}`;
}

const askedIn = (url: string): string | undefined => /[?&]lang=([A-Za-z-]{1,20})/.exec(url)?.[1];

/**
 * One of the pages for staff, with the addresses of its script and its style filled in.
 * @param name of the template, and of its script
 * @returns the page in the language that a request asks for
 */
export function readConsolePage(
  name: PageName,
  { templatesDir, publicDir }: { readonly templatesDir: string; readonly publicDir: string },
): (request: IncomingMessage) => StaticFile {
  const manifest = JSON.parse(readFileSync(path.join(publicDir, 'manifest.json'), 'utf8')) as Record<string, string>;
  const named = (plain: string): string => {
    const file = manifest[plain];
    if (file === undefined) throw new Error(`readConsolePage: ${plain} was not built; run npm run build`);
    return `/${file}`;
  };
  const template = readFileSync(path.join(templatesDir, `${name}.html`), 'utf8')
    .replace('{{script}}', named(`${name}.js`))
    .replace('{{style}}', named('console.css'));
  const vary: HeaderList = ['Vary', 'Accept-Encoding, Accept-Language, Cookie'];
  const made = new Map(
    Object.entries(pageWords).map(([language, words]) => {
      const html = template
        .replace('{{language}}', language)
        .replace('{{title}}', words[name])
        .replace('{{skip}}', words.skip)
        .replace('{{noScripts}}', words.noScripts);
      return [language, makeStaticFile(Buffer.from(html), '.html', noFrame(pageHeaders([])), vary)];
    }),
  );
  return (request) => {
    const page = made.get(languageOf(request));
    if (page === undefined) throw new Error(`readConsolePage: ${name} is there in no such language`);
    return page;
  };
}
