import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { HeaderList } from './securityHeaders.js';

/** One file in memory, ready to be sent. */
export interface StaticFile {
  readonly plain: Buffer;
  readonly br: Buffer | undefined;
  readonly gzip: Buffer | undefined;
  readonly headers: HeaderList;
}

/** Files by their path in the address. It is filled at start, so no request can reach the disk. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const compressed = /^(?:text|application)\/|svg/;
/** A name with a hash of its content in it, such as `widget.3F2A9C1B.js`: it never changes, so it may be kept. */
const hashedName = /[-.][A-Z0-9]{8}\.[a-z0-9]+$/;

/**
 * Reads every file of known type below a folder into memory.
 * @param folder for example dist/public; it may be missing, then there are no files
 * @param headers security headers that go with every file
 */
export function loadStaticFiles(folder: string, headers: HeaderList): StaticFiles {
  const files = new Map<string, StaticFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const extension = path.extname(entry.name);
    if (!entry.isFile() || mediaTypes[extension] === undefined) continue;
    const file = path.join(parentOf(entry), entry.name);
    const address = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    const caching = hashedName.test(entry.name) ? 'public, max-age=31536000, immutable' : 'no-store';
    const loaded = makeStaticFile(readFileSync(file), extension, headers, ['Vary', 'Accept-Encoding'], caching);
    files.set(address, loaded);
    if (address.endsWith('/index.html')) files.set(address.slice(0, -'index.html'.length), loaded);
  }
  return files;
}

/** `parentPath` is `path` before Node 20.12 and the other way round later. */
function parentOf(entry: Dirent): string {
  return entry.parentPath ?? entry.path;
}

/**
 * Lists a file's headers, and compresses it when somebody first asks for it so: done for all of them, it kept the server from
 * starting.
 * @param extension such as `.html`
 * @param caching what `Cache-Control` says
 */
export function makeStaticFile(
  plain: Buffer,
  extension: string,
  headers: HeaderList,
  vary: HeaderList,
  caching = 'no-store',
): StaticFile {
  const mediaType = mediaTypes[extension] ?? 'application/octet-stream';
  const isCompressed = compressed.test(mediaType) && plain.length > 512;
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  const br = once(() => (isCompressed ? brotliCompressSync(plain, { params }) : undefined));
  const gzip = once(() => (isCompressed ? gzipSync(plain, { level: 9 }) : undefined));
  return {
    plain,
    get br() {
      return br();
    },
    get gzip() {
      return gzip();
    },
    headers: [...headers, 'Content-Type', mediaType, 'Cache-Control', caching, ...vary],
  };
}

/** Works something out when it is first wanted, and keeps it. */
function once<Value>(workOut: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: workOut() };
    return known.value;
  };
}

/** Answers GET or HEAD for one file. */
export function sendStaticFile(file: StaticFile, request: IncomingMessage, response: ServerResponse): void {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const encoding =
    accepts(accepted, 'br') && file.br !== undefined ? 'br' : accepts(accepted, 'gzip') ? 'gzip' : 'plain';
  const body = file[encoding] ?? file.plain;
  response.writeHead(200, [
    ...file.headers,
    'Content-Length',
    String(body.length),
    ...(body === file.plain ? [] : ['Content-Encoding', encoding]),
  ]);
  response.end(request.method === 'HEAD' ? undefined : body);
}

function accepts(header: string, encoding: string): boolean {
  const found = new RegExp(`(?:^|,)\\s*${encoding}\\s*(?:;\\s*q=([\\d.]+))?\\s*(?:,|$)`, 'i').exec(header);
  return found !== null && Number(found[1] ?? 1) > 0;
}
