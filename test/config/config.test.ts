import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigError, readConfig } from '../../src/config.js';

const key = Buffer.alloc(32, 7).toString('base64');

describe('readConfig', () => {
  it('needs nothing to be set', () => {
    const config = readConfig({});
    assert.equal(config.port, 3978);
    assert.equal(config.store, 'lowdb');
    assert.equal(config.idleLimitMinutes, 30);
    assert.equal(config.key, undefined);
    assert.equal(config.azure, undefined);
    assert.ok(Object.isFrozen(config));
  });

  const wrong: readonly [environment: Record<string, string>, says: RegExp][] = [
    [{ PORT: 'eighty' }, /PORT should be a port number .* Set it in the environment/],
    [{ WAYMARK_KEY: 'short' }, /WAYMARK_KEY should be 32 bytes in base64/],
    [{ WAYMARK_STORE: 'mongo' }, /WAYMARK_STORE should be "lowdb"/],
    [{ WAYMARK_ORIGINS: 'https://ok.example,ftp//x' }, /WAYMARK_ORIGINS should be origins/],
    [{ WAYMARK_ORIGINS: 'https://ok.example/path' }, /WAYMARK_ORIGINS/],
    [{ WAYMARK_TOKEN_MINUTES: '5' }, /WAYMARK_TOKEN_MINUTES should be minutes from 16/],
    [{ WAYMARK_EXIT_SITE: 'http://plain.example' }, /WAYMARK_EXIT_SITE should be the https address/],
    [{ WAYMARK_OFFER_SECONDS: '1' }, /WAYMARK_OFFER_SECONDS should be seconds from 5/],
    [{ WAYMARK_ADVISOR_HOURS: 'mornings' }, /WAYMARK_ADVISOR_HOURS should be when advisors are there/],
    [{ WAYMARK_CLOCK: 'noon' }, /WAYMARK_CLOCK should be a moment/],
    [{ WAYMARK_CLOCK: '2026-12-25T03:00:00+00:00', NODE_ENV: 'production' }, /WAYMARK_CLOCK should not be set/],
    [{ MicrosoftAppId: 'x' }, /MicrosoftAppId and MicrosoftAppPassword should be set together/],
    [{ WAYMARK_CONFIG: '/does/not/exist.json' }, /WAYMARK_CONFIG should be the path/],
  ];
  for (const [environment, says] of wrong) {
    it(`refuses ${JSON.stringify(environment)} and says what to do`, () => {
      assert.throws(
        () => readConfig(environment),
        (error) => error instanceof ConfigError && says.test(error.message),
      );
    });
  }

  it('names every wrong setting at once', () => {
    assert.throws(() => readConfig({ PORT: 'x', WAYMARK_STORE: 'y' }), /PORT[\s\S]*WAYMARK_STORE/);
  });

  describe('with a file', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'waymark-config-'));
    const file = path.join(folder, 'settings.json');
    after(() => rmSync(folder, { recursive: true }));

    it('reads it, and lets the environment win', () => {
      writeFileSync(file, JSON.stringify({ PORT: 4000, WAYMARK_IDLE_MINUTES: 10, WAYMARK_KEY: key }));
      const config = readConfig({ WAYMARK_CONFIG: file, PORT: '5000' });
      assert.equal(config.port, 5000);
      assert.equal(config.idleLimitMinutes, 10);
      assert.equal(config.key?.length, 32);
    });

    it('refuses names that are no settings, and says where a wrong value stands', () => {
      writeFileSync(file, JSON.stringify({ PORTT: 1 }));
      assert.throws(() => readConfig({ WAYMARK_CONFIG: file }), /"PORTT" in .* is not a setting/);
      writeFileSync(file, JSON.stringify({ PORT: -1 }));
      assert.throws(() => readConfig({ WAYMARK_CONFIG: file }), /PORT should be .* Set it in .*settings\.json/);
      writeFileSync(file, '[1]');
      assert.throws(() => readConfig({ WAYMARK_CONFIG: file }), /one JSON object/);
    });
  });
});
