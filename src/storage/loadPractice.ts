import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { urgencies } from '../protocol/handover.js';

const folder = fileURLToPath(new URL('../../../practice/', import.meta.url));

const head = z.object({
  Title: z.string().min(1).max(80),
  Urgency: z.enum(urgencies),
  Language: z.string().regex(/^[a-z]{2}$/),
});

/** Simulated visitors, as they are written: `practice/README.md`. */
export interface StoredPractice {
  readonly name: string;
  readonly title: string;
  readonly language: string;
  readonly request: {
    readonly urgency: (typeof urgencies)[number];
    readonly reasons: readonly string[];
    readonly lines: readonly { readonly question: string; readonly code: string }[];
  };
  readonly steps: readonly (
    | { readonly do: 'says'; readonly text: string }
    | { readonly do: 'waits' }
    | { readonly do: 'leaves'; readonly by: 'left' | 'quickExit' }
  )[];
}

/** @throws Error naming the file and the line that is not as it should be */
export function loadPractice(): readonly StoredPractice[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => readPractice(file.replace('.txt', ''), readFileSync(path.join(folder, file), 'utf8')));
}

/**
 * @param name file name without its end
 * @throws Error naming the file and the line that is not as it should be
 */
export function readPractice(name: string, text: string): StoredPractice {
  const heads: Record<string, string> = {};
  const lines: { question: string; code: string }[] = [];
  const steps: StoredPractice['steps'][number][] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, word = '', rest = ''] = /^(\w+)\s*(.*?)\s*$/.exec(line) ?? [];
    const [, question, code] = /^(\w+\.\w+) = (\w+)$/.exec(rest) ?? [];
    const ended = steps.at(-1)?.do === 'leaves';
    if (word === 'Shares' && question !== undefined && code !== undefined) lines.push({ question, code });
    else if (word === 'Says' && rest !== '' && !ended) steps.push({ do: 'says', text: rest });
    else if (word === 'Waits' && rest === '' && !ended) steps.push({ do: 'waits' });
    else if (word === 'Leaves' && (rest === '' || rest === 'by quick exit') && !ended) {
      steps.push({ do: 'leaves', by: rest === '' ? 'left' : 'quickExit' });
    } else if (word in head.shape) heads[word] = rest;
    else throw new Error(`practice/${name}.txt, line ${at + 1}: see practice/README.md for what may stand here`);
  }
  const read = head.safeParse(heads);
  if (!read.success || steps[0]?.do !== 'says') {
    throw new Error(`practice/${name}.txt should begin with Title, Urgency and Language, then with something said`);
  }
  const { Title: title, Urgency: urgency, Language: language } = read.data;
  return { name, title, language, request: { urgency, reasons: [], lines }, steps };
}
