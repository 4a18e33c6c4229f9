import { createHash, timingSafeEqual } from 'node:crypto';

/** Digests are compared, so that neither time nor length tells anything. */
export function compareSecret(secret: string): (authorization: string) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(`Bearer ${secret}`);
  return (authorization) => timingSafeEqual(digest(authorization), expected);
}
