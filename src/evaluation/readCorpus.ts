import { readdirSync, readFileSync } from 'node:fs';
import { type Label, labels } from '../safety/labels.js';

/** How openly a message says what its labels are about; for messages without a label, whether its words tempt. */
export const kinds = ['explicit', 'indirect', 'hard', 'plain'] as const;
export type Kind = (typeof kinds)[number];

/** A labelled message. The labels are defined in test/corpus/LABELS.md. */
export interface CorpusMessage {
  readonly id: string;
  /** BCP 47 */
  readonly lang: string;
  readonly text: string;
  readonly labels: readonly Label[];
  readonly kind?: Kind;
}

/** The author batch of a message: `enMaple` of `enMaple-0001`. */
export function batchOf({ id }: CorpusMessage): string {
  return id.replace(/-.*$/, '');
}

/** Which part of the corpus: learnt from, chosen on, or only measured. */
export type Split = 'train' | 'tune' | 'test';

/**
 * The messages of a split, author batch by author batch, in the order of the files' names.
 * @param folder `test/corpus/`, with a slash at its end
 * @throws Error naming file and line, never the text, when a line is not a labelled message
 */
export function readCorpus(folder: URL, split: Split): readonly CorpusMessage[] {
  const part = new URL(`${split}/`, folder);
  const files = readdirSync(part).filter((name) => name.endsWith('.jsonl'));
  return files.sort().flatMap((name) => {
    const lines = readFileSync(new URL(name, part), 'utf8').trimEnd().split('\n');
    return lines.map((line, at) => {
      const message: unknown = JSON.parse(line);
      if (!isMessage(message)) throw new Error(`${split}/${name}:${at + 1} is not a labelled message`);
      return message;
    });
  });
}

function isMessage(value: unknown): value is CorpusMessage {
  if (typeof value !== 'object' || value === null) return false;
  const { id, lang, text, labels: marked, kind } = value as Readonly<Record<string, unknown>>;
  const strings = [id, lang, text].every((part) => typeof part === 'string' && part !== '');
  const known = Array.isArray(marked) && marked.every((label) => (labels as readonly unknown[]).includes(label));
  return strings && known && (kind === undefined || (kinds as readonly unknown[]).includes(kind));
}
