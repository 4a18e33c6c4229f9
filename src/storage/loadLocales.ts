import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../locales/', import.meta.url));

/**
 * Reads every word that a visitor can see, once, at start: `locales/<language>/<topic>.json`.
 * @throws Error naming the file that is no JSON
 */
export function loadLocales(): Record<string, Record<string, object>> {
  const locales: Record<string, Record<string, object>> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const words: Record<string, object> = {};
    for (const name of readdirSync(path.join(folder, entry.name))) {
      if (name.endsWith('.json'))
        words[name.slice(0, -'.json'.length)] = readWords(path.join(folder, entry.name, name));
    }
    locales[entry.name] = words;
  }
  return locales;
}

function readWords(file: string): object {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as object;
  } catch {
    throw new Error(`locales/${path.relative(folder, file)} should hold JSON; it cannot be read`);
  }
}

/** What `locales/status.json` says of a topic's words in a language. */
export interface WordingStatus {
  readonly status: 'draft' | 'reviewed';
  readonly by?: string;
  readonly on?: string;
}

/** Who has reviewed which words: language, then topic. */
export function loadWordingStatus(): Readonly<Record<string, Readonly<Record<string, WordingStatus>>>> {
  return readWords(path.join(folder, 'status.json')) as Record<string, Record<string, WordingStatus>>;
}
