import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type HeaderList, pageHeaders } from '../securityHeaders.js';
import { makeStaticFile, type StaticFile } from '../staticFiles.js';

/** Nobody frames a console, we ourselves included. */
function noFrame(headers: HeaderList): HeaderList {
  return headers.map((value) => value.replace("frame-ancestors 'self'", "frame-ancestors 'none'"));
}

/**
 * One of the pages for staff, with the addresses of its script and its style filled in.
 * @param name of the template, and of its script
 */
export function readConsolePage(
  name: 'console' | 'signIn' | 'accounts' | 'hours' | 'statistics',
  { templatesDir, publicDir }: { readonly templatesDir: string; readonly publicDir: string },
): StaticFile {
  const manifest = JSON.parse(readFileSync(path.join(publicDir, 'manifest.json'), 'utf8')) as Record<string, string>;
  const named = (plain: string): string => {
    const file = manifest[plain];
    if (file === undefined) throw new Error(`readConsolePage: ${plain} was not built; run npm run build`);
    return `/${file}`;
  };
  const html = readFileSync(path.join(templatesDir, `${name}.html`), 'utf8')
    .replace('{{script}}', named(`${name}.js`))
    .replace('{{style}}', named('console.css'));
  return makeStaticFile(Buffer.from(html), '.html', noFrame(pageHeaders([])), ['Vary', 'Accept-Encoding, Cookie']);
}
