import { createHash, randomBytes, randomInt } from 'node:crypto';

/** What opens something: 256 bits of chance. Only its digest is kept. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const digest = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** An id of letters alone, so that the log's second net does not take it for a number. */
export const newStaffId = (): string =>
  Array.from({ length: 14 }, () => String.fromCharCode(97 + randomInt(26))).join('');
