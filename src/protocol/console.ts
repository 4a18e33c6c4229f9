import type { ContactOutcome, Ending, SummaryLine, Urgency } from './handover.js';
import type { ServiceCard } from './serviceCard.js';

/** What the server and an advisor's console say to each other over one WebSocket, as JSON. Types and constants only. */

/** Longest message of an advisor, and longest private note, in UTF-16 units. */
export const longestMessage = 4_000;
export const longestNote = 2_000;
/** Most contacts that one advisor may hold. */
export const mostCapacity = 10;

/** A waiting contact, as every advisor on shift sees it. */
export interface QueueItem {
  readonly contactId: string;
  readonly urgency: Urgency;
  readonly reasons: readonly string[];
  readonly language: string;
  readonly channel: string;
  /** milliseconds since 1970 */
  readonly since: number;
  /** lost an advisor, or was passed on */
  readonly front: boolean;
  readonly away: boolean;
  /** another advisor is being asked just now */
  readonly offered: boolean;
}

/** Labels that mean danger. The others say who somebody may be, or what they want. */
const dangerLabels: readonly string[] = ['danger_now', 'threat', 'self_harm'];

/** Whether any label that was found in a message means danger. */
export function meansDanger(marks: readonly string[] = []): boolean {
  return marks.some((label) => dangerLabels.includes(label));
}

export interface LiveMessage {
  /** counts up within a contact, without gaps */
  readonly seq: number;
  /** `whisper`: a supervisor's words to the advisor, which the visitor never gets */
  readonly from: 'visitor' | 'advisor' | 'desk' | 'whisper';
  readonly text: string;
  /** milliseconds since 1970 */
  readonly at: number;
  /** labels of what was spotted in it; the gravest first */
  readonly marks?: readonly string[];
  /** who wrote it, when an advisor did */
  readonly by?: string;
  /** services that were sent with it */
  readonly cards?: readonly string[];
  /** it could not be brought to the visitor */
  readonly lost?: boolean;
  /** the sender's own id for it, by which it is known when it comes twice */
  readonly clientId?: string;
}

/** Why to be careful whom one is talking to. */
export type Caution = 'cameBack' | 'languageChanged' | 'deviceChanged';

/** A contact that is open in a console. */
export interface OpenContact {
  readonly contactId: string;
  readonly urgency: Urgency;
  readonly reasons: readonly string[];
  readonly lines: readonly SummaryLine[];
  readonly language: string;
  readonly channel: string;
  readonly since: number;
  readonly messages: readonly LiveMessage[];
  readonly notes: string;
  readonly codeWord: string;
  /** what the colleague wrote who passed it on; empty when nobody did */
  readonly passNote: string;
  readonly cautions: readonly Caution[];
  /** the visitor's line is broken */
  readonly away: boolean;
  /** the visitor has read up to here */
  readonly seen: number;
  /** names of supervisors who read along */
  readonly watchers: readonly string[];
  /** whoever gets this reads along, and the visitor is another advisor's */
  readonly isWatched: boolean;
}

/** A talk that goes on, as supervisors see it. */
export interface BoardTalk {
  readonly contactId: string;
  readonly advisorId: string;
  readonly advisor: string;
  readonly urgency: Urgency;
  readonly language: string;
  readonly channel: string;
  /** milliseconds since 1970 */
  readonly since: number;
  /** danger was spotted in it */
  readonly danger: boolean;
  readonly away: boolean;
  readonly watchers: readonly string[];
}

/** Somebody on shift, as supervisors see them. */
export interface BoardSeat {
  readonly id: string;
  readonly name: string;
  readonly paused: boolean;
  readonly capacity: number;
  readonly talks: number;
  /** no console of theirs is open just now */
  readonly away: boolean;
}

/** The desk at one moment, for supervisors. */
export interface Board {
  readonly waiting: number;
  readonly urgent: number;
  /** since when the one waits who has waited longest, in milliseconds since 1970; missing when nobody waits */
  readonly oldest?: number;
  readonly stopped: boolean;
  /** by the hours that the helpline has set */
  readonly hours: 'open' | 'closed' | 'unknown';
  readonly opensAt?: number;
  readonly onShift: readonly BoardSeat[];
  readonly talks: readonly BoardTalk[];
}

