import type { IncomingMessage } from 'node:http';

/** Somebody who may work at the desk. */
export interface StaffMember {
  /** stable, and no name: it stands in audit events */
  readonly id: string;
  /** as visitors and colleagues see it */
  readonly name: string;
  readonly roles: readonly ('advisor' | 'supervisor' | 'admin')[];
}

/**
 * Who sends a request: looked up by its session, and proof against requests that another site makes in somebody's name.
 * @returns undefined for a stranger, an ended session, or a forged request
 */
export type WhoIsIt = (request: IncomingMessage) => Promise<StaffMember | undefined>;
