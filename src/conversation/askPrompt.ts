import type { TurnContext } from 'botbuilder-core';
import {
  Dialog,
  type DialogContext,
  type DialogReason,
  type DialogTurnResult,
  Prompt,
  type PromptOptions,
  type PromptRecognizerResult,
} from 'botbuilder-dialogs';
import { recordAnswer } from './session.js';
import { type Say, say, talkOf } from './talk.js';
import { askDialogId, type Question, type Topic } from './topic.js';
import { alsoTaken, type Words } from './words.js';

/** What the framework stores of a question on the table: its name, no words. */
export interface AskOptions extends PromptOptions {
  /** `topic.ask` */
  readonly question: string;
}

interface AskState {
  tries?: number;
}

/** After the first try that was not understood come the buttons again; after the second, a way past and a person. */
const triesBeforeOfferingMore = 2;

/** What is said in place of "I did not understand" where somebody may be in danger: an error message would turn them away. */
export function instead(topic: string | undefined): Say | undefined {
  switch (topic) {
    case 'immediateDanger':
      return { key: 'immediateDanger:tellCallNow', urgent: true };
    case 'whileInDanger':
    case 'threat':
    case 'checkDanger':
      return { key: 'safety:stillHere', urgent: true };
    case 'selfHarm':
      return { key: 'selfHarm:tellStillHere' };
    default:
      return undefined;
  }
}

/**
 * Asks every question. Choices are matched whole (`choiceFinder.ts`), never by the framework's own recognition.
 */
export class AskPrompt extends Prompt<string> {
  readonly #questions: ReadonlyMap<string, Question>;
  readonly #words: Words;

  constructor(topics: readonly Topic[], words: Words) {
    super(askDialogId);
    this.#words = words;
    this.#questions = new Map(topics.flatMap((topic) => topic.questions()).map((q) => [`${q.topic}.${q.ask}`, q]));
  }

  /** @returns the question, or undefined when a deployment has taken it away */
  find(name: string): Question | undefined {
    return this.#questions.get(name);
  }

  /** Whether a text names one of the choices on the table: then it is an answer, not free text. */
  isChoice(question: Question, text: string, language: string): boolean {
    return this.#match(question, text, language) !== undefined;
  }

  /** Whether a text would be taken as an answer, chosen or read. */
  reads(question: Question, text: string, language: string, now: Date): boolean {
    return this.isChoice(question, text, language) || question.read?.(text, now) !== undefined;
  }

  protected override async onPrompt(
    context: TurnContext,
    state: AskState,
    options: PromptOptions,
    isRetry: boolean,
  ): Promise<void> {
    const question = this.#questionOf(options);
    let choices = question.choices;
    if (isRetry) {
      state.tries = (state.tries ?? 0) + 1;
      const kinder = instead(question.topic);
      if (state.tries < triesBeforeOfferingMore) say(context, kinder ?? { key: 'common:tellPleaseChoose' });
      else {
        say(context, kinder ?? { key: 'common:tellOtherWaysOn' });
        choices = [...choices, ...alsoTaken.filter((code) => !choices.includes(code)), 'talkToPerson'];
      }
    }
    say(context, { key: `${question.topic}:${question.ask}`, choices });
  }

  /** A side talk may have answered the question that it interrupted (`settle`); else it is asked again. */
  override async resumeDialog(dc: DialogContext, reason: DialogReason, result?: unknown): Promise<DialogTurnResult> {
    if (dc.activeDialog === undefined) throw new Error('AskPrompt: no question is on the table');
    const { options } = dc.activeDialog.state as { options: PromptOptions };
    const { topic, ask } = this.#questionOf(options);
    const { session, settled } = talkOf(dc.context);
    const code = session.answers[`${topic}.${ask}`];
    if (code === undefined || !settled.has(`${topic}.${ask}`)) return super.resumeDialog(dc, reason, result);
    // Recorded as if it had been given here, so that `back` asks it.
    delete session.answers[`${topic}.${ask}`];
    recordAnswer(session, topic, ask, code, true);
    return dc.endDialog(code);
  }

  /** The framework recognises once before the turn and once in it; once is enough, and it must not count twice. */
  protected override async onPreBubbleEvent(): Promise<boolean> {
    return false;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    if (dc.activeDialog === undefined) throw new Error('AskPrompt: no question is on the table');
    const { options, state } = dc.activeDialog.state as { options: PromptOptions; state: AskState };
    const recognised = await this.onRecognize(dc.context, state, options);
    if (!recognised.succeeded || recognised.value === undefined) {
      await this.onPrompt(dc.context, state, options, true);
      return Dialog.EndOfTurn;
    }
    const { topic, ask } = this.#questionOf(options);
    const isSideTalk = dc.stack.filter(({ id }) => id !== askDialogId).length > 1;
    recordAnswer(talkOf(dc.context).session, topic, ask, recognised.value, !isSideTalk);
    return dc.endDialog(recognised.value);
  }

  protected override async onRecognize(
    context: TurnContext,
    _state: AskState,
    options: PromptOptions,
  ): Promise<PromptRecognizerResult<string>> {
    const question = this.#questionOf(options);
    const { session, now } = talkOf(context);
    const text = context.activity.text ?? '';
    const chosen = this.#match(question, text, session.language);
    const code = chosen ?? question.read?.(text, now);
    if (code === undefined) return { succeeded: false };
    if (chosen === undefined) this.#sayWhatWasUnderstood(context, question, code, session.language);
    return { succeeded: true, value: code };
  }

  /** A typed answer was read, not matched: the visitor sees how it was taken, and can undo it. */
  #sayWhatWasUnderstood(context: TurnContext, question: Question, code: string, language: string): void {
    const [choice] = this.#words.choices(question.topic, question.ask, [code], language);
    say(context, { key: 'common:tellUnderstood', values: { answer: choice?.label ?? code } });
  }

  #match({ topic, ask, choices }: Question, text: string, language: string): string | undefined {
    return this.#words.findChoice(topic, ask, choices, language)(text);
  }

  #questionOf(options: PromptOptions): Question {
    const name = (options as AskOptions).question;
    const question = this.#questions.get(name);
    if (question === undefined) throw new Error(`AskPrompt: no topic asks "${name}"`);
    return question;
  }
}
