/**
 * Checks src/browser and bundles it into dist/public:
 *
 *   index.html                the page's template, names of the files below filled in, `{{…}}` left for the server
 *   quick-exit.<hash>.js  widget.<hash>.js  style.<hash>.css   named by content, so they may be cached for ever
 *   icon.svg
 *   manifest.json             plain name → name in this folder
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
  'quick-exit.js': 'quickExit/quickExit.ts',
  'widget.js': 'widget/main.ts',
  'style.css': 'page/style.css',
};

/** Bytes after gzip. */
const budgets = [
  { name: 'quick exit', files: ['quick-exit.js'], limit: 3 * 1024 },
  { name: 'widget with its style', files: ['widget.js', 'style.css'], limit: 20 * 1024 },
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
 * @param {{ outDir?: string }} [options] where to write instead of dist/public
 */
export async function bundleBrowser(root, { outDir = path.join(root, 'dist/public') } = {}) {
  const source = path.join(root, 'src/browser');
  compile(root, 'src/browser');
  if (existsSync(path.join(root, 'test/browser/tsconfig.json'))) compile(root, 'test/browser');

  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const manifest = {};
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
    });
    const contents = outputFiles[0].contents;
    const hash = createHash('sha256').update(contents).digest('hex').slice(0, 12);
    const extension = path.extname(name);
    manifest[name] = `${path.basename(name, extension)}.${hash}${extension}`;
    sizes[name] = gzipSync(contents, { level: 9 }).length;
    writeFileSync(path.join(outDir, manifest[name]), contents);
  }
  for (const { name, files, limit } of budgets) {
    const size = files.reduce((sum, file) => sum + sizes[file], 0);
    if (size > limit) throw new Error(`The ${name} should be at most ${limit} bytes after gzip; it is ${size}.`);
  }
  copyFileSync(path.join(source, 'page/icon.svg'), path.join(outDir, 'icon.svg'));
  manifest['icon.svg'] = 'icon.svg';
  const template = readFileSync(path.join(source, 'page/index.html'), 'utf8').replace(
    /\[\[([\w.-]+)\]\]/g,
    (_, name) => {
      if (manifest[name] === undefined)
        throw new Error(`src/browser/page/index.html names "${name}", which is not built.`);
      return manifest[name];
    },
  );
  writeFileSync(path.join(outDir, 'index.html'), template);
  writeFileSync(path.join(outDir, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  return { manifest, sizes };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { sizes } = await bundleBrowser(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
  for (const [name, size] of Object.entries(sizes)) process.stdout.write(`${name}  ${size} bytes after gzip\n`);
}
