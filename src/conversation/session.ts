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
  /** what was spotted and the visitor has answered, by topic, with the moment: it does not take the conversation over again */
  readonly waved: Record<string, number>;
  /** signs of the alarms so far, so that the same one is told from a new one (`safety/chooseResponses.ts`) */
  readonly heard: number[];
  /** the framework's stack: names of topics, steps and questions */
  readonly dialog: { dialogStack: DialogInstance[] };
}

const longestTrail = 40;

/** A session in which nothing has been said yet. */
export function newSession(language: string): Session {
  return { format: 1, language, answers: {}, trail: [], marks: [], waved: {}, heard: [], dialog: { dialogStack: [] } };
}

/** Marks that outlive "start again". Who somebody is can be told anew; danger is not forgotten by a slip. */
const dangers: readonly Label[] = ['danger_now', 'threat', 'self_harm'];

/** Forgets every answer and where the dialog stood; keeps the language, and danger that was spotted. */
export function clearSession(session: Session): void {
  for (const key of Object.keys(session.answers)) delete session.answers[key];
  session.trail.length = 0;
  for (const key of Object.keys(session.waved)) delete session.waved[key];
  session.heard.length = 0;
  session.marks.splice(0, session.marks.length, ...session.marks.filter((mark) => dangers.includes(mark)));
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
  for (const key of Object.keys(session.answers)) if (mayKeepAnswer(key)) answers[key] = session.answers[key] ?? '';
  const trail = session.trail.map((step) =>
    step.before === undefined || mayKeepAnswer(`${step.topic}.${step.ask}`)
      ? step
      : { topic: step.topic, ask: step.ask },
  );
  return JSON.stringify({ ...session, answers, trail });
}

/** @returns the session, or undefined when the text is of another format: it is then begun anew */
export function parseSession(text: string): Session | undefined {
  try {
    const parsed = JSON.parse(text) as Partial<Session> | null;
    if (parsed?.format !== 1) return undefined;
    // Until November 2026 this was a list without moments; what it held may speak once more.
    return {
      ...(parsed as Session),
      heard: parsed.heard ?? [],
      waved: Array.isArray(parsed.waved) ? {} : (parsed.waved ?? {}),
    };
  } catch {
    return undefined;
  }
}
