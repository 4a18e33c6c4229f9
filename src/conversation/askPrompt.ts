import type { TurnContext } from 'botbuilder-core';
import {
  Dialog,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
  Prompt,
  type PromptOptions,
  type PromptRecognizerResult,
} from 'botbuilder-dialogs';
import { type DialogStack, noteAnswered } from './dialogStack.js';
import { recordAnswer, type Session } from './session.js';
import { type Say, say, type Told, talkOf } from './talk.js';
import { askDialogId, type Question, type Topic } from './topic.js';
import { choicesIn, type Listener, newsIn, offered, type Understanding, understand } from './understand.js';
import { alsoTaken, type Words } from './words.js';

/** What the framework stores of a question on the table: its name, no words. */
export interface AskOptions extends PromptOptions {
  /** `topic.ask` */
  readonly question: string;
}

interface AskState {
  tries?: number;
}

/** What the framework holds of a prompt. */
interface PromptState {
  options: PromptOptions;
  state: AskState;
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
  readonly #listener: Listener;

  constructor(topics: readonly Topic[], words: Words, listener: Listener) {
    super(askDialogId);
    this.#words = words;
    this.#listener = listener;
    this.#questions = new Map(topics.flatMap((topic) => topic.questions()).map((q) => [`${q.topic}.${q.ask}`, q]));
  }

  /** @returns the question, or undefined when a deployment has taken it away */
  find(name: string): Question | undefined {
    return this.#questions.get(name);
  }

  /** Whether a text names one of the choices on the table, or several: then it is an answer, not free text. */
  isChoice(question: Question, text: string, session: Session): boolean {
    return this.choicesIn(question, text, session).length > 0;
  }

  /** The choices on the table that a text names and nothing else. */
  choicesIn(question: Question, text: string, session: Session): readonly string[] {
    return choicesIn(text, question, session, this.#words);
  }

  /** Whether a text is a name that the question asks for, whole: one word can look like anything to who reads it for danger. */
  isName(question: Question, text: string, now: Date): boolean {
    return question.readsNames === true && question.read?.(text, now) !== undefined;
  }

  /** Whether a text is taken in some way, so that it need not be asked again. */
  isUnderstood(question: Question, text: string, session: Session, now: Date): boolean {
    return this.#understand(question, text, session, now).kind !== 'unknown';
  }

  /** Takes in what a message says in the visitor's own words, when something more urgent speaks first. */
  listen(text: string, session: Session, options: { readonly without?: string } = {}): void {
    for (const { question, codes } of newsIn(this.#listener.hear(text), session, this.#questions)) {
      const kept = codes.filter((code) => code !== options.without);
      if (kept.length > 0) session.answers[question] = kept.join(' ');
    }
  }

  override async beginDialog(dc: DialogStack, options: PromptOptions): Promise<DialogTurnResult> {
    const top = stateOf(dc);
    top.options = options;
    top.state = {};
    this.#ask(dc.context, options);
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    this.#ask(context, (state as PromptState).options);
  }

  /** The framework asks for this; `beginDialog` and `repromptDialog` do it at once. */
  protected override async onPrompt(context: TurnContext, _state: object, options: PromptOptions): Promise<void> {
    this.#ask(context, options);
  }

  #ask(context: TurnContext, options: PromptOptions): void {
    const question = this.#questionOf(options);
    this.#put(context, question, offered(question, talkOf(context).session));
  }

  #put(context: TurnContext, { topic, ask }: Question, choices: readonly string[]): void {
    say(context, { key: `${topic}:${ask}`, choices });
  }

