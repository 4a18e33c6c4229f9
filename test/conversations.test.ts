import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatTranscript, parseTranscript, replay } from './support/transcript.js';

const folder = fileURLToPath(new URL('../../test/conversations/', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));

/** `npm run test:accept` writes what comes out, for a person to review. Never for the safety stories. */
const mayAccept = (name: string): boolean => process.env.ACCEPT === 'true' && !name.startsWith(`safety${path.sep}`);

describe('conversations', () => {
  it('are there', () => assert.ok(files.length >= 20, `only ${files.length} stories`));

  for (const name of files.sort()) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const transcript = parseTranscript(text);
    it(`${name}: ${transcript.head.Story ?? 'a story without a title'}`, async () => {
      const lines = await replay(transcript);
      if (mayAccept(name)) writeFileSync(path.join(folder, name), formatTranscript({ ...transcript, lines }));
      else assert.deepEqual(lines, transcript.lines);
    });
  }
});
