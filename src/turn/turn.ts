import type { Conversation } from '../conversation/conversation.js';
import type { Incoming } from '../conversation/message.js';
import type { Session } from '../conversation/session.js';
import type { Words } from '../conversation/words.js';
import type { HandoverDesk } from '../handover/handoverDesk.js';
import type { EndReason } from '../protocol/directLine.js';
import type { DeskCall, DeskView, Ending } from '../protocol/handover.js';
import type { Counter } from '../protocol/statistics.js';
import type { Response } from '../safety/chooseResponses.js';
import type { Label, Recognition, RecognitionRequest } from '../safety/labels.js';
import type { Store } from '../storage/store.js';
import type { Outbox } from './outbox.js';

/** One message in, replies out. Lives for one turn; a turn that lost a race is begun again from nothing. */
export interface Turn {
  readonly incoming: Incoming;
  readonly now: Date;
  readonly outbox: Outbox;
  session: Session;
  /** the version that was loaded; 0 when nothing was there */
  version: number;
  /** topics that must speak first, the most urgent first */
  speakFirst: readonly Response[];
  /** the code of the answer that the message is taken for, when the danger watch knows it */
  takenAs: string | undefined;
  /** what the danger watch found, as codes */
  spotted: readonly { readonly tier: 'alarm' | 'check'; readonly label: Label }[];
  /** the language before this turn */
  languageBefore: string;
  /** what the turn did that is counted, as codes */
  readonly counted: { readonly begun: Set<string>; readonly denied: Set<Label> };
  /** a language other than the conversation's that the message seems to be in */
  seemsToWrite: string | undefined;
  /** set when the conversation ends with this turn: the session is erased instead of saved */
  ended: EndReason | undefined;
  /** how the desk looked when the turn began */
  readonly desk: DeskView;
  /** BCP 47 tag of the language that was typed in; `und` when unknown */
  typedIn: string;
  /** what goes to the desk when the turn is saved, and not before */
  readonly forDesk: {
    call?: DeskCall;
    /** an alarm was raised: danger, a threat, self-harm, or the safe word */
    alarmed?: true;
    said?: { readonly text: string; readonly marks: readonly string[] };
    left?: Ending;
  };
}

/** What the stages work with. Handed in by whoever builds the rooms. */
export interface TurnTools {
  readonly store: Store;
  readonly words: Words;
  readonly conversation: Conversation;
  readonly recogniseDanger: (request: RecognitionRequest) => Recognition;
  readonly isExitPhrase: (text: string) => boolean;
  readonly isSafeWord: (text: string) => boolean;
  readonly idleLimitMinutes: number;
  readonly desk: HandoverDesk;
  readonly count: Counter;
}

/** `next`: the following stage; `save`: straight to saving. */
export type StageOutcome = 'next' | 'save';

export interface Stage {
  readonly name: string;
  readonly run: (turn: Turn, tools: TurnTools) => Promise<StageOutcome> | StageOutcome;
}
