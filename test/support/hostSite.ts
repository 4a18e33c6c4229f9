import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostSite {
  /** its address; the site has another origin than the chat's server, because the port is another */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * A helpline's own site, on which the chat is embedded.
 * @param html the whole page
 * @param headers sent with it, such as a content policy
 * @param scripts files on disk by their path in the site
 */
export async function startHostSite(
  html: () => string,
  headers: Record<string, string> = {},
  scripts: ReadonlyMap<string, string> = new Map(),
): Promise<HostSite> {
  const server = createServer((request, response) => {
    if (request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers });
      response.end(html());
    } else if (scripts.has(request.url ?? '')) {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
      response.end(readFileSync(scripts.get(request.url ?? '') ?? ''));
    } else {
      // A browser's own question for an icon, perhaps on a line that it has closed again.
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A site with a style of its own that would spoil ours, a skip link, and a cookie notice above everything. */
export function noisyPage(script: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Our helpline</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>html{font-size:62.5%}a,button,p{color:#f0f!important;font-size:9px!important;display:none}h1{color:red}
.notice{position:fixed;inset:0;z-index:2147483647;background:#333}</style>${script}</head>
<body><a href="#content" style="display:inline!important">Skip to content</a><main id="content"><h1>Our helpline</h1></main>
<div class="notice">We use cookies</div></body></html>`;
}
