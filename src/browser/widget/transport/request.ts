/** The conversation is gone, or the token no longer opens it. */
export class Gone extends Error {}
/** Refused for its content. */
export class Refused extends Error {}

const requestLimitMs = 20_000;

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly token?: string | undefined;
  readonly body?: object;
  /** a refusal then means that the conversation is over, not that there is trouble on the server's side */
  readonly hasConversation: boolean;
}

/**
 * One call of Direct Line, without cookies, referrer or cache.
 * @throws Gone, Refused, or any other error for trouble that may pass
 */
export async function request<Answer>({ method, url, token, body, hasConversation }: Call): Promise<Answer> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), requestLimitMs);
  try {
    const response = await fetch(url, {
      method,
      signal: limit.signal,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return await response.json();
    if (hasConversation && [401, 403, 404].includes(response.status)) throw new Gone();
    if ([400, 413, 415].includes(response.status)) throw new Refused();
    throw new Error(`Direct Line answered ${response.status}`);
  } finally {
    clearTimeout(timer);
  }
}
