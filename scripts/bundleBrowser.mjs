/**
 * Checks src/browser and bundles it:
 *
 *   dist/public/      served as it is: style sheets and the console's script, named by a hash of their content, so that
 *                     they may be cached for ever, the icon, and manifest.json (plain name → name in this folder)
 *   dist/templates/   waymark.js, widget.js, page.html and the pages for staff, in which the server fills in settings and words when it starts
 *
 * Fails when a file grows past its budget: a page opened in fear, on a bad line, must be there at once.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const entries = {
  'waymark.js': 'quickExit/main.ts',
  'widget.js': 'widget/main.ts',
  'widget.css': 'widget/widget.css',
  'page.css': 'page/page.css',
  'plain.css': 'page/plain.css',
  'console.js': 'console/main.ts',
  'signIn.js': 'console/signIn.ts',
  'accounts.js': 'console/accounts.ts',
  'hours.js': 'console/hours.ts',
  'statistics.js': 'console/statistics.ts',
  'console.css': 'console/console.css',
};

/** Scripts in which the server fills nothing in: served as they are. */
const served = new Set(['console.js', 'signIn.js', 'accounts.js', 'hours.js', 'statistics.js']);

/** What the server replaces by JSON: the name in the source, and the string that stands for it in the built file. */
const filledIn = { waymarkExitSettings: '"{{exit}}"', waymarkWidgetSettings: '"{{widget}}"' };

/** Bytes after gzip, before words are filled in; test/web/embed.test.ts measures what is served. */
const budgets = [
  { name: 'quick exit', files: ['waymark.js'], limit: 3 * 1024 },
  { name: 'console with its style', files: ['console.js', 'console.css'], limit: 24 * 1024 },
  { name: 'widget with its style', files: ['waymark.js', 'widget.js', 'widget.css'], limit: 16 * 1024 },
];

/** Type-checks a folder that has a tsconfig of its own, because it sees the browser's globals and the rest must not. */
function compile(root, project) {
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', path.join(root, project)], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error(`${project} does not compile.`);
}

/**
 * @param {string} root the project's folder
 * @param {{ outDir?: string }} [options] where to write instead of dist
 */
export async function bundleBrowser(root, { outDir = path.join(root, 'dist') } = {}) {
  const source = path.join(root, 'src/browser');
  compile(root, 'src/browser');
  if (existsSync(path.join(root, 'test/browser/tsconfig.json'))) compile(root, 'test/browser');

  const [publicDir, templates] = ['public', 'templates'].map((name) => path.join(outDir, name));
  for (const folder of [publicDir, templates]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const manifest = { 'icon.svg': 'icon.svg' };
  const sizes = {};
  for (const [name, entry] of Object.entries(entries)) {
    const { outputFiles } = await build({
      entryPoints: [path.join(source, entry)],
      bundle: true,
      minify: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'warning',
      define: filledIn,
    });
    const contents = outputFiles[0].contents;
    sizes[name] = gzipSync(contents, { level: 9 }).length;
    if (name.endsWith('.js') && !served.has(name)) {
      writeFileSync(path.join(templates, name), contents);
      continue;
    }
    const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8).toUpperCase();
    const extension = path.extname(name);
    manifest[name] = `${path.basename(name, extension)}.${hash}${extension}`;
    writeFileSync(path.join(publicDir, manifest[name]), contents);
  }
  for (const { name, files, limit } of budgets) {
    const size = files.reduce((sum, file) => sum + sizes[file], 0);
    if (size > limit) throw new Error(`The ${name} should be at most ${limit} bytes after gzip; it is ${size}.`);
  }
  copyFileSync(path.join(source, 'page/icon.svg'), path.join(publicDir, 'icon.svg'));
  for (const name of ['console.html', 'signIn.html', 'accounts.html', 'hours.html', 'statistics.html']) {
    copyFileSync(path.join(source, 'console', name), path.join(templates, name));
  }
  const page = readFileSync(path.join(source, 'page/page.html'), 'utf8').replace(/<!--.*?-->\n/gs, '');
  writeFileSync(path.join(templates, 'page.html'), page);
  writeFileSync(path.join(publicDir, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  return { manifest, sizes };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { sizes } = await bundleBrowser(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
  for (const [name, size] of Object.entries(sizes)) process.stdout.write(`${name}  ${size} bytes after gzip\n`);
}
