import type { IncomingMessage } from 'node:http';

/** A body that was read, or why it was not. */
export type ReadBody =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly reason: BodyTrouble };

export type BodyTrouble = 'encoded' | 'tooLarge' | 'notJson' | 'malformed' | 'aborted';

/** Bytes that are still read and thrown away after a refusal, so that the client gets to see the answer. */
const mostDrained = 8 * 1024 * 1024;

/**
 * Reads a JSON body. The framework's own parsers are not used: one compressed body of rubbish ends the process there,
 * and uploads are written to disk.
 * @param options.limit bytes
 * @param options.types media types that are read as JSON; a body that is empty needs none
 * @returns the parsed value, which is undefined for an empty body
 */
export async function readBody(
  request: IncomingMessage,
  { limit, types }: { limit: number; types: readonly string[] },
): Promise<ReadBody> {
  const { headers } = request;
  if (headers['content-encoding'] !== undefined) return { ok: false, reason: 'encoded' };
  if (Number(headers['content-length'] ?? 0) > limit) return { ok: false, reason: 'tooLarge' };
  const bytes = await collect(request, limit);
  if (typeof bytes === 'string') return { ok: false, reason: bytes };
  if (bytes.length === 0) return { ok: true, body: undefined };
  if (!types.includes(mediaType(headers['content-type']))) return { ok: false, reason: 'notJson' };
  try {
    return { ok: true, body: JSON.parse(utf8.decode(bytes)) };
  } catch {
    return { ok: false, reason: 'malformed' };
  }
}

// Bytes that are no UTF-8 are refused rather than guessed at.
const utf8 = new TextDecoder('utf-8', { fatal: true });

function mediaType(header: string | undefined): string {
  return header === undefined ? '' : (header.split(';')[0] ?? '').trim().toLowerCase();
}

function collect(request: IncomingMessage, limit: number): Promise<Buffer | 'tooLarge' | 'aborted'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        chunks.length = 0;
        resolve('tooLarge');
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', () => resolve('aborted'));
    request.on('close', () => resolve('aborted'));
  });
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
