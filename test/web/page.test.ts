import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { exitWordKeys, widgetWordKeys } from '../../src/protocol/widget.js';
import { chooseLanguage, directionOf, type PageValues, renderPage } from '../../src/web/page.js';

const root = new URL('../../../', import.meta.url);
const wordsOf = (tag: string) =>
  JSON.parse(readFileSync(new URL(`locales/${tag}/page.json`, root), 'utf8')) as Record<string, string>;
const template = readFileSync(new URL('dist/templates/page.html', root), 'utf8');
const values: PageValues = {
  emergencyNumber: '999',
  helplineName: 'Test & <b>Helpline</b>',
  helplineNumber: '01632 960 123',
  exitSite: 'https://neutral.example/?a="b"&c',
  kind: 'chat-page',
  exitScript: 'waymark.A.js',
  widgetScript: 'widget.en.B.js',
  widgetStyle: 'widget.C.css',
  pageStyle: 'page.D.css',
  languages: [
    { tag: 'en', name: 'English' },
    { tag: 'cy', name: 'Cymraeg' },
  ],
};

describe('renderPage', () => {
  for (const tag of ['en', 'cy']) {
    it(`fills in every word and value in ${tag}, escaped, with numbers to tap`, () => {
      const html = renderPage(template, values, { tag, words: wordsOf(tag) });
      assert.match(html, new RegExp(`<html lang="${tag}" dir="ltr" class="chat-page">`));
      assert.match(html, /<a class="number" dir="ltr" href="tel:01632960123">01632 960 123<\/a>/);
      assert.equal(html.includes('<b>'), false);
      assert.ok(html.includes('href="https://neutral.example/?a=&quot;b&quot;&amp;c"'));
      assert.ok(html.includes('<script src="/widget.en.B.js"'));
      assert.doesNotMatch(html, /\{\{/);
    });
  }

  it('stops at a missing word, and at a placeholder without a value', () => {
    const { offerLeaveNow: _, ...words } = wordsOf('en');
    assert.throws(() => renderPage(template, values, { tag: 'en', words }), /page\.json has no "offerLeaveNow"/);
    const wrong = { ...wordsOf('en'), tellCallEmergency: 'Call {{someNumber}}' };
    assert.throws(() => renderPage(template, values, { tag: 'en', words: wrong }), /"someNumber"/);
  });

  it('has no inline script, style or handler', () => {
    assert.doesNotMatch(template, /<style|style=|\son\w+=|<script(?! src=)/);
  });
});

describe('the words of the page', () => {
  it('are the same keys with the same placeholders in every language, without digits', () => {
    const marks = (words: Record<string, string>) =>
      Object.entries(words).map(([key, text]) => [key, (text.match(/\{\{\w+\}\}/g) ?? []).sort().join()]);
    assert.deepEqual(marks(wordsOf('cy')), marks(wordsOf('en')));
    for (const text of [...Object.values(wordsOf('en')), ...Object.values(wordsOf('cy'))])
      assert.doesNotMatch(text, /\d/);
    for (const key of [...exitWordKeys, ...widgetWordKeys]) assert.ok(wordsOf('en')[key]);
  });
});

describe('chooseLanguage', () => {
  const table: [asked: string | undefined, accepted: string | undefined, chosen: string][] = [
    [undefined, undefined, 'en'],
    ['cy', 'en', 'cy'],
    ['xx', 'cy-GB,cy;q=0.9,en;q=0.8', 'cy'],
    [undefined, 'en;q=0.5, cy;q=0.9', 'cy'],
    [undefined, 'cy;q=0, fr', 'en'],
    [undefined, ';;,,q=', 'en'],
  ];
  for (const [asked, accepted, chosen] of table) {
    it(`${asked ?? 'nothing asked'}, ${accepted ?? 'nothing accepted'}: ${chosen}`, () => {
      assert.equal(chooseLanguage(asked, accepted, ['en', 'cy']), chosen);
    });
  }
  it('knows which languages run right to left', () => {
    assert.deepEqual(['ar', 'ur-PK', 'cy', 'pa'].map(directionOf), ['rtl', 'rtl', 'ltr', 'ltr']);
  });
});
