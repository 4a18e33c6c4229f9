import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { createEmbed, type EmbedOptions } from '../../src/web/embed.js';
import { pageHeaders } from '../../src/web/securityHeaders.js';
import { loadStaticFiles } from '../../src/web/staticFiles.js';
import { pageWords, testNumbers } from '../support/fakeDirectLine.js';

const dist = (folder: string) => fileURLToPath(new URL(`../../${folder}`, import.meta.url));
const options: EmbedOptions = {
  templatesDir: dist('templates'),
  publicDir: dist('public'),
  words: { en: pageWords('en'), cy: pageWords('cy') },
  numbersIn: () => testNumbers,
  phoneNumbers: ['01632 960 456', '999'],
  textNumbers: [],
  exitSites: ['https://neutral.example/', 'https://other.example/'],
  headers: pageHeaders([]),
};

describe('the files of an embed', () => {
  const embed = createEmbed(options);
  const textOf = (name: string) => embed.files.get(`/${name}`)?.plain.toString() ?? '';
  const gzipped = (text: string | Buffer) => gzipSync(text, { level: 9 }).length;

  it('are small: quick exit by itself 3 KB, everything 20 KB after gzip, in both languages', () => {
    const style = loadStaticFiles(options.publicDir, []).get(`/${embed.widgetStyle}`)?.plain ?? Buffer.alloc(0);
    assert.ok(style.length > 0);
    for (const language of ['en', 'cy']) {
      const exit = gzipped(textOf(embed.exitScript(language)));
      assert.ok(exit > 0 && exit <= 3 * 1024, `${exit}`);
      const all = exit + gzipped(textOf(embed.widgetScript(language))) + gzipped(style);
      assert.ok(all <= 20 * 1024, `${all}`);
    }
    assert.ok(gzipped(textOf('waymark.js')) <= 3 * 1024, `${gzipped(textOf('waymark.js'))}`);
  });

  it('are named by their content and kept for ever, but for the one that a site names', () => {
    const hashed = embed.files.get(`/${embed.widgetScript('cy')}`);
    assert.match(embed.widgetScript('cy'), /^widget\.cy\.[0-9A-F]{8}\.js$/);
    assert.ok(hashed?.headers.includes('public, max-age=31536000, immutable'));
    assert.ok(embed.files.get('/waymark.js')?.headers.includes('no-store'));
    const other = createEmbed({ ...options, exitSites: ['https://third.example/'] });
    assert.notEqual(other.exitScript('en'), embed.exitScript('en'));
    assert.equal(other.widgetScript('en'), embed.widgetScript('en'));
  });

  it('are compressed with brotli', () => {
    const { br, plain } = embed.files.get('/waymark.js') ?? {};
    assert.ok(br !== undefined && plain !== undefined);
    assert.equal(brotliDecompressSync(br).toString(), plain.toString());
  });

  it('hold the numbers and words, so that they are there without a network', () => {
    assert.ok(textOf(embed.widgetScript('cy')).includes(JSON.stringify(pageWords('cy').tellReconnecting)));
    assert.ok(textOf(embed.widgetScript('en')).includes('"phoneNumbers":["999","01632 960 123","01632 960 456"]'));
    assert.ok(textOf('waymark.js').includes(testNumbers.helplineNumber));
    assert.doesNotMatch(textOf('waymark.js') + textOf(embed.widgetScript('en')), /"\{\{(exit|widget)\}\}"/);
  });

  it('stop the start when a word is missing, or a built file has no place for settings', () => {
    const { offerSend: _, ...words } = pageWords('cy');
    assert.throws(() => createEmbed({ ...options, words: { cy: words } }), /"offerSend" in locales\/cy\/page\.json/);
    const templatesDir = mkdtempSync(path.join(tmpdir(), 'waymark-templates-'));
    for (const name of ['waymark.js', 'widget.js']) writeFileSync(path.join(templatesDir, name), '');
    assert.throws(() => createEmbed({ ...options, templatesDir }), /widget\.js should have one "\{\{widget\}\}"/);
    rmSync(templatesDir, { recursive: true });
  });
});
