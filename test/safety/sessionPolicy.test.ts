import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { forgottenAnswerReasons, keptAnswerReasons, mayKeepAnswer } from '../../src/safety/sessionPolicy.js';

const root = new URL('../../../', import.meta.url);

const sourcesIn = (folder: string): { readonly name: string; readonly source: string }[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('sessionPolicy.ts'))
    .map((name) => ({ name: `${folder}${name}`, source: readFileSync(new URL(folder + name, root), 'utf8') }));

const matchesIn = (source: string, pattern: RegExp): string[] =>
  [...source.matchAll(pattern)].map(([, found]) => found ?? '');

/** Every `topic.ask` and `topic.note` that the dialogs, as written, put into a session. */
const answersInDialogs = sourcesIn('dialogs/').flatMap(({ source }) => {
  const [topic] = matchesIn(source, /\btopic\('(\w+)'/g);
  return matchesIn(source, /\b(?:ask|note)\(\s*'(\w+)'/g).map((name) => `${topic}.${name}`);
});

describe('what a session may keep', () => {
  it('finds the questions in the dialogs', () => {
    assert.ok(answersInDialogs.includes('welcome.askIfInDanger'));
    assert.ok(answersInDialogs.includes('findSupport.outcome'));
  });

  it('decides on every answer that the dialogs take or work out, and on nothing else', () => {
    const decided = [...Object.keys(keptAnswerReasons()), ...Object.keys(forgottenAnswerReasons())];
    assert.deepEqual([...decided].sort(), [...new Set(answersInDialogs)].sort());
    assert.equal(new Set(decided).size, decided.length, 'an answer is both kept and forgotten');
  });

  it('gives a reason for each', () => {
    for (const [key, reason] of Object.entries({ ...keptAnswerReasons(), ...forgottenAnswerReasons() })) {
      assert.ok(reason.trim().length > 10, `${key} has no reason`);
    }
  });

  it('keeps what is read outside its own topic', () => {
    // Not src/safety: the recogniser names questions, but is never given an answer. Nor what counts: it reads in the same turn.
    const readers = sourcesIn('src/').filter(
      ({ name }) => /^src\/(conversation|screening|signposting|turn)\//.test(name) && !name.endsWith('/countTurn.ts'),
    );
    const read = [...readers, ...sourcesIn('dialogs/')].flatMap(({ name, source }) =>
      matchesIn(source, /'(\w+\.(?:ask[A-Z]\w*|outcome))'/g).filter(
        (key) => !name.endsWith(`/${key.split('.')[0]}.ts`),
      ),
    );
    assert.ok(read.includes('whoIsItAbout.askWho'));
    for (const key of read) assert.ok(mayKeepAnswer(key), `${key} is read in a later turn, and forgotten by then`);
  });

  it('keeps what is listed and nothing that only looks like it', () => {
    assert.equal(mayKeepAnswer('yourSafety.askIfHurt'), true);
    for (const key of ['selfHarm.askWhatYouNeed', 'findSupport.outcome', 'yourSafety', 'yourSafety.askName', '']) {
      assert.equal(mayKeepAnswer(key), false, key);
    }
    for (const key of ['__proto__', 'constructor', 'hasOwnProperty', 'toString']) {
      assert.equal(mayKeepAnswer(key), false, key);
    }
  });
});
