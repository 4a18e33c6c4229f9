import type { TurnContext } from 'botbuilder-core';
import type { EndReason, Printable } from '../protocol/directLine.js';
import type { DeskCall, DeskView, SummaryLine } from '../protocol/handover.js';
import type { Label } from '../safety/labels.js';
import type { Session } from './session.js';

/** Values for the placeholders of a sentence: numbers, codes and moments, never what a visitor typed. */
export type SayValues = Readonly<Record<string, string | number | Date>>;

/** A service to show, still as codes; `words.ts` makes a card of it. */
export interface SignpostSay {
  readonly serviceId: string;
  /** key below `services:reasons`; empty when somebody chose it by hand */
  readonly reason: string;
  readonly hours:
    | { readonly state: 'open'; readonly closesAt?: Date }
    | { readonly state: 'closed'; readonly opensAt?: Date }
    | { readonly state: 'unknown' };
  /** with the reason `speaksLanguage`: which one, as a BCP 47 tag */
  readonly language?: string;
  /** nobody has looked at the entry for longer than it may be relied on */
  readonly pastReview?: true;
}

/** An answer that the visitor gave, to be shown to them. */
export interface Told {
  /** `topic.ask`; its name in a list stands in the words under `inShort` */
  readonly question: string;
  readonly codes: readonly string[];
}

/** Something to say, as keys and codes. Only `words.ts` makes sentences of it. */
export interface Say {
  /** `namespace:key` in the locales */
  readonly key: string;
  readonly values?: SayValues;
  /** codes of choices, worded under the key, or under `common:choices` */
  readonly choices?: readonly string[];
  readonly signposts?: readonly SignpostSay[];
  /** listed below the words, one line each */
  readonly told?: readonly Told[];
  /** answers to list below the sentence, still as codes */
  readonly lines?: readonly SummaryLine[];
  /** can be printed: its text, or a sheet with a column for each line of its list */
  readonly prints?: Printable;
  readonly urgent?: boolean;
  readonly ended?: EndReason;
}

/** What a dialog can reach during one turn. */
export interface Talk {
  readonly session: Session;
  readonly now: Date;
  /** how the desk looked when the turn began */
  readonly desk: DeskView;
  /** puts something into the turn's outbox */
  readonly hold: (what: Say) => void;
  /** questions that this turn answered by other means than asking, as `topic.ask` */
  readonly settled: Set<string>;
  /** topics that this turn began, and labels that the visitor said do not hold: to be counted, as codes */
  readonly counted: { readonly begun: Set<string>; readonly denied: Set<Label> };
  /** a language other than the conversation's that the message seems to be in */
  readonly seemsToWrite?: string;
  /** set by `leave`: the session is erased instead of saved */
  ended?: EndReason;
  /** what the desk is asked for when the turn is saved */
  deskCall?: DeskCall;
}

const talkKey = Symbol('talk');

/** Puts the turn's talk where dialogs find it. */
export function attachTalk(context: TurnContext, talk: Talk): void {
  context.turnState.set(talkKey, talk);
}

/** @throws Error when the turn was not begun by the corridor: a bug */
export function talkOf(context: TurnContext): Talk {
  const talk: Talk | undefined = context.turnState.get(talkKey);
  if (talk === undefined) throw new Error('talkOf: the turn context has no talk; begin turns with the corridor');
  return talk;
}

/** Says something: it goes to the outbox, as keys and codes. */
export function say(context: TurnContext, what: Say): void {
  talkOf(context).hold(what);
}
