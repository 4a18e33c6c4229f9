import type { DialogInstance } from 'botbuilder-dialogs';
import type { Label } from '../safety/labels.js';
import { mayKeepAnswer } from '../safety/sessionPolicy.js';

/** One answered question, so that `back` can undo it. */
export interface TrailStep {
  readonly topic: string;
  readonly ask: string;
  /** the answer that this one replaced, when the question had been answered before */
  readonly before?: string;
}

/**
 * The little that is held of a conversation between two turns: where the dialog stands, and answers as codes on the
 * allow-list of `safety/sessionPolicy.ts`. Never words that a visitor typed.
 */
export interface Session {
  readonly format: 1;
  language: string;
  /** `topic.ask` to code */
  readonly answers: Record<string, string>;
  readonly trail: TrailStep[];
  /** labels of danger spotted so far, as codes */
  readonly marks: Label[];
  /** alarms that the visitor waved away: the same words do not take the conversation over again */
  readonly waved: string[];
  /** the framework's stack: names of topics, steps and questions */
  readonly dialog: { dialogStack: DialogInstance[] };
}

const longestTrail = 40;

/** A session in which nothing has been said yet. */
export function newSession(language: string): Session {
  return { format: 1, language, answers: {}, trail: [], marks: [], waved: [], dialog: { dialogStack: [] } };
}

/** Forgets every answer and where the dialog stood; keeps the language, and danger that was spotted. */
export function clearSession(session: Session): void {
  for (const key of Object.keys(session.answers)) delete session.answers[key];
  session.trail.length = 0;
  session.waved.length = 0;
  session.dialog.dialogStack.length = 0;
}

/** Records an answer, and that it was given, unless it was given inside a side conversation. */
export function recordAnswer(session: Session, topic: string, ask: string, code: string, undoable: boolean): void {
  const key = `${topic}.${ask}`;
  const before = session.answers[key];
  session.answers[key] = code;
  if (!undoable) return;
  session.trail.push(before === undefined ? { topic, ask } : { topic, ask, before });
  if (session.trail.length > longestTrail) session.trail.shift();
}

/**
 * The text that the store keeps. Answers that are not on the allow-list are left out here, whatever a dialog did.
 */
export function serialiseSession(session: Session): string {
  const answers: Record<string, string> = {};
  for (const [key, code] of Object.entries(session.answers)) if (mayKeepAnswer(key)) answers[key] = code;
  return JSON.stringify({ ...session, answers });
}

/** @returns the session, or undefined when the text is of another format: it is then begun anew */
export function parseSession(text: string): Session | undefined {
  try {
    const parsed = JSON.parse(text) as Partial<Session> | null;
    return parsed?.format === 1 ? (parsed as Session) : undefined;
  } catch {
    return undefined;
  }
}