  /**
   * Asks again after words that were not understood: first with the buttons, then with a way past and a person.
   * @param own what is said instead at the first try, when something was understood after all
   */
  #askAgain(context: TurnContext, state: AskState, question: Question, own: string | undefined): void {
    const choices = offered(question, talkOf(context).session);
    state.tries = (state.tries ?? 0) + 1;
    const isFirst = state.tries < triesBeforeOfferingMore;
    const key = own ?? (isFirst ? (question.retry ?? 'common:tellPleaseChoose') : 'common:tellOtherWaysOn');
    say(context, instead(question.topic) ?? { key });
    const more = [...alsoTaken.filter((code) => !choices.includes(code)), 'talkToPerson'];
    this.#put(context, question, isFirst ? choices : [...choices, ...more]);
  }

  /** A side talk may have answered the question that it interrupted; else it is asked again. */
  override async resumeDialog(dc: DialogStack, _reason: DialogReason): Promise<DialogTurnResult> {
    const question = this.#questionOnTop(dc);
    const { topic, ask } = question;
    const { session, settled, desk, deskCall } = talkOf(dc.context);
    // The advisor talks with the visitor, and the question waits until that has ended.
    if (desk.phase === 'live' && deskCall === undefined) return Dialog.EndOfTurn;
    const code = session.answers[`${topic}.${ask}`];
    const isSettled = settled.has(`${topic}.${ask}`);
    if (code === undefined || !(isSettled || question.once === true)) {
      this.#ask(dc.context, stateOf(dc).options);
      return Dialog.EndOfTurn;
    }
    // What was said in the visitor's own words is said back now that the more urgent thing has been dealt with.
    if (!isSettled) say(dc.context, { key: 'common:tellUnderstoodSoFar', told: this.#toldSoFar(session) });
    // Recorded as if it had been given here, so that `back` asks it.
    delete session.answers[`${topic}.${ask}`];
    recordAnswer(session, topic, ask, code, true);
    return dc.endDialog(code);
  }

  override async continueDialog(dc: DialogStack): Promise<DialogTurnResult> {
    const question = this.#questionOnTop(dc);
    const { session, now, seemsToWrite } = talkOf(dc.context);
    const { options, state } = stateOf(dc);
    const taken = this.#understand(question, dc.context.activity.text ?? '', session, now);
    switch (taken.kind) {
      case 'chosen':
        return this.#answer(dc, question, taken.code);
      case 'read':
        this.#sayWhatWasUnderstood(dc.context, question, taken.code, session.language);
        this.#takeIn(dc, taken.also);
        return this.#answer(dc, question, taken.code);
      case 'heard': {
        this.#takeIn(dc, taken.told);
        const own = taken.told.find(({ question: name }) => name === `${question.topic}.${question.ask}`);
        if (own !== undefined) return this.#answer(dc, question, own.codes.join(' '));
        this.#ask(dc.context, options);
        return Dialog.EndOfTurn;
      }
      case 'why':
        say(dc.context, { key: `${question.topic}:${question.ask}.why` });
        this.#ask(dc.context, options);
        return Dialog.EndOfTurn;
      case 'retort':
        say(dc.context, { key: taken.say });
        this.#ask(dc.context, options);
        return Dialog.EndOfTurn;
      case 'unknown':
        this.#askAgain(dc.context, state, question, taken.say ?? this.#onLanguage(seemsToWrite));
        return Dialog.EndOfTurn;
    }
  }

  #onLanguage(tag: string | undefined): string | undefined {
    if (tag === undefined) return undefined;
    return this.#words.languages.includes(tag) ? 'common:tellOfferedLanguage' : 'common:tellOtherLanguage';
  }

  /** Everything is done in `continueDialog`; the framework asks for this all the same. */
  protected override async onRecognize(): Promise<PromptRecognizerResult<string>> {
    return { succeeded: false };
  }

  #understand(question: Question, text: string, session: Session, now: Date): Understanding {
    const hearing = { question, session, words: this.#words, listener: this.#listener, now };
    return understand(text, hearing, this.#questions);
  }

  #answer(dc: DialogStack, { topic, ask }: Question, code: string): Promise<DialogTurnResult> {
    const { session } = talkOf(dc.context);
    const isSideTalk = dc.stack.filter(({ id }) => id !== askDialogId).length > 1;
    recordAnswer(session, topic, ask, code, !isSideTalk);
    const asker = dc.stack.at(-2);
    if (isSideTalk && asker?.id === topic) noteAnswered(asker, ask);
    return dc.endDialog(code);
  }

  /** Says back what was heard, and keeps it. Two answers to a question that wants one are both kept, and that is said. */
  #takeIn(dc: DialogStack, told: readonly Told[]): void {
    if (told.length === 0) return;
    const { session } = talkOf(dc.context);
    const isTwofold = told.some(({ question, codes }) => codes.length > 1 && this.find(question)?.many !== true);
    const isChanged = told.some(
      ({ question }) => session.answers[question] !== undefined && !this.find(question)?.many,
    );
    for (const { question, codes } of told) session.answers[question] = codes.join(' ');
    say(dc.context, { key: isChanged ? 'common:tellChanged' : 'common:tellUnderstoodThis', told });
    if (isTwofold) say(dc.context, { key: 'common:tellBothKept' });
  }

  #toldSoFar({ answers }: Session): readonly Told[] {
    return [...this.#questions.values()].flatMap(({ topic, ask, listens }) => {
      const code = answers[`${topic}.${ask}`];
      return listens !== true || code === undefined ? [] : [{ question: `${topic}.${ask}`, codes: code.split(' ') }];
    });
  }

  /** A typed answer was read, not matched: the visitor sees how it was taken, and can undo it. */
  #sayWhatWasUnderstood(context: TurnContext, question: Question, code: string, language: string): void {
    const [choice] = this.#words.choices(question.topic, question.ask, [code], language);
    say(context, { key: 'common:tellUnderstood', values: { answer: choice?.label ?? code } });
  }

  #questionOnTop(dc: DialogStack): Question {
    return this.#questionOf(stateOf(dc).options);
  }

  #questionOf(options: PromptOptions): Question {
    const name = (options as AskOptions).question;
    const question = this.#questions.get(name);
    if (question === undefined) throw new Error(`AskPrompt: no topic asks "${name}"`);
    return question;
  }
}

/** What the framework holds of the question on the table. */
function stateOf({ activeDialog }: DialogStack): PromptState {
  if (activeDialog === undefined) throw new Error('AskPrompt: no question is on the table');
  return activeDialog.state as PromptState;
}
