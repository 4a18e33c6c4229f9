/**
 * `npm run bench:desk`: how quickly an advisor gets the next visitor, and a visitor's words reach the advisor, with 50 advisors
 * and 1,000 visitors waiting. Over real sockets on this machine, one process for all, so the clients' own work is in it.
 */
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const built = (name) => import(path.join(root, 'dist/src', name));
const [{ readConfig }, { openHouse }, { createConsoleDoor }, { consoleData }] = await Promise.all(
  ['config.js', 'house.js', 'web/console/consoleDoor.js', 'consoleData.js'].map(built),
);

const advisors = 50;
const visitors = 1_000;
const rounds = 20;
const limits = { 'pick next': 20, 'message to advisor': 50 };

const house = await openHouse(readConfig({ WAYMARK_STORE: 'memory' }), { log: { event: () => undefined } });
await house.openDesk({
  web: { push: () => true, showTyping: () => undefined, isThere: () => true, resume: () => undefined },
});
const door = createConsoleDoor({
  desk: house.desk,
  whoIsIt: async ({ headers }) => ({ id: headers.cookie, name: headers.cookie, roles: ['advisor'] }),
  signInPath: '/',
  data: consoleData(house),
  searchServices: () => [],
  publicDir: path.join(root, 'dist/public'),
  templatesDir: path.join(root, 'dist/templates'),
});
const server = createServer();
server.on('upgrade', (request, socket, head) => void door.connect({ request, socket, head }, 'own'));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

let asked = 0;
function openConsole(name) {
  const address = `ws://127.0.0.1:${server.address().port}/console/desk`;
  const socket = new WebSocket(address, { headers: { cookie: name } });
  const waiting = new Map();
  const console = { name, contact: undefined, onMessage: undefined };
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data));
    if (frame.type === 'contact') console.contact = frame.contact.contactId;
    else if (frame.type === 'message') console.onMessage?.(frame);
    else if (frame.type === 'done' || frame.type === 'refused') waiting.get(frame.id)?.(frame);
  });
  console.ask = (wish) => {
    asked += 1;
    const id = `b${asked}`;
    return new Promise((resolve) => {
      waiting.set(id, (frame) => {
        waiting.delete(id);
        resolve(frame);
      });
      socket.send(JSON.stringify({ id, ...wish }));
    });
  };
  console.close = () => socket.terminate();
  return new Promise((resolve) => socket.once('open', () => resolve(console)));
}

const urgencies = ['urgent', 'soon', 'normal', 'normal'];
let arrived = 0;
function arrive() {
  arrived += 1;
  house.desk.take(
    {
      kind: 'request',
      request: {
        urgency: urgencies[arrived % urgencies.length],
        reasons: ['threatsNamed'],
        lines: [{ question: 'whatIsHappening.askWhat', code: 'threats' }],
      },
    },
    { conversationId: `visitor ${arrived}`, channel: 'web', language: 'en' },
  );
}

const consoles = await Promise.all(Array.from({ length: advisors }, (_, index) => openConsole(`advisor ${index}`)));
for (const each of consoles) await each.ask({ do: 'shift', on: true, capacity: 1 });
for (let count = 0; count < visitors; count++) arrive();

const times = { 'pick next': [], 'message to advisor': [] };
for (let round = 0; round < rounds; round++) {
  // One after another, so that a time is the desk's and not that of a queue of our own making.
  for (const each of consoles) {
    const startedAt = performance.now();
    const { type, reason } = await each.ask({ do: 'takeNext' });
    times['pick next'].push(performance.now() - startedAt);
    if (type !== 'done') throw new Error(`An advisor was refused the next visitor: ${reason}`);
  }
  // All visitors speak in the same moment.
  await Promise.all(
    consoles.map((each) => {
      const { conversationId } = house.desk.core.contacts.get(each.contact);
      return new Promise((resolve) => {
        const startedAt = performance.now();
        each.onMessage = () => {
          times['message to advisor'].push(performance.now() - startedAt);
          resolve();
        };
        house.desk.visitorSaid(conversationId, { text: 'They are outside again.', marks: [], language: 'en' });
      });
    }),
  );
  for (const each of consoles) {
    await each.ask({ do: 'end', contactId: each.contact, outcome: 'supportGiven' });
    arrive();
  }
}

let isWithin = true;
process.stdout.write(`${advisors} advisors, ${visitors} waiting, ${rounds} rounds; milliseconds\n`);
for (const [what, all] of Object.entries(times)) {
  all.sort((one, other) => one - other);
  const at = (share) => (all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0).toFixed(2);
  process.stdout.write(
    `${what.padEnd(20)} p50 ${at(0.5)}  p99 ${at(0.99)}  most ${at(1)}  (p99 should be < ${limits[what]})\n`,
  );
  isWithin &&= Number(at(0.99)) < limits[what];
}
for (const each of consoles) each.close();
await door.close();
server.close();
await house.close();
process.exitCode = isWithin ? 0 : 1;
