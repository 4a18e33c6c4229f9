import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { neutralSite } from './fakeDirectLine.js';

const root = new URL('../../../', import.meta.url);

type LaunchOptions = NonNullable<Parameters<typeof chromium.launch>[0]>;

/** Starts the system's Chromium, with nothing that would call home. */
export async function launchBrowser(options: { ignoreDefaultArgs?: string[] } = {}): Promise<Browser> {
  return chromium.launch(await quietly(options));
}

/** The same as a process that a test can kill in the middle of its work. */
export async function launchBrowserToKill(): Promise<{ browser: Browser; kill: () => Promise<void> }> {
  const server = await chromium.launchServer(await quietly());
  const browser = await chromium.connect(server.wsEndpoint());
  return {
    browser,
    async kill() {
      const gone = new Promise<void>((resolve) => server.once('close', () => resolve()));
      server.process().kill('SIGKILL');
      await gone;
    },
  };
}

async function quietly(options: LaunchOptions = {}): Promise<LaunchOptions> {
  const script = new URL('scripts/findBrowser.mjs', root).href;
  const { findBrowser } = (await import(script)) as { findBrowser: () => string | undefined };
  const executablePath = findBrowser();
  if (executablePath === undefined)
    throw new Error('launchBrowser: no Chromium was found; see scripts/ensureBrowser.mjs');
  return {
    ...options,
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

/** A fresh visitor's browser window, and what was seen of it. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** everything that reached the console, and uncaught errors */
  readonly console: string[];
  /** addresses asked for that are neither ours nor the neutral site */
  readonly thirdParties: string[];
}

export interface VisitOptions {
  readonly width?: number;
  readonly height?: number;
  readonly javaScript?: boolean;
  /** a second address of ours, when the page opened is a site that embeds the chat */
  readonly chatUrl?: string;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/**
 * Opens the page in a fresh context; the neutral site is answered here, no other site is.
 * @param url our server's own address
 */
export async function openVisit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1024, height: options.height ?? 768 },
    javaScriptEnabled: options.javaScript ?? true,
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const visit: Visit = { context, page, console: [], thirdParties: [] };
  page.on('console', (message) => visit.console.push(message.text()));
  page.on('pageerror', (error) => visit.console.push(error.message));
  const origins = [url, options.chatUrl ?? url].map((address) => new URL(address).origin);
  await context.route(
    (address) => !origins.includes(address.origin),
    (route) => {
      const address = route.request().url();
      if (address === neutralSite) {
        return route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><p>Rain later</p>' });
      }
      visit.thirdParties.push(address);
      return route.abort();
    },
  );
  await options.prepare?.(page);
  await page.goto(url);
  return visit;
}

/** All markup of the page, shadow roots included, as `page.content()` does not. */
export function everything(page: Page): Promise<string> {
  return page.evaluate(() => {
    const read = (root: Document | ShadowRoot): string =>
      [
        root instanceof ShadowRoot ? root.innerHTML : root.documentElement.outerHTML,
        ...[...root.querySelectorAll('*')].map((each) => (each.shadowRoot === null ? '' : read(each.shadowRoot))),
      ].join('\n');
    return read(document);
  });
}

/** The text of the element that has the focus, also behind a shadow root. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    return active?.textContent || active?.localName || '';
  });
}
