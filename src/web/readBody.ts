import type { IncomingMessage } from 'node:http';
import type { Result } from '../protocol/result.js';

/** A body that was read, or why it was not. */
export type ReadBody =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly reason: BodyTrouble };

/** `notJson`: of another type than is read here */
export type BodyTrouble = 'encoded' | 'tooLarge' | 'notJson' | 'malformed' | 'aborted';

interface BodyShape {
  /** bytes */
  readonly limit: number;
  readonly types: readonly string[];
}

/** Bytes that are still read and thrown away after a refusal, so that the client gets to see the answer. */
const mostDrained = 8 * 1024 * 1024;

/**
 * Reads a JSON body. The framework's own parsers are not used: one compressed body of rubbish ends the process there,
 * and uploads are written to disk.
 * @param options.limit bytes
 * @param options.types media types that are read as JSON; a body that is empty needs none
 * @returns the parsed value, which is undefined for an empty body
 */
export async function readBody(request: IncomingMessage, shape: BodyShape): Promise<ReadBody> {
  const read = await readText(request, shape);
  if (!read.ok) return read;
  if (read.text === '') return { ok: true, body: undefined };
  try {
    return { ok: true, body: JSON.parse(read.text) };
  } catch {
    return { ok: false, reason: 'malformed' };
  }
}

/**
 * Reads the body of a form that was sent without scripts.
 * @param limit bytes
 * @returns its fields; one that is sent twice counts by its first value
 */
export async function readForm(
  request: IncomingMessage,
  limit: number,
): Promise<Result<{ readonly fields: ReadonlyMap<string, string> }, BodyTrouble>> {
  const read = await readText(request, { limit, types: ['application/x-www-form-urlencoded'] });
  if (!read.ok) return read;
  try {
    const decode = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));
    const pairs = read.text.split('&').map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=');
      return [decode(name), decode(value.join('='))];
    });
    return { ok: true, fields: new Map(pairs.reverse()) };
  } catch {
    return { ok: false, reason: 'malformed' };
  }
}

type ReadText = Result<{ readonly text: string }, BodyTrouble>;

function readText(request: IncomingMessage, { limit, types }: BodyShape): Promise<ReadText> {
  const { headers } = request;
  if (headers['content-encoding'] !== undefined) return Promise.resolve({ ok: false, reason: 'encoded' });
  if (Number(headers['content-length'] ?? 0) > limit) return Promise.resolve({ ok: false, reason: 'tooLarge' });
  return new Promise((resolve) => {
    collect(request, limit, (bytes) => resolve(textIn(bytes, headers['content-type'], types)));
  });
}

function textIn(bytes: Buffer | 'tooLarge' | 'aborted', type: string | undefined, types: readonly string[]): ReadText {
  if (typeof bytes === 'string') return { ok: false, reason: bytes };
  if (bytes.length === 0) return { ok: true, text: '' };
  if (type === undefined || !(types.includes(type) || types.includes(mediaType(type)))) {
    return { ok: false, reason: 'notJson' };
  }
  try {
    return { ok: true, text: utf8.decode(bytes) };
  } catch {
    return { ok: false, reason: 'malformed' };
  }
}

// Bytes that are no UTF-8 are refused rather than guessed at.
const utf8 = new TextDecoder('utf-8', { fatal: true });

function mediaType(header: string): string {
  return (header.split(';')[0] ?? '').trim().toLowerCase();
}

/** Tells what came, or why it did not, once. */
function collect(request: IncomingMessage, limit: number, use: (bytes: Buffer | 'tooLarge' | 'aborted') => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let isTold = false;
  const tell = (bytes: Buffer | 'tooLarge' | 'aborted'): void => {
    if (isTold) return;
    isTold = true;
    use(bytes);
  };
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) {
      chunks.length = 0;
      tell('tooLarge');
    } else chunks.push(chunk);
  });
  request.on('end', () => tell(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
  request.on('error', () => tell('aborted'));
  request.on('close', () => tell('aborted'));
}

/** Reads the rest of a refused body and keeps none of it; a client that sends without end is cut off. */
export function drain(request: IncomingMessage): void {
  let size = 0;
  request.on('error', () => undefined);
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > mostDrained) request.destroy();
  });
}
