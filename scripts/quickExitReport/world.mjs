import http from 'node:http';
import net from 'node:net';
import { readConfig } from '../../dist/src/config.js';
import { startWaymark } from '../../dist/src/waymark.js';

/**
 * Everything that a browser can reach while it is measured, all on this machine:
 *
 *   chat     our real server, behind a relay that notes what is asked for and takes the page's measurements
 *   site     the site that a visitor was on before, and the neutral one that leaving opens
 *   outside  a proxy for all else, which notes the host that was wanted and answers nothing
 */
export async function openWorld() {
  /** bodies of the page's measurements, in order */
  const measured = [];
  /** what the chat's server was asked, in order: at (ms since 1970), method, path, token */
  const asked = [];
  /** when each conversation was erased on the server, ms since 1970 */
  const erased = [];
  /** hosts asked for besides ours */
  const outside = [];

  const site = await listen(
    http.createServer((request, response) => {
      const title = request.url.startsWith('/neutral') ? 'Weather' : 'Before';
      const answer = () => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(
          `<!doctype html><html lang="en"><title>${title}</title><link rel="icon" href="data:,"><p>${title}</p>`,
        );
      };
      // Held for a moment, as a site elsewhere would be, so that there is a frame between the exit and the next page.
      if (title === 'Weather') setTimeout(answer, 300);
      else answer();
    }),
  );

  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    WAYMARK_STORE: 'memory',
    WAYMARK_TOKENS_PER_MINUTE: '1000',
  });
  // Settings take https addresses alone; here the neutral site is on this machine.
  const settings = { ...config, exitSites: [`${site.url}/neutral`] };
  const log = { event: (name) => name === 'conversation.erased' && erased.push(Date.now()) };
  const waymark = await startWaymark(settings, { log });

  const relay = http.createServer((request, response) => {
    if (request.url === '/measured') {
      collect(request).then((body) => {
        measured.push(JSON.parse(body));
        response.statusCode = 204;
        response.end();
      });
      return;
    }
    note(request);
    const onward = http.request(onwardTo(request), (answer) => {
      response.writeHead(answer.statusCode, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  relay.on('upgrade', (request, socket, head) => {
    note(request);
    const onward = net.connect(waymark.port, '127.0.0.1', () => {
      const lines = [`${request.method} ${request.url} HTTP/1.1`];
      for (let at = 0; at < request.rawHeaders.length; at += 2) {
        lines.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`);
      }
      onward.write(`${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    socket.on('error', () => onward.destroy());
    onward.on('error', () => socket.destroy());
  });
  const chat = await listen(relay);

  function onwardTo({ method, url, rawHeaders }) {
    return { host: '127.0.0.1', port: waymark.port, method, path: url, headers: rawHeaders, agent: false };
  }

  function note({ method, url, headers }) {
    const token = headers.authorization?.replace(/^Bearer /, '');
    asked.push({ at: Date.now(), method, path: url.split('?')[0], token });
  }

  const proxy = http.createServer((request, response) => {
    outside.push(request.headers.host ?? request.url);
    response.statusCode = 502;
    response.end();
  });
  proxy.on('connect', (request, socket) => {
    outside.push(request.url);
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 502 Nothing there\r\n\r\n');
  });
  const away = await listen(proxy);

  return {
    chatUrl: `${chat.url}/chat?lang=en`,
    chatOrigin: chat.url,
    beforeUrl: `${site.url}/before`,
    otherUrl: `${site.url}/other`,
    neutralUrl: `${site.url}/neutral`,
    proxy: away.url.replace('http://', ''),
    measured,
    asked,
    erased,
    outside,
    /** Whether the server still knows the conversation of a token. */
    async knows(conversationId, token) {
      const address = `${waymark.url}/v3/directline/conversations/${conversationId}/activities`;
      return (await fetch(address, { headers: { authorization: `Bearer ${token}` } })).status !== 404;
    },
    async close() {
      await waymark.close();
      for (const each of [chat, site, away]) each.close();
    },
  };
}

async function listen(server) {
  const sockets = new Set();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function collect(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
