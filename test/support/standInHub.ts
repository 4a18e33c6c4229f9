import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An activity as it came over the wire. */
export interface Heard {
  readonly contactId: string;
  readonly activity: Readonly<Record<string, unknown>> & { readonly type: string };
}

/** A small hub of another house, which knows nothing of ours but the protocol. */
export async function startStandInHub(secret: string) {
  const heard: Heard[] = [];
  const watchers = new Set<() => void>();
  /** status codes for the next requests, before it takes activities again */
  const failures: number[] = [];
  async function bodyOf(request: IncomingMessage): Promise<string> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    return Buffer.concat(parts).toString('utf8');
  }
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const [, contactId] = /^\/in\/v3\/conversations\/([^/]+)\/activities$/.exec(request.url ?? '') ?? [];
      if (request.headers.authorization !== `Bearer ${secret}`) response.statusCode = 401;
      else if (request.method === 'HEAD') response.statusCode = 204;
      else if (failures.length > 0) response.statusCode = failures.shift() ?? 500;
      else if (contactId === undefined) response.statusCode = 404;
      else heard.push({ contactId, activity: JSON.parse(body) as Heard['activity'] });
      response.end();
      for (const watcher of [...watchers]) watcher();
    });
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/in`,
    heard,
    failures,
    /** The first activity, by now or later, that fits. */
    wait: (fits: (heard: Heard) => boolean): Promise<Heard> =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = heard.find(fits);
          if (found === undefined) return;
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
      }),
    /** Answers as the protocol says, to the address that came with the handoff. */
    async send(to: Heard, activity: object, shown = secret): Promise<number> {
      const { status } = await fetch(`${to.activity.serviceUrl}/v3/conversations/${to.contactId}/activities`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${shown}` },
        body: JSON.stringify(activity),
      });
      return status;
    },
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
