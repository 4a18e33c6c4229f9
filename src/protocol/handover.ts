/** What the desk, the dialogs and the console know of a handover. Types and constants only. */

/** How soon somebody should be answered, the most urgent first. */
export const urgencies = ['urgent', 'soon', 'normal'] as const;
export type Urgency = (typeof urgencies)[number];

/** One line of what a visitor agreed to share: a question and the code of its answer. Never typed words. */
export interface SummaryLine {
  /** `topic.ask`, or `marks` with a label of danger as the code */
  readonly question: string;
  readonly code: string;
}

/** What goes to the desk, after the visitor has seen it and struck what they liked. */
export interface HandoverRequest {
  readonly urgency: Urgency;
  /** codes of rules that make it urgent, of shared answers alone */
  readonly reasons: readonly string[];
  readonly lines: readonly SummaryLine[];
}

/** What a turn asks of the desk. It is passed on when the turn is saved, and not before. */
export type DeskCall = { readonly kind: 'request'; readonly request: HandoverRequest } | { readonly kind: 'cancel' };

/** How the desk looks to one visitor at one moment. */
export interface DeskView {
  /** `none`: no person can come into this chat at all */
  readonly availability: 'none' | 'closed' | 'full' | 'stopped' | 'open';
  readonly phase: 'none' | 'waiting' | 'live';
  /** when it opens next, if that is known; set when closed */
  readonly opensAt?: Date;
  /** 1: next. Set while waiting */
  readonly place?: number;
  /** an honest guess in minutes; missing when too little is known to make one */
  readonly minutes?: number;
}

/** How the desk looks where there is none. */
export const noDesk: DeskView = { availability: 'none', phase: 'none' };

/** How a contact came to its end. */
export const endings = [
  /** by the advisor, with an outcome */
  'ended',
  'handedBack',
  /** the visitor no longer wants to wait, or to go on */
  'cancelled',
  /** the page was closed in order, or the talk with the bot came to its end */
  'left',
  /** by the exit, or by a word to leave: do not contact */
  'quickExit',
  /** the visitor had everything deleted */
  'erased',
  /** the line broke and did not come back in time */
  'lost',
  /** nobody came within the longest wait */
  'timedOut',
] as const;
export type Ending = (typeof endings)[number];

/** What an advisor says of a contact at its end. */
export const contactOutcomes = [
  'supportGiven',
  'safetyPlanned',
  'signposted',
  'policeReportPlanned',
  'emergencyCalled',
  'visitorStopped',
  'noReply',
  'notForUs',
  'abusive',
] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];

/** What the desk tells a visitor, as codes; worded in `locales/<language>/advisor.json` under `tell…`. */
export type VisitorNotice =
  | 'Joined'
  | 'AskingEveryone'
  | 'SupervisorTold'
  | 'NobodyOnShift'
  | 'AdvisorLost'
  | 'TakenOver'
  | 'PassedOn'
  | 'BackInQueue'
  | 'TimedOut'
  | 'Ended'
  | 'HandedBack';
