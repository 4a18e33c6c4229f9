import type { Activity } from 'botbuilder';

export interface HubLinkOptions {
  /** where the hub takes activities: `POST <url>/v3/conversations/<id>/activities`, as a Bot Framework channel does */
  readonly url: string;
  /** shown to the hub with every request */
  readonly secret: string;
  /** pauses before the second and the third try, in milliseconds */
  readonly pausesMs?: readonly number[];
  /** how long one try may take */
  readonly timeoutMs?: number;
}

/** The way out to an outside hub. What is sent lives in memory alone, until the hub has taken it. */
export interface HubLink {
  /**
   * Sends activities of one conversation one after the other, each with an id that stays the same when it is sent again.
   * @returns whether the hub took it; never throws
   */
  send(contactId: string, activity: Partial<Activity>): Promise<boolean>;
  /** whether anything answers at the hub's address */
  isThere(): Promise<boolean>;
  /** drops what is not yet sent of a conversation that is over */
  forget(contactId: string): void;
}

const defaultPausesMs = [250, 1000];
const defaultTimeoutMs = 5000;

export function createHubLink({ url, secret, ...options }: HubLinkOptions): HubLink {
  const pausesMs = options.pausesMs ?? defaultPausesMs;
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  const base = url.replace(/\/+$/, '');
  const lines = new Map<string, Promise<boolean>>();

  async function post(contactId: string, body: string): Promise<boolean> {
    try {
      const response = await fetch(`${base}/v3/conversations/${encodeURIComponent(contactId)}/activities`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      // Whatever it was, the hub did not take it; the error may hold an address, and says nothing more.
      return false;
    }
  }

  async function tryAll(contactId: string, body: string): Promise<boolean> {
    if (await post(contactId, body)) return true;
    for (const pauseMs of pausesMs) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (!lines.has(contactId)) return false;
      if (await post(contactId, body)) return true;
    }
    return false;
  }

  return {
    send(contactId, activity) {
      const body = JSON.stringify(activity);
      const before = lines.get(contactId) ?? Promise.resolve(true);
      const sent = before.then(() => tryAll(contactId, body));
      lines.set(contactId, sent);
      return sent;
    },
    async isThere() {
      try {
        const response = await fetch(base, {
          method: 'HEAD',
          headers: { authorization: `Bearer ${secret}` },
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        });
        return response.status < 500;
      } catch {
        return false;
      }
    },
    forget: (contactId) => void lines.delete(contactId),
  };
}
