import { staffWords, troubleWords, waitWords } from './staffWords.js';

/** What came of a call: what the server said, or why not, in words. */
export type Called<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly trouble: string };

/** Asks the server. The header is what a page elsewhere cannot send. */
export async function call<Value>(path: string, body?: Readonly<Record<string, string>>): Promise<Called<Value>> {
  const request: RequestInit =
    body === undefined
      ? { cache: 'no-store' }
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-waymark-staff': '1' },
          body: JSON.stringify(body),
        };
  try {
    const response = await fetch(path, request);
    if (response.ok) {
      const value = (response.status === 204 ? undefined : await response.json()) as Value;
      return { ok: true, value };
    }
    return { ok: false, trouble: await troubleOf(response) };
  } catch {
    return { ok: false, trouble: staffWords.failed };
  }
}

async function troubleOf(response: Response): Promise<string> {
  const seconds = Number(response.headers.get('retry-after') ?? 0);
  if (response.status === 429) return waitWords(seconds);
  if (response.status === 503) return staffWords.busy;
  const { error } = (await response.json()) as { error?: { code?: string } };
  return troubleWords[error?.code ?? ''] ?? staffWords.failed;
}
