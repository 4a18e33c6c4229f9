import type { IncomingMessage } from 'node:http';

/** What somebody may do. Whoever has no role may do nothing. */
export const roles = ['advisor', 'supervisor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Somebody who may work here. */
export interface StaffMember {
  /** stable, and no name: it stands in audit events */
  readonly id: string;
  /** as visitors and colleagues see it */
  readonly name: string;
  readonly roles: readonly Role[];
}

/**
 * Who sends a request: looked up by its session, and proof against requests that another site makes in somebody's name.
 * @param use.isIdle the look is the server's own, and does not put off the idle end of the session
 * @returns undefined for a stranger, an ended session, or a forged request
 */
export type WhoIsIt = (
  request: IncomingMessage,
  use?: { readonly isIdle: boolean },
) => Promise<StaffMember | undefined>;

/** Tells when a session may have ended or a role changed. @returns stops telling */
export type WatchStaff = (listener: () => void) => () => void;
