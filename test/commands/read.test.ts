import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../src/commands/read.js', import.meta.url));
const read = (...asked: string[]): string => execFileSync(process.execPath, [command, ...asked], { encoding: 'utf8' });

describe('npm run read', function () {
  this.timeout(30_000);

  it('prints what is asked and said, under the answer that leads to it, and where the chat ends', () => {
    const script = read('deviceSafety');
    assert.match(script, /^deviceSafety \(en\), wording: draft, not yet reviewed\n/);
    assert.match(script, /Bot asks {3}Does anyone else use this phone/);
    assert.match(script, /if askIfReadyToGoOn = leaveNow \[Leave now\]:\n +Bot says .+\n +The chat ends/);
    assert.match(script, /\nThen\n +→ whoIsItAbout\n$/);
  });

  it('reads Welsh, and lists the topics when it is asked for none', () => {
    assert.match(read('deviceSafety', 'cy'), /= leaveNow \[Gadael nawr\]/);
    assert.match(read(), /^Topics: welcome, safeToTalk, /);
  });
});
