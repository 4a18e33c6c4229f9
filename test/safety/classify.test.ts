import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { classifyLine, classifyStream } from '../../src/commands/classify.js';

async function classifyAll(input: Iterable<Buffer | string>, highWaterMark = 16): Promise<Record<string, unknown>[]> {
  const output = new PassThrough({ highWaterMark });
  const chunks: Buffer[] = [];
  output.on('data', (chunk: Buffer) => chunks.push(chunk));
  await classifyStream(Readable.from(input), output);
  output.end();
  const text = Buffer.concat(chunks).toString('utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('classify', () => {
  it('answers each line in order, with the shape that others rely on', async () => {
    const answers = await classifyAll([
      '{"id":"a","text":"hes outside my house"}\n{"id":2,"text":"good morning","lang":"en"}\n',
    ]);
    assert.deepEqual(
      answers.map(({ id }) => id),
      ['a', 2],
    );
    assert.deepEqual(Object.keys(answers[0] ?? {}), ['id', 'alarm', 'check', 'lang', 'because']);
    assert.deepEqual(answers[0]?.alarm, ['danger_now']);
    assert.deepEqual(answers[1]?.alarm, []);
  });

  it('goes on after a malformed line, without quoting it', async () => {
    const bad = ['{"text":"Quillfeather"', '[1]', '"Quillfeather"', 'null', '{"id":1}', '{"id":1,"text":7}'];
    const answers = await classifyAll([`${bad.join('\n')}\n\n{"id":"z","text":"hi"}`]);
    assert.equal(answers.length, bad.length + 1);
    for (const answer of answers.slice(0, -1)) {
      assert.equal(answer.id, null);
      assert.equal(typeof answer.error, 'string');
      assert.doesNotMatch(JSON.stringify(answer), /Quillfeather/);
    }
    assert.equal(answers.at(-1)?.id, 'z');
  });

  it('takes letters cut in two between chunks, CRLF, and a huge line', async () => {
    const bytes = Buffer.from(
      `{"id":1,"text":"he’s outside 🔪"}\r\n${JSON.stringify({ id: 2, text: 'hello '.repeat(20_000) })}\n`,
    );
    const chunks: Buffer[] = [];
    for (let at = 0; at < 60; at += 1) chunks.push(bytes.subarray(at, at + 1));
    chunks.push(bytes.subarray(60));
    const [first, second] = await classifyAll(chunks);
    assert.ok(JSON.stringify(first?.alarm).includes('danger_now'));
    assert.equal(second?.id, 2);
    assert.ok(!JSON.stringify(second?.alarm).includes('danger_now'));
  });

  it('keeps the asked question', () => {
    const answer = JSON.parse(classifyLine('{"id":1,"text":"not really","asked":"welcome.askIfInDanger"}')) as {
      check: string[];
    };
    assert.deepEqual(answer.check, ['danger_now']);
  });
});
