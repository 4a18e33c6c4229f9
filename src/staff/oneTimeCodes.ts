import { Secret, TOTP } from 'otpauth';
import { encode } from 'uqr';

/** RFC 6238, and what every authenticator app takes. */
const periodSeconds = 30;
const shape = { issuer: 'Waymark', algorithm: 'SHA1', digits: 6, period: periodSeconds } as const;

/** A new secret for an authenticator app, in base32. */
export function newCodeSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that an authenticator app reads, and its squares: rows of 1 and 0. */
export function codeInvitation(
  secret: string,
  label: string,
): { readonly uri: string; readonly squares: readonly string[] } {
  const uri = new TOTP({ ...shape, label, secret: Secret.fromBase32(secret) }).toString();
  const squares = encode(uri, { ecc: 'M', border: 4 }).data.map((row) =>
    row.map((dark) => (dark ? '1' : '0')).join(''),
  );
  return { uri, squares };
}

/**
 * Checks a code of an authenticator app. A code that was used, or an older one, is not taken again: whoever looked over
 * a shoulder cannot use it.
 * @param lastStep the time step of the code that was taken last
 * @returns the time step to keep as the last, or undefined when the code is not right now
 */
export function checkCode(
  { secret, code, lastStep }: { readonly secret: string; readonly code: string; readonly lastStep: number },
  now: Date,
): number | undefined {
  const token = code.replaceAll(' ', '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = now.getTime();
  // One step either way: phones' clocks go wrong, and typing takes time.
  const delta = new TOTP({ ...shape, secret: Secret.fromBase32(secret) }).validate({ token, timestamp, window: 1 });
  if (delta === null) return undefined;
  const step = Math.floor(timestamp / 1000 / periodSeconds) + delta;
  return step > lastStep ? step : undefined;
}
