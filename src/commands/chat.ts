/**
 * `npm run chat [-- cy]`: talk in the terminal, through the same corridor as on the web. Nothing is written to disk.
 */
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { renderText } from '../channels/render.js';
import { readConfig } from '../config.js';
import type { Incoming, Reply } from '../conversation/message.js';
import { openHouse } from '../house.js';

const [locale = 'en'] = process.argv.slice(2);
const house = await openHouse(readConfig({ ...process.env, WAYMARK_STORE: 'memory' }), { log: { event() {} } });
const conversationId = randomUUID();
const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
let ended = false;

function show(replies: readonly Reply[]): void {
  for (const reply of replies) {
    process.stdout.write(`\n${renderText(reply)}\n`);
    ended ||= reply.ended !== undefined;
  }
  process.stdout.write('\n');
}

const take = (kind: Incoming['kind'], text: string): Promise<void> =>
  house.runTurn({ channel: 'terminal', conversationId, kind, text, locale }, show);

await take('start', '');
terminal.prompt();
for await (const line of terminal) {
  await take('message', line);
  if (ended) break;
  terminal.prompt();
}
terminal.close();
await house.eraseConversation(conversationId);
await house.close();
