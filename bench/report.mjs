import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const intro = `# Benchmarks

Written by \`npm run bench\` and \`npm run bench:widget\`; do not edit by hand. Figures of different machines or days do not compare: read the ratios,
which are taken within one run. Each part says when, where and with which command it was measured.
`;

/** One row of a table; numbers are given as text already. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_cell, i) => (i === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map(line).join('\n');
}

/** A figure with as many digits as mean something. */
export function figure(value) {
  if (value === undefined || !Number.isFinite(value)) return 'not known';
  if (value >= 100) return Math.round(value).toLocaleString('en-GB');
  return value.toPrecision(value >= 10 ? 3 : 2);
}

/** @returns `a ÷ b` as text, such as "4.2×" */
export const ratio = (a, b) => (a === undefined || b === undefined ? 'not known' : `${(a / b).toFixed(2)}×`);

/** Where and how a part was measured: no name of the machine, only what bears on speed. */
export function circumstances(command, placement) {
  const cpus = os.cpus();
  const cores = `${cpus.length} cores (${cpus[0]?.model.trim() || 'unnamed'})`;
  const memory = `${Math.round(os.totalmem() / 1e9)} GB`;
  const busy = os.platform() === 'win32' ? '' : `, load ${os.loadavg()[0].toFixed(1)} before`;
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, Node ${process.versions.node}, ${os.platform()} ${os.arch()}, ${cores}, ${memory}${busy}; ${placement}. Command: \`${command}\``;
}

/**
 * Puts parts into the file, each under its heading, and leaves the parts that were not run now as they were.
 * @param {string} file
 * @param {Record<string, string>} parts text by heading, in the order in which new ones are added
 */
export function writeReport(file, parts) {
  const before = existsSync(file) ? readFileSync(file, 'utf8').split(/^## /m).slice(1) : [];
  const all = new Map(
    before.map((part) => {
      const [heading = '', ...rest] = part.split('\n');
      return [heading, rest.join('\n').trim()];
    }),
  );
  for (const [heading, text] of Object.entries(parts)) all.set(heading, text.trim());
  const body = [...all].map(([heading, text]) => `\n## ${heading}\n\n${text}\n`).join('');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, intro + body);
}
