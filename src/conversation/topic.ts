import { type DialogInstance, DialogReason, type DialogTurnResult, WaterfallDialog } from 'botbuilder-dialogs';
import type { EndReason, Printable } from '../protocol/directLine.js';
import type { DeskCall, DeskView, SummaryLine } from '../protocol/handover.js';
import type { Label } from '../safety/labels.js';
import type { DialogStack } from './dialogStack.js';
import { type SayValues, type SignpostSay, say, type Talk, type Told, talkOf } from './talk.js';

/**
 * The verbs that dialogs are written in. A topic is a waterfall: its steps in the order in which a visitor meets them.
 */

type Answers = Readonly<Record<string, string>>;

/** What a function written in a dialog is given: codes and the moment, nothing else. */
export interface Circumstances extends SoFar {
  readonly now: Date;
  /** the language that is spoken in this chat */
  readonly language: string;
  /** whether a person can be brought into this chat */
  readonly desk: DeskView;
}

/** What a visitor has told so far, as codes. */
export interface SoFar {
  readonly answers: Answers;
  readonly marks: readonly Label[];
}

/** What is said in place of "I did not understand", when a typed answer can be none but was understood. */
export interface Retort {
  /** key of the words */
  readonly say: string;
}

/** Reads a typed answer that is not one of the choices, such as "about three months ago". */
export type AnswerReader = (text: string, now: Date) => string | Retort | undefined;

/** How a question is asked, beyond its choices. */
export interface AskOptions {
  /** reads a typed answer that is none of the choices */
  readonly read?: AnswerReader;
  /** what `read` reads is a name from a list and nothing else, such as a town: then it is not read for danger */
  readonly readsNames?: boolean;
  /** whether to ask at all */
  readonly onlyIf?: (circumstances: Circumstances) => boolean;
  /** not asked again when it was answered, whichever way */
  readonly once?: boolean;
  /** "why do you ask?" is one of the buttons; its words stand under `why` */
  readonly why?: boolean;
  /** several choices can be typed at once; they are kept as one text with spaces between */
  readonly many?: boolean;
  /** a message in the visitor's own words is heard out for what it says, also about other questions */
  readonly listens?: boolean;
  /** what is heard elsewhere never replaces an answer that was given here */
  readonly keepsFirst?: boolean;
  /** an answer may go on after yes and no, as "yes im 14" does */
  readonly goesOn?: boolean;
  /** key of what is said in place of "I did not understand" at the first try */
  readonly retry?: string;
  /** which of the choices to offer, given what has been told; all when left out */
  readonly offer?: (told: Pick<Circumstances, 'answers' | 'marks'>) => readonly string[];
}

export interface Question extends AskOptions {
  readonly topic: string;
  readonly ask: string;
  readonly choices: readonly string[];
}

type StepRun = (dc: DialogStack, topic: Topic) => Promise<DialogTurnResult | 'next'>;
type Guard = (topic: string, circumstances: Circumstances) => boolean;

/** One step as written; `when` nests them. */
export interface Step {
  readonly name: string;
  readonly guards: readonly Guard[];
  /** the answers that lead here, outermost first, as `question = code` */
  readonly branch: readonly string[];
  readonly question?: AskOptions & { readonly choices: readonly string[] };
  /** keys that the step says, for `npm run read` and the tests of locales */
  readonly says?: string;
  /** the topic that the step goes to */
  readonly leadsTo?: string;
  /** that topic leads back to the next step */
  readonly comesBack?: true;
  /** the conversation is over */
  readonly ends?: true;
  readonly run: StepRun;
}

/** What is stored of a topic under way: a name, no number and no words. */
interface TopicState {
  step: string;
  values: object;
}

/** Stands for a step in a topic that waits its turn; no step has this name. */
const waitingStep = 'not begun';

/** A conversation about one thing. Made by `topic()`. */
export class Topic extends WaterfallDialog {
  readonly plan: readonly Step[];
  readonly #indexOf: ReadonlyMap<string, number>;

