/**
 * How trained weights are written into a source file: bytes as base64, numbers of features as differences of a sorted list,
 * seven bits to a byte. Written by `npm run train:safety`, read once at load.
 */

/** Bytes of a base64 text. */
export function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  // A loop, as there are some million of them and the server waits for it.
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** Base64 of bytes. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** A sorted list of whole numbers as differences. */
export function packSorted(numbers: Iterable<number>): Uint8Array {
  const bytes: number[] = [];
  let last = 0;
  for (const number of numbers) {
    let rest = number - last;
    last = number;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** The list that `packSorted` wrote. */
export function unpackSorted(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let last = 0;
  let rest = 0;
  let factor = 1;
  for (const byte of bytes) {
    rest += (byte % 128) * factor;
    factor *= 128;
    if (byte > 127) continue;
    last += rest;
    numbers.push(last);
    rest = 0;
    factor = 1;
  }
  return numbers;
}
