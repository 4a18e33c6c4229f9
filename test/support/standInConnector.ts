import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it came to a phone. */
interface Delivered {
  readonly type: string;
  readonly text?: string;
  readonly suggestedActions?: unknown;
}

/**
 * Stands in for Azure's connector and the phones behind it, over HTTP: it takes what a bot sends to
 * `/v3/conversations/<id>/activities`, and posts what a phone sends to the bot.
 */
export async function startStandInConnector() {
  const inbox = new Map<string, Delivered[]>();
  /** status codes for the next sends, before it takes messages again */
  const failures: number[] = [];
  const watchers = new Set<() => void>();
  let count = 0;

  async function take(request: IncomingMessage): Promise<number> {
    let body = '';
    for await (const part of request) body += String(part);
    const failure = failures.shift();
    if (failure !== undefined) return failure;
    const [, id = ''] = /^\/v3\/conversations\/([^/]+)\/activities/.exec(request.url ?? '') ?? [];
    const conversationId = decodeURIComponent(id);
    inbox.set(conversationId, [...(inbox.get(conversationId) ?? []), JSON.parse(body) as Delivered]);
    return 200;
  }

  const server = createServer((request, response) => {
    void take(request).then((status) => {
      // Not chained: restify changes what `writeHead` gives back, for every server of the process.
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end('{"id":"x"}');
      for (const watcher of [...watchers]) watcher();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    failures,
    /** @param conversationId as the channel names it; on SMS a phone number */
    phone(bot: { readonly url: string }, channelId: string, conversationId: string) {
      const received = (): readonly Delivered[] => inbox.get(conversationId) ?? [];
      const texts = (): string[] => received().flatMap(({ text }) => text ?? []);
      return {
        received,
        texts,
        /** @param id the channel's own id of the message; the same when it is sent again */
        async post(activity: object, id = `m${++count}`): Promise<number> {
          const { status } = await fetch(`${bot.url}/api/messages`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({
              ...{ id, channelId, serviceUrl, conversation: { id: conversationId }, locale: 'en-GB' },
              ...{ from: { id: conversationId, name: 'Jo Example' }, recipient: { id: 'bot' } },
              ...activity,
            }),
          });
          return status;
        },
        say(text: string, id?: string): Promise<number> {
          return this.post({ type: 'message', text }, id);
        },
        /** Resolves when a message has come that holds these words. */
        hears(words: string): Promise<void> {
          return new Promise((resolve) => {
            const look = (): void => {
              if (!texts().some((text) => text.includes(words))) return;
              watchers.delete(look);
              resolve();
            };
            watchers.add(look);
            look();
          });
        },
      };
    },
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

export type Phone = ReturnType<Awaited<ReturnType<typeof startStandInConnector>>['phone']>;
