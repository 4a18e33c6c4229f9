import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { live } from '../support/liveTalk.js';
import { memoryFlags, memoryOf } from '../support/memoryOf.js';
import { pollingVisitor } from '../support/pollingVisitor.js';

const program = fileURLToPath(new URL('../support/deskServerProcess.js', import.meta.url));

describe('the memory of the desk', function () {
  this.timeout(120_000); // writing the whole memory takes a while

  it('has nothing any more of what a visitor and an advisor wrote when the visitor has left', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'waymark-desk-memory-'));
    const child = spawn(process.execPath, [...memoryFlags(folder), program], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      const server = { url: String(line).trim() };
      const { guest, desk, contactId } = await live(server);
      await guest.say('he is photographing me at zqwxjorv street');
      await guest.say('my neighbour zqwxjorv posts pictures, he is uncontrollable and harassing');
      await desk.wait('message', ({ message }) => message.text.includes('neighbour'));
      const words = 'you can be met at plovmirtz house, by appointment';
      assert.equal(await desk.ask({ do: 'say', contactId, clientId: 'a', text: words, cards: [] }), 'done');
      await guest.hears('plovmirtz');
      await guest.erase();
      await desk.wait('gone');
      desk.close();

      const other = await pollingVisitor(server);
      await other.hears('What else');
      for (const text of ['hello', 'photographing, they said', 'since yesterday', 'in London', 'vyrkmlond']) {
        await other.say(text);
      }
      const memory = await memoryOf(child, folder, server.url);
      assert.ok(memory.includes('vyrkmlond'), 'what waits for its client should be there, or this test proves nothing');
      assert.ok(!memory.includes('zqwxjorv'), 'something that the visitor wrote is still in memory');
      assert.ok(!memory.includes('plovmirtz'), 'something that the advisor wrote is still in memory');
    } finally {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
