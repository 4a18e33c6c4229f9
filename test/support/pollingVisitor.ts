import type { ActivitySet, ConversationGrant } from '../../src/protocol/directLine.js';

/** A visitor who polls, as a page does where sockets are blocked. */
export async function pollingVisitor(server: { readonly url: string }, browser = 'Browser of a phone') {
  const base = `${server.url}/v3/directline`;
  let using = browser;
  const call = async <Value>(method: string, address: string, token?: string, body?: object): Promise<Value> => {
    const response = await fetch(address, {
      method,
      headers: {
        'content-type': 'application/json',
        'user-agent': using,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (response.status === 204 ? undefined : await response.json()) as Value;
  };
  const { token } = await call<ConversationGrant>('POST', `${base}/tokens/generate`, undefined, {});
  const grant = await call<ConversationGrant>('POST', `${base}/conversations`, token, { locale: 'en' });
  const address = `${base}/conversations/${grant.conversationId}`;
  let watermark = '';
  const seen: string[] = [];
  return {
    seen,
    goOnWith(other: string) {
      using = other;
    },
    post: (activity: object) => call('POST', `${address}/activities`, grant.token, activity),
    say: (text: string, clientActivityID = text) =>
      call('POST', `${address}/activities`, grant.token, { type: 'message', text, channelData: { clientActivityID } }),
    erase: () => call('POST', `${address}/erase`, grant.token, {}),
    /** Polls until a message has come that holds these words. */
    async hears(words: string): Promise<void> {
      while (!seen.some((text) => text.includes(words))) {
        const set = await call<ActivitySet>('GET', `${address}/activities?watermark=${watermark}`, grant.token);
        seen.push(...set.activities.map(({ text, type }) => text ?? type));
        watermark = set.watermark ?? watermark;
      }
    },
  };
}

export type PollingVisitor = Awaited<ReturnType<typeof pollingVisitor>>;