/** What the server sends. */
export type ConsoleFrame =
  | {
      readonly type: 'you';
      readonly id: string;
      readonly name: string;
      readonly isSupervisor: boolean;
      readonly onShift: boolean;
      readonly paused: boolean;
      readonly capacity: number;
    }
  | {
      readonly type: 'queue';
      /** the first of them, in their order */
      readonly items: readonly QueueItem[];
      readonly waiting: number;
      readonly stopped: boolean;
      /** who is on shift */
      readonly colleagues: readonly { readonly id: string; readonly name: string }[];
    }
  /** for supervisors alone */
  | ({ readonly type: 'board' } & Board)
  /** all that the advisor holds, or reads along with; sent first on each connection, so that a console drops what it lost meanwhile, offers included */
  | { readonly type: 'holds'; readonly contactIds: readonly string[] }
  | { readonly type: 'offer'; readonly item: QueueItem; readonly until: number; readonly note?: string }
  | { readonly type: 'offerOver'; readonly contactId: string }
  | { readonly type: 'contact'; readonly contact: OpenContact }
  | { readonly type: 'message'; readonly contactId: string; readonly message: LiveMessage }
  | { readonly type: 'typing'; readonly contactId: string }
  | { readonly type: 'seen'; readonly contactId: string; readonly seq: number }
  /** a message of the advisor that did not reach the visitor */
  | { readonly type: 'lost'; readonly contactId: string; readonly seq: number }
  | {
      readonly type: 'state';
      readonly contactId: string;
      readonly away: boolean;
      readonly cautions: readonly Caution[];
    }
  /** supervisors who read along with the advisor's talk */
  | { readonly type: 'watchers'; readonly contactId: string; readonly names: readonly string[] }
  | {
      readonly type: 'gone';
      readonly contactId: string;
      /** `takenOver`: by the supervisor who is named in `by`; `watchOver`: the talk that was read along has gone on elsewhere */
      readonly how: Ending | 'passedOn' | 'takenOver' | 'watchOver';
      readonly by?: string;
      /** it was heavy: a pause is offered */
      readonly heavy: boolean;
    }
  | { readonly type: 'done'; readonly id: string }
  | { readonly type: 'refused'; readonly id: string; readonly reason: string };

/** What a console asks for. `id` is its own name for the request, given back in `done` or `refused`. */
export type ConsoleCommand = { readonly id: string } & (
  | { readonly do: 'shift'; readonly on: boolean; readonly capacity: number }
  | { readonly do: 'pause'; readonly on: boolean }
  | { readonly do: 'takeNext' }
  | { readonly do: 'take' | 'decline'; readonly contactId: string }
  | {
      readonly do: 'say';
      readonly contactId: string;
      /** the same when it is sent again */
      readonly clientId: string;
      readonly text: string;
      readonly cards: readonly string[];
    }
  | { readonly do: 'typing'; readonly contactId: string }
  | { readonly do: 'note'; readonly contactId: string; readonly notes: string; readonly codeWord: string }
  | { readonly do: 'pass'; readonly contactId: string; readonly to: string | undefined; readonly note: string }
  | { readonly do: 'handBack'; readonly contactId: string; readonly topic: string }
  | { readonly do: 'end'; readonly contactId: string; readonly outcome: ContactOutcome }
  | { readonly do: 'surge'; readonly stop: boolean }
  /** for supervisors: sends a simulated visitor to an advisor who trains */
  | { readonly do: 'practise'; readonly story: string; readonly to: string }
  /** for supervisors: to read along, or no more; the advisor is told */
  | { readonly do: 'watch'; readonly contactId: string; readonly on: boolean }
  | { readonly do: 'whisper'; readonly contactId: string; readonly clientId: string; readonly text: string }
  | { readonly do: 'takeOver'; readonly contactId: string }
);

/** What the console asks for once, by GET `/console/data`. */
export interface ConsoleData {
  /** sees to every account, and reads who did what */
  readonly isAdmin: boolean;
  /** sees the way to the hours, the figures and the accounts */
  readonly isLead: boolean;
  /** a shared answer in words, by question and code */
  readonly lines: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** the name of a service, by its id */
  readonly services: Readonly<Record<string, string>>;
  /** topics that a contact may be handed back to */
  readonly topics: readonly string[];
  /** ready sentences by language; `{{advisor}}` stands for the advisor's name */
  readonly quickReplies: Readonly<Record<string, readonly string[]>>;
  /** the same for SMS and the like, where there is no button to leave by */
  readonly quickRepliesByMessage: Readonly<Record<string, readonly string[]>>;
  /** simulated visitors that a supervisor can start */
  readonly practice: readonly { readonly name: string; readonly title: string }[];
}

/** The answer to GET `/console/services?q=…&lang=…`. */
export interface ConsoleServices {
  readonly services: readonly ServiceCard[];
}
