import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../src/commands/chat.js', import.meta.url));

describe('npm run chat', function () {
  this.timeout(30_000);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'waymark-chat-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const chat = (input: string, ...language: string[]): string =>
    execFileSync(process.execPath, [command, ...language], {
      input,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, WAYMARK_DATA_DIR: folder },
    });

  it('takes numbers and words, spots danger, ends when the visitor leaves, and writes nothing to disk', () => {
    const said = chat('2\nhe is outside with a knife\nleave\nnever read\n');
    assert.match(said, /Are you in danger right now\?\n\n1\. Yes, I am in danger/);
    assert.match(said, /safe for you to type here/);
    assert.match(said, /Call 999 now/);
    assert.match(said, /Goodbye\.[^>]*$/);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('speaks Welsh, and ends when the input does', () => {
    assert.match(chat('', 'cy'), /Ydych chi mewn perygl ar hyn o bryd\?/);
  });
});
