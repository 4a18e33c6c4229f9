import { once } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import { recogniseDanger } from '../safety/dangerRecogniser.js';

/**
 * Answers one line of `npm run --silent classify`. Trouble is answered, never thrown, and never quotes the line.
 * @param line JSON such as {"id","text","lang"?,"asked"?}
 * @returns JSON: {"id","alarm","check","lang","because"}, or {"id":null,"error"}
 */
export function classifyLine(line: string): string {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    return refuse('the line should be one JSON object; it is not JSON');
  }
  if (typeof message !== 'object' || message === null || Array.isArray(message))
    return refuse('the line should be one JSON object');
  const { id = null, text, lang, asked } = message as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string') return refuse('"text" should be a string');
  const found = recogniseDanger({
    text,
    ...(typeof lang === 'string' ? { language: lang } : {}),
    ...(typeof asked === 'string' ? { asked } : {}),
  });
  return JSON.stringify({ id, ...found });
}

function refuse(error: string): string {
  return JSON.stringify({ id: null, error });
}

/** Lines of a stream, in order, whatever the length; the last may lack its newline. */
async function* readLines(input: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  for await (const chunk of input) {
    const pieces = (typeof chunk === 'string' ? chunk : decoder.write(chunk)).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      yield [...parts, piece].join('');
      parts = [];
    }
    parts.push(last);
  }
  const rest = parts.join('') + decoder.end();
  if (rest !== '') yield rest;
}

/**
 * Classifies every line of the input until it ends, holding back when the reader of the output is slow.
 * Blank lines are skipped.
 */
export async function classifyStream(
  input: AsyncIterable<Buffer | string>,
  output: NodeJS.WritableStream,
): Promise<void> {
  for await (const line of readLines(input)) {
    if (line.trim() === '') continue;
    if (!output.write(`${classifyLine(line)}\n`)) await once(output, 'drain');
  }
}

if (
  process.argv[1] !== undefined &&
  import.meta.url.endsWith('/commands/classify.js') &&
  /classify(\.js)?$/.test(process.argv[1])
) {
  // The reader went away ("| head"): nothing more to do, and no reason to complain.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  await classifyStream(process.stdin, process.stdout);
}
