import type { EndReason, Printable } from '../protocol/directLine.js';
import type { ServiceCard } from '../protocol/serviceCard.js';

/** What a visitor writes from. `azure`: a channel of Azure Bot Service other than those named. */
export type ChannelName = 'web' | 'terminal' | 'sms' | 'whatsapp' | 'teams' | 'azure';

/** One shape for what comes in by any channel. It lives in memory for one turn and is dropped. */
export interface Incoming {
  readonly channel: ChannelName;
  /** which conversation: random on the web; already a keyed hash where a channel's own id names a person */
  readonly conversationId: string;
  /** `start`: the chat was opened, nothing was typed yet; `resume`: an advisor has gone, and the bot goes on */
  readonly kind: 'start' | 'message' | 'resume';
  /** for `resume`: the topic to go on with; what comes next when left out */
  readonly topic?: string;
  /** as typed; empty but for `message` */
  readonly text: string;
  /** the language that the browser or phone asks for, a BCP 47 tag; a hint, never trusted */
  readonly locale?: string;
}

/** One reply in the visitor's language, not yet in a channel's shape. */
export interface Reply {
  readonly text: string;
  /** BCP 47 tag of the words in it */
  readonly language: string;
  readonly choices?: readonly { readonly code: string; readonly label: string }[];
  readonly services?: readonly ServiceCard[];
  /** can be printed by the widget; nothing is stored for it */
  readonly prints?: Printable;
  /** immediate-danger words */
  readonly urgent?: boolean;
  /** the advisor who wrote it, when the bot did not */
  readonly by?: string;
  /** the conversation ends with this reply, and the session is already gone */
  readonly ended?: EndReason;
}

/** How a channel takes the replies of one turn: all of them, in order, once. */
export type Deliver = (replies: readonly Reply[]) => void | Promise<void>;

/**
 * Takes one message through the corridor. Turns of one conversation are run one after another, in the order of the
 * calls. Never rejects for trouble inside the turn: the visitor then gets the emergency words through `deliver`.
 */
export type RunTurn = (incoming: Incoming, deliver: Deliver) => Promise<void>;

/**
 * Erases all that is held of a conversation, at once; nothing to erase is no error.
 * @param how by the exit, unless the page was closed in order: an advisor is told which
 */
export type EraseConversation = (conversationId: string, how?: 'quickExit' | 'left') => Promise<void>;
