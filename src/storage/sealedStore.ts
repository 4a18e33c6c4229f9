import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import type { Log } from '../log/events.js';
import type { Store } from './store.js';

/** First byte of every sealed value: how it was sealed. The second tells which key, so that keys can be rotated. */
const format = 1;
const headerBytes = 2;
const ivBytes = 12;
const tagBytes = 16;

/** Names of sessions in use, kept until the next sweep or erasure. */
const mostNames = 1_000;

type Trouble = 'unknownFormat' | 'otherKey' | 'damaged';

/**
 * Keeps what it is given under AES-256-GCM, and under a keyed hash in place of the key, so that neither a word of a
 * session nor a conversation id or phone hash stands in the store below.
 *
 * An entry that cannot be unsealed is as if absent: erased, and logged by a reason code.
 * @param inner where sealed entries are kept
 * @param key 32 bytes; undefined: random and in memory alone, so that a restart shreds every session (then start the
 *   store below empty: nothing in it can be read again)
 */
export function sealedStore(
  inner: Store,
  { key, log }: { readonly key: Buffer | undefined; readonly log: Log },
): Store {
  const { nameOf, forgetName, forgetNames, seal, unseal } = createSeal(key ?? randomBytes(32));
  return {
    async load(key) {
      const name = nameOf(key);
      const entry = await inner.load(name);
      if (entry === undefined) return undefined;
      const unsealed = unseal(key, entry.value);
      if ('value' in unsealed) return { value: unsealed.value, version: entry.version };
      log.event('store.unreadable', { reason: unsealed.trouble });
      await inner.erase(name);
      return undefined;
    },
    save: (key, request) => inner.save(nameOf(key), { ...request, value: seal(key, request.value) }),
    erase(key) {
      const name = nameOf(key);
      forgetName(key);
      return inner.erase(name);
    },
    sweep() {
      forgetNames();
      return inner.sweep();
    },
    close: () => inner.close(),
  };
}

/** The three functions of one key. Sealing and unsealing a session of a few KB takes about ten microseconds each. */
function createSeal(key: Buffer) {
  if (key.length !== 32) throw new Error(`sealedStore: the key should be 32 bytes, not ${key.length}.`);
  const subKey = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `waymark store ${purpose} 1`, 32));
  const sealKey = createSecretKey(subKey('seal'));
  const nameKey = createSecretKey(subKey('name'));
  const keyId = subKey('key id')[0] ?? 0;

  // Chance is fetched for many at once: a call for twelve bytes costs as much as one for six thousand.
  let chance = Buffer.alloc(0);
  function nextIv(): Buffer {
    if (chance.length < ivBytes) chance = randomBytes(ivBytes * 512);
    const iv = chance.subarray(0, ivBytes);
    chance = chance.subarray(ivBytes);
    return iv;
  }

  // A turn asks for the name of its session twice, for loading and for saving.
  let names = new Map<string, string>();

  // Keys are hashed as UTF-16, which keeps every string apart; UTF-8 turns all lone surrogates into one sign.
  return {
    nameOf(key: string): string {
      let name = names.get(key);
      if (name === undefined) {
        name = createHmac('sha256', nameKey).update(key, 'utf16le').digest('base64url');
        if (names.size >= mostNames) names = new Map();
        names.set(key, name);
      }
      return name;
    },

    forgetName: (key: string): boolean => names.delete(key),

    forgetNames(): void {
      names = new Map();
    },

    /** Sealed text: base64 of format, key id, IV, tag, ciphertext. The key is bound to it: moved elsewhere, it fails. */
    seal(key: string, value: string): string {
      const iv = nextIv();
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(key, 'utf16le'));
      const body = cipher.update(value, 'utf8');
      const end = cipher.final();
      return Buffer.concat([Buffer.of(format, keyId), iv, cipher.getAuthTag(), body, end]).toString('base64');
    },

    unseal(key: string, sealed: string): { readonly value: string } | { readonly trouble: Trouble } {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes[0] !== format) return { trouble: 'unknownFormat' };
      if (bytes[1] !== keyId) return { trouble: 'otherKey' };
      const bodyAt = headerBytes + ivBytes + tagBytes;
      if (bytes.length < bodyAt) return { trouble: 'damaged' };
      const iv = bytes.subarray(headerBytes, headerBytes + ivBytes);
      const decipher = createDecipheriv('aes-256-gcm', sealKey, iv, { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(key, 'utf16le'));
      decipher.setAuthTag(bytes.subarray(headerBytes + ivBytes, bodyAt));
      try {
        // In this mode the last step checks, and has no bytes of its own.
        const body = decipher.update(bytes.subarray(bodyAt));
        decipher.final();
        return { value: body.toString('utf8') };
      } catch {
        return { trouble: 'damaged' };
      }
    },
  };
}
