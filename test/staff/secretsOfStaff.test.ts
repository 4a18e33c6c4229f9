import assert from 'node:assert/strict';
import { checkCode, codeInvitation, newCodeSecret } from '../../src/staff/oneTimeCodes.js';
import { createPasswords, isGoodPassword, passwordCost } from '../../src/staff/passwords.js';
import { cheap, codeAt, testClock } from '../support/staffServer.js';

describe('one-time codes', () => {
  const secret = newCodeSecret();

  it('are taken once, and no older one after them', () => {
    const { now, forward } = testClock();
    const early = codeAt(secret, now());
    forward(30);
    const code = codeAt(secret, now());
    const step = checkCode({ secret, code, lastStep: 0 }, now());
    assert.equal(typeof step, 'number');
    assert.equal(checkCode({ secret, code, lastStep: step ?? 0 }, now()), undefined);
    assert.equal(checkCode({ secret, code: early, lastStep: step ?? 0 }, now()), undefined);
    assert.notEqual(checkCode({ secret, code: early, lastStep: 0 }, now()), undefined);
  });

  it('are not taken a minute later, in another shape, or of another secret', () => {
    const { now, forward } = testClock();
    const code = codeAt(secret, now());
    assert.equal(checkCode({ secret: newCodeSecret(), code, lastStep: 0 }, now()), undefined);
    for (const odd of ['', code.slice(1), `${code}0`, '١٢٣٤٥٦', '-12345', '1e5000']) {
      assert.equal(checkCode({ secret, code: odd, lastStep: 0 }, now()), undefined, odd);
    }
    forward(61);
    assert.equal(checkCode({ secret, code, lastStep: 0 }, now()), undefined);
  });

  it('agree with the test value of RFC 6238', () => {
    // Appendix B: the secret "12345678901234567890" at 59 seconds gives 94287082, of which six digits are used here.
    const rfc = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    assert.equal(checkCode({ secret: rfc, code: '287082', lastStep: 0 }, new Date(59_000)), 1);
  });

  it('are offered as squares that hold the address', () => {
    const { uri, squares } = codeInvitation(secret, 'ann@helpline.example');
    assert.match(uri, /^otpauth:\/\/totp\/Waymark:ann%40helpline\.example\?/);
    assert.ok(squares.length > 20 && squares.every((row) => row.length === squares.length && /^[01]+$/.test(row)));
  });
});

describe('passwords', function () {
  this.timeout(30_000);
  const passwords = createPasswords(cheap);
  after(() => passwords.close());

  const matches = async (password: string, hash: string | undefined): Promise<boolean> => {
    const compared = await passwords.matches(password, hash);
    assert.ok(compared.ok);
    return compared.matches;
  };

  it('are kept as Argon2id with a salt of their own', async () => {
    const [one, other] = await Promise.all([
      passwords.hash('seven green lanterns'),
      passwords.hash('seven green lanterns'),
    ]);
    assert.ok(one.ok && other.ok);
    assert.match(one.hash, /^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
    assert.notEqual(one.hash, other.hash);
    assert.ok(await matches('seven green lanterns', one.hash));
    assert.ok(!(await matches('seven green lantern', one.hash)));
  });

  it('cost by default what RFC 9106 recommends', () => {
    assert.deepEqual(passwordCost, { memoryKiB: 65_536, passes: 3 });
  });

  it('may be typed as other code points of the same letters', async () => {
    const made = await passwords.hash('caf\u00e9 am Meer um acht');
    assert.ok(made.ok);
    assert.ok(await matches('cafe\u0301 am Meer um acht', made.hash));
  });

  it('are never right for a name that does not exist', async () => {
    assert.equal(await matches('', undefined), false);
    assert.equal(await matches('seven green lanterns', undefined), false);
  });

  it('say that they are busy rather than keep hundreds waiting', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => passwords.hash('seven green lanterns')));
    assert.ok(answers.some(({ ok }) => !ok));
    assert.ok(answers.some(({ ok }) => ok));
    assert.ok((await passwords.hash('seven green lanterns')).ok);
  });

  const judged: readonly (readonly [password: string, isGood: boolean])[] = [
    ['seven green lanterns', true],
    ['eleven char', false],
    ['aaaaaaaaaaaaaaaa', false],
    ['ann@helpline.example', false],
    ['ann@helpline.example1', false],
    ['x'.repeat(201), false],
    ['夜空に光る星座と静かな湖畔の風', true],
  ];
  for (const [password, isGood] of judged) {
    it(`${isGood ? 'may' : 'may not'} be ${password.slice(0, 24)}`, () => {
      assert.equal(isGoodPassword(password, ['ann@helpline.example', 'Ann']), isGood);
    });
  }
});
