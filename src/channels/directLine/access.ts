import type { ConversationGrant } from '../../protocol/directLine.js';
import type { Result } from '../../protocol/result.js';
import type { RefusalName } from './answer.js';
import type { Conversations, LiveConversation } from './conversations.js';
import type { ConversationRequest } from './shapes.js';
import { type Claims, createTokenOffice, type TokenOffice, type VerifiedClaims } from './tokens.js';

type Bearer = Result<{ readonly claims: VerifiedClaims }, RefusalName>;
type Authorised = Result<{ readonly claims: VerifiedClaims; readonly conversation: LiveConversation }, RefusalName>;

/** Who may do what: reads tokens, finds the conversation that one is for, and grants new ones. */
export interface Access {
  /** for opening a stream, and for nothing else */
  readonly tickets: TokenOffice;
  readBearer(authorization: string | undefined, graceMs?: number): Promise<Bearer>;
  /** @returns at once when the token is remembered, as it is in most turns */
  authorise(request: ConversationRequest): Authorised | Promise<Authorised>;
  /** The open conversation of a token; one from before a restart is opened again. */
  find(claims: VerifiedClaims): LiveConversation | undefined;
  /** @param streamBase when given, a ticket and the address of the stream are granted too */
  grant(claims: Claims, streamBase?: string, watermark?: string): Promise<ConversationGrant>;
}

interface AccessOptions {
  readonly conversations: Conversations;
  readonly key: Buffer;
  readonly now: () => Date;
  readonly tokenLifetimeSeconds: number;
  /** how many tokens are remembered */
  readonly remembered: number;
}

const ticketLifetimeSeconds = 60;

export function createAccess(options: AccessOptions): Access {
  const { conversations, key, now, remembered } = options;
  const chatTokens = createTokenOffice({
    key,
    purpose: 'chat',
    lifetimeSeconds: options.tokenLifetimeSeconds,
    now,
    remembered,
  });
  const tickets = createTokenOffice({ key, purpose: 'stream', lifetimeSeconds: ticketLifetimeSeconds, now });

  async function readBearer(authorization: string | undefined, graceMs = 0): Promise<Bearer> {
    const token = bearer(authorization);
    if (token === undefined) return { ok: false, reason: 'noToken' };
    const known = chatTokens.recall(token);
    if (known !== undefined) return { ok: true, claims: known };
    const verified = await chatTokens.verify(token, graceMs);
    if (verified.ok) return verified;
    return { ok: false, reason: verified.reason === 'expired' ? 'tokenExpired' : 'noToken' };
  }

  function authorise({ authorization, conversationId }: ConversationRequest): Authorised | Promise<Authorised> {
    const token = bearer(authorization);
    const known = token === undefined ? undefined : chatTokens.recall(token);
    if (known !== undefined) return admit(known, conversationId);
    return readBearer(authorization).then((read) => (read.ok ? admit(read.claims, conversationId) : read));
  }

  /** Who they are is known by now. The order matters: is it yours, is it there. */
  function admit(claims: VerifiedClaims, conversationId: string): Authorised {
    if (claims.conversationId !== conversationId) return { ok: false, reason: 'tokenForeign' };
    const conversation = find(claims);
    return conversation === undefined ? { ok: false, reason: 'unknown' } : { ok: true, claims, conversation };
  }

  function find(claims: VerifiedClaims): LiveConversation | undefined {
    const live = conversations.get(claims.conversationId);
    if (live !== undefined) return live;
    const mayOutliveRestart =
      claims.begun &&
      conversations.isFromEarlierRun(claims.issuedAtMs) &&
      !conversations.hasEnded(claims.conversationId);
    return mayOutliveRestart ? conversations.open(claims.conversationId, true) : undefined;
  }

  async function grant(claims: Claims, streamBase?: string, watermark?: string): Promise<ConversationGrant> {
    const { conversationId } = claims;
    const token = await chatTokens.issue(claims);
    const basics = { conversationId, token, expires_in: chatTokens.lifetimeSeconds };
    if (streamBase === undefined) return basics;
    const ticket = await tickets.issue(claims);
    const query = new URLSearchParams({ watermark: watermark ?? '', t: ticket });
    return { ...basics, streamUrl: `${streamBase}/conversations/${conversationId}/stream?${query}` };
  }

  return { tickets, readBearer, authorise, find, grant };
}

function bearer(authorization: string | undefined): string | undefined {
  return authorization !== undefined && /^bearer /i.test(authorization) ? authorization.slice(7).trim() : undefined;
}