  constructor(name: string, plan: readonly Step[]) {
    super(name);
    this.plan = plan;
    this.#indexOf = new Map(plan.map((step, index) => [step.name, index]));
    if (this.#indexOf.size !== plan.length) throw new Error(`topic("${name}"): two steps have one name`);
  }

  has(step: string): boolean {
    return step === waitingStep || this.#indexOf.has(step);
  }

  /** This topic on the stack, not yet begun: it speaks when what lies above it has ended. */
  waiting(): DialogInstance {
    return { id: this.id, state: { step: waitingStep, values: {} } };
  }

  questions(): Question[] {
    return this.plan.flatMap((step) =>
      step.question === undefined ? [] : [{ topic: this.id, ask: bareName(step.name), ...step.question }],
    );
  }

  /**
   * @param options `from`: the step to begin at; the first when left out
   */
  override async beginDialog(dc: DialogStack, options?: { readonly from?: string }): Promise<DialogTurnResult> {
    // What waterfalls of the framework hold, for sessions that an earlier release takes up.
    this.#stateOf(dc).values = {};
    // Gone back to, it was counted before.
    if (options?.from === undefined) talkOf(dc.context).counted.begun.add(this.id);
    const index = options?.from === undefined ? 0 : this.#indexOf.get(options.from);
    return this.runStep(dc, index ?? 0, DialogReason.beginCalled);
  }

  /** A message that no question of this topic waited for. */
  override continueDialog(dc: DialogStack): Promise<DialogTurnResult> {
    return this.resumeDialog(dc, DialogReason.continueCalled);
  }

  /** Goes on after the step whose *name* was stored: a deployment may have moved it since. */
  override async resumeDialog(dc: DialogStack, reason: DialogReason, result?: unknown): Promise<DialogTurnResult> {
    const { step } = this.#stateOf(dc);
    const next = step === waitingStep ? 0 : (this.#indexOf.get(step) ?? this.plan.length) + 1;
    return this.runStep(dc, next, reason, result);
  }

  /**
   * Runs steps until one waits or goes elsewhere. The framework would make a context of its own for each step, which
   * costs more than all that most steps do.
   */
  protected override async runStep(
    dc: DialogStack,
    index: number,
    _reason: DialogReason,
    result?: unknown,
  ): Promise<DialogTurnResult> {
    const talk = talkOf(dc.context);
    for (const step of this.plan.slice(index)) {
      const circumstances = circumstancesOf(talk);
      if (step.guards.some((passes) => !passes(this.id, circumstances))) continue;
      this.#stateOf(dc).step = step.name;
      const outcome = await step.run(dc, this);
      if (outcome !== 'next') return outcome;
    }
    return dc.endDialog(result);
  }

  #stateOf(dc: DialogStack): TopicState {
    if (dc.activeDialog === undefined) throw new Error(`topic "${this.id}": no dialog is active`);
    return dc.activeDialog.state as TopicState;
  }
}

/** A step's name without the branch that it stands in. */
function bareName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

const answerKey = (topic: string, name: string): string => (name.includes('.') ? name : `${topic}.${name}`);

type Part = Step | readonly Step[];

/**
 * A conversation about one thing.
 * @param name also the name of its file, of its words in `locales/` and of its tests
 */
export function topic(name: string, parts: readonly Part[]): Topic {
  return new Topic(name, parts.flat());
}

/**
 * Says one thing.
 * @param options `urgent`: shown alone and marked; `values` for its placeholders; `onlyIf`: whether to say it at all;
 *   `told`: the visitor's own answers, `lines`: answers to share, listed below it; `prints`: what the widget may print of it
 */
export function tell(
  name: string,
  options: {
    readonly urgent?: boolean;
    readonly values?: (circumstances: Circumstances) => SayValues;
    readonly lines?: (circumstances: Circumstances) => readonly SummaryLine[];
    readonly onlyIf?: (circumstances: Circumstances) => boolean;
    readonly told?: (circumstances: Circumstances) => readonly Told[];
    readonly prints?: Printable;
  } = {},
): Step {
  return {
    name,
    guards: guardsOf(options.onlyIf),
    branch: [],
    says: name,
    async run(dc, { id }) {
      const talk = talkOf(dc.context);
      say(dc.context, {
        key: keyOf(id, name),
        ...(options.urgent === true ? { urgent: true } : {}),
        ...(options.prints === undefined ? {} : { prints: options.prints }),
        ...(options.values === undefined ? {} : { values: options.values(circumstancesOf(talk)) }),
        ...(options.told === undefined ? {} : { told: options.told(circumstancesOf(talk)) }),
        ...(options.lines === undefined ? {} : { lines: options.lines(circumstancesOf(talk)) }),
      });
      return 'next';
    },
  };
}

/**
 * Asks one question and waits. The answer is kept under `topic.name` as one of the codes, or `skip`.
 */
export function ask(name: string, choices: readonly string[], options: AskOptions = {}): Step {
  const unanswered: Guard = (topicName, { answers }) => answers[`${topicName}.${name}`] === undefined;
  return {
    name,
    guards: [...guardsOf(options.onlyIf), ...(options.once === true ? [unanswered] : [])],
    branch: [],
    says: name,
    question: { choices, ...options },
    run: (dc, { id }) => dc.beginDialog(askDialogId, { question: `${id}.${name}` }),
  };
}

/**
 * Asks a question of any topic again, to change its answer.
 * @param name the question of this topic whose answer names the other one, as `topic.ask`
 */
export function askAgain(name: string): Step {
  return {
    name: `askAgain ${name}`,
    guards: [],
    branch: [],
    async run(dc, { id }) {
      const question = talkOf(dc.context).session.answers[`${id}.${name}`];
      return question?.includes('.') ? dc.beginDialog(askDialogId, { question }) : 'next';
    },
  };
}

/**
 * Steps for some answers only.
 * @param name the question (or note) of this topic, or `topic.question` of another one
 */
export function when(name: string, branches: Readonly<Record<string, readonly Part[]>>): readonly Step[] {
  return Object.entries(branches).flatMap(([code, parts]) =>
    parts.flat().map((step) => ({
      ...step,
      name: step.question === undefined ? `${name}=${code}/${step.name}` : step.name,
      guards: [
        (topicName: string, { answers }: Circumstances) => {
          const answer = answers[answerKey(topicName, name)];
          return answer === code || (answer?.includes(' ') === true && answer.split(' ').includes(code));
        },
        ...step.guards,
      ],
      branch: [`${name} = ${code}`, ...step.branch],
    })),
  );
}

/** Works out a code by a pure function and keeps it under `topic.name`, for `when` and for other topics. */
export function note(name: string, workOut: (circumstances: Circumstances) => string): Step {
  return {
    name,
    guards: [],
    branch: [],
    async run(dc, { id }) {
      const talk = talkOf(dc.context);
      talk.session.answers[`${id}.${name}`] = workOut(circumstancesOf(talk));
      return 'next';
    },
  };
}

/** Leaves this topic for another one. */
export function goTo(name: string): Step {
  return { name: `goTo ${name}`, guards: [], branch: [], leadsTo: name, run: (dc) => dc.replaceDialog(name) };
}

/** Goes through another topic and comes back to the next step. */
export function visit(name: string): Step {
  return {
    name: `visit ${name}`,
    guards: [],
    branch: [],
    leadsTo: name,
    comesBack: true,
    run: (dc) => dc.beginDialog(name),
  };
}

/** Tells about services, each with a reason. Says nothing when there is none to show. */
export function signpost(
  name: string,
  choose: (circumstances: Circumstances) => readonly SignpostSay[],
  options: { readonly urgent?: boolean; readonly prints?: Printable } = {},
): Step {
  return {
    name,
    guards: [],
    branch: [],
    says: name,
    async run(dc, { id }) {
      const signposts = choose(circumstancesOf(talkOf(dc.context)));
      if (signposts.length === 0) return 'next';
      say(dc.context, {
        key: keyOf(id, name),
        signposts,
        ...(options.urgent === true ? { urgent: true } : {}),
        ...(options.prints === undefined ? {} : { prints: options.prints }),
      });
      return 'next';
    },
  };
}

/** Speaks the language that was chosen at a question of this topic, from the next sentence on. */
export function speakIn(name: string): Step {
  return {
    name: `speakIn ${name}`,
    guards: [],
    branch: [],
    async run(dc, { id }) {
      const { session } = talkOf(dc.context);
      const code = session.answers[`${id}.${name}`];
      if (code !== undefined && code !== 'skip') session.language = code;
      return 'next';
    },
  };
}

/**
 * The visitor has answered what was spotted. Its topic does not take the conversation over again: help then stays in reach
 * in one line (`safety/chooseResponses.ts`).
 * @param wrong labels that do not hold, as the visitor says; they no longer count
 */
export function waveAway(...wrong: readonly Label[]): Step {
  return {
    name: 'waveAway',
    guards: [],
    branch: [],
    async run(dc, { id }) {
      const { session, now, counted } = talkOf(dc.context);
      session.waved[id] = now.getTime();
      for (const label of wrong) counted.denied.add(label);
      session.marks.splice(0, session.marks.length, ...session.marks.filter((mark) => !wrong.includes(mark)));
      return 'next';
    },
  };
}

/** The visitor has confirmed what was spotted: it counts when services are chosen. */
export function remember(label: Label): Step {
  return {
    name: `remember ${label}`,
    guards: [],
    branch: [],
    async run(dc) {
      const { marks } = talkOf(dc.context).session;
      if (!marks.includes(label)) marks.push(label);
      return 'next';
    },
  };
}

/**
 * Answers a question of another topic by what was told here, so that nobody is asked twice.
 * @param question `topic.ask`; when it is on the table, the conversation goes on after it
 * @param options `ifAsked`: only when it waits for an answer, below what is said now; else it is still asked in its turn
 */
export function settle(question: string, code: string, options: { readonly ifAsked?: true } = {}): Step {
  return {
    name: `settle ${question}`,
    guards: [],
    branch: [],
    async run(dc) {
      if (options.ifAsked === true && !isAsked(dc, question)) return 'next';
      const talk = talkOf(dc.context);
      talk.session.answers[question] = code;
      talk.settled.add(question);
      return 'next';
    },
  };
}

function isAsked({ stack }: DialogStack, question: string): boolean {
  return stack.some(
    ({ id, state }) =>
      id === askDialogId && (state as { options?: { question?: string } }).options?.question === question,
  );
}

/** Asks something of the desk: it is passed on when the turn is saved. */
export function callDesk(workOut: (circumstances: Circumstances) => DeskCall): Step {
  return {
    name: 'callDesk',
    guards: [],
    branch: [],
    async run(dc) {
      const talk = talkOf(dc.context);
      talk.deskCall = workOut(circumstancesOf(talk));
      return 'next';
    },
  };
}

/** Ends the conversation: says one last thing, and all that was kept is erased in the same turn. */
export function leave(name: string, reason: EndReason): Step {
  return {
    name,
    guards: [],
    branch: [],
    says: name,
    ends: true,
    async run(dc, { id }) {
      talkOf(dc.context).ended = reason;
      say(dc.context, { key: keyOf(id, name), ended: reason });
      return dc.cancelAllDialogs();
    },
  };
}

/** The one prompt that every question is asked with. */
export const askDialogId = 'ask';

const keyOf = (topicName: string, name: string): string => (name.includes(':') ? name : `${topicName}:${name}`);

const guardsOf = (onlyIf: ((circumstances: Circumstances) => boolean) | undefined): readonly Guard[] =>
  onlyIf === undefined ? [] : [(_topic, circumstances) => onlyIf(circumstances)];

function circumstancesOf({ session, now, desk }: Talk): Circumstances {
  return { answers: session.answers, marks: session.marks, language: session.language, now, desk };
}
