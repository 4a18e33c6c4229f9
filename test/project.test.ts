import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (name: string): string => readFileSync(`${root}${name}`, 'utf8');

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

describe('the project', () => {
  const packages = Object.entries(
    (JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> }).packages,
  );

  it('runs no script of a package at install time: one of them calls the network and fails without it', () => {
    assert.match(read('.npmrc'), /^ignore-scripts=true$/m);
    const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
    // With scripts off, npm passes over our own of these names too.
    assert.deepEqual(
      scripts.filter((name) => /^(pre|post)|^prepare$/.test(name)),
      [],
    );
  });

  it('has one copy of each recogniser, of the line that reads British dates day first', () => {
    const recognisers = packages.filter(([name]) => name.includes('@microsoft/recognizers-text'));
    assert.ok(recognisers.length >= 6);
    for (const [name, { version }] of recognisers) {
      assert.match(version ?? '', /^1\.3\./, name);
      assert.doesNotMatch(name, /node_modules\/.*node_modules/, name);
    }
  });

  it('pins every package, and does not record where it came from', () => {
    const [, ...others] = packages;
    assert.ok(others.length > 200);
    for (const [name, { version, resolved }] of others) {
      assert.ok(version !== undefined, name);
      assert.equal(resolved, undefined, name);
    }
  });

  it('brings only licences that allow reuse into the product', () => {
    const allowed = /\b(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BSD)\b/;
    // Four more, looked at one by one: public domain, a permissive licence, and two that name MIT elsewhere than in the field.
    const alsoAllowed = new Set(['Unlicense', 'BlueOak-1.0.0']);
    const namedElsewhere = new Set(['node_modules/cldrjs', 'node_modules/escape-regexp-component']);
    const others = packages
      .filter(([name, { dev }]) => name !== '' && dev !== true)
      .filter(
        ([name, { license = '' }]) => !allowed.test(license) && !alsoAllowed.has(license) && !namedElsewhere.has(name),
      )
      .map(([name]) => name);
    assert.deepEqual(others, []);
  });

  it('gives each decision a number of its own, and every mention of one leads to it', () => {
    const decisions = readdirSync(`${root}docs/decisions`);
    const numbers = decisions.map((name) => name.slice(0, 4));
    assert.deepEqual(numbers, [...new Set(numbers)]);
    for (const folder of ['docs', 'src', 'dialogs', 'locales', 'test']) {
      for (const name of readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(md|ts)$/.test(name)) continue;
        for (const [mention, number, rest = ''] of read(`${folder}/${name}`).matchAll(
          /decisions\/(\d{4})(-[a-z-]+\.md)?/g,
        )) {
          const isThere = decisions.some((each) =>
            rest === '' ? each.startsWith(`${number}-`) : each === number + rest,
          );
          assert.ok(isThere, `${folder}/${name}: ${mention}`);
        }
      }
    }
  });

  it('has what its two commands and CI need', () => {
    for (const name of ['.ci/run', 'scripts/prepare.mjs', 'scripts/ensureBrowser.mjs', 'LICENSE', 'README.md']) {
      assert.ok(existsSync(`${root}${name}`), name);
    }
  });
});
