import type { Result } from '../../protocol/result.js';
import type { RefusalName } from './answer.js';

/** What is taken from a posted activity. All else in it (`from`, `id`, `timestamp`, `serviceUrl`, …) is dropped. */
export type PostedActivity =
  | {
      readonly kind: 'message';
      readonly text: string;
      readonly locale: string | undefined;
      readonly clientActivityID: string | undefined;
      /** given back in the echo: clients find their own message by it */
      readonly channelData: Readonly<Record<string, string | number | boolean>> | undefined;
    }
  | { readonly kind: 'leave' }
  | { readonly kind: 'typing' }
  | { readonly kind: 'seen' }
  | { readonly kind: 'ignore' };

/** A visitor's longest message, in UTF-16 units. */
export const longestText = 10_000;

const longestClientId = 100;
const mostChannelData = 20;
const longestChannelData = 200;

/**
 * Checks one posted activity. Written by hand rather than with a schema, because it runs in every turn.
 * @param body parsed JSON of any shape
 */
export function readActivity(body: unknown): Result<{ readonly posted: PostedActivity }, RefusalName> {
  if (!isObject(body)) return { ok: false, reason: 'badBody' };
  switch (own(body, 'type')) {
    case 'message':
      return readMessage(body);
    case 'typing':
      return { ok: true, posted: { kind: 'typing' } };
    case 'event':
      // A name reserved for the framework's own proactive turns.
      if (own(body, 'name') === 'ContinueConversation') return { ok: false, reason: 'badActivity' };
      if (own(body, 'name') === 'waymark.seen') return { ok: true, posted: { kind: 'seen' } };
      return { ok: true, posted: { kind: 'ignore' } };
    case 'endOfConversation':
      return { ok: true, posted: { kind: 'leave' } };
    default:
      return { ok: false, reason: 'badActivity' };
  }
}

function readMessage(body: Record<string, unknown>): Result<{ readonly posted: PostedActivity }, RefusalName> {
  // Hidden buttons of other clients send `value` and no text.
  const text = own(body, 'text') ?? own(body, 'value');
  if (typeof text !== 'string' || text.trim() === '') return { ok: false, reason: 'badText' };
  if (text.length > longestText) return { ok: false, reason: 'textTooLong' };
  const channelData = own(body, 'channelData');
  const kept = isObject(channelData) ? plainFields(channelData) : undefined;
  const clientActivityID = kept?.clientActivityID;
  return {
    ok: true,
    posted: {
      kind: 'message',
      text,
      locale: readLocale(own(body, 'locale')),
      clientActivityID:
        typeof clientActivityID === 'string' && clientActivityID.length <= longestClientId
          ? clientActivityID
          : undefined,
      channelData: kept,
    },
  };
}

/** A BCP 47 tag, or undefined for anything else. */
export function readLocale(locale: unknown): string | undefined {
  return typeof locale === 'string' && locale.length <= 35 && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(locale)
    ? locale
    : undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Only what the sender really sent: never a property that an object inherits. */
export function own(object: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function plainFields(object: Record<string, unknown>): Record<string, string | number | boolean> {
  const kept: Record<string, string | number | boolean> = {};
  let count = 0;
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (name === '__proto__' || name === 'constructor' || name === 'prototype' || name === 'waymark') continue;
    if (name.length > longestClientId) continue;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue;
    if (typeof value === 'string' && value.length > longestChannelData) continue;
    if (++count > mostChannelData) break;
    kept[name] = value;
  }
  return kept;
}
