import type { TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import { type Response, responses, standsFor } from '../safety/chooseResponses.js';
import { type AskOptions, AskPrompt, instead } from './askPrompt.js';
import { type Command, createCommandFinder } from './commands.js';
import { answeredIn, type DialogStack, noteAnswered, SessionStack, type Speaker } from './dialogStack.js';
import { clearSession, type Session } from './session.js';
import { say, talkOf } from './talk.js';
import { askDialogId, type Question, type Topic } from './topic.js';
import type { Listener } from './understand.js';
import type { Words } from './words.js';

/** The topics that the corridor and the commands must be able to find. Named in `dialogs/index.ts`. */
export interface Landmarks {
  /** where a conversation begins */
  readonly welcome: string;
  /** where it goes on when all topics are through */
  readonly whatNext: string;
  /** topics that answer a command, then lead back to the question on the table */
  readonly commands: Readonly<Record<Exclude<Command, 'back' | 'skip' | 'startAgain'>, string>>;
  /** where an advisor may hand a conversation back to the bot */
  readonly handBack: readonly string[];
}

/** Hears nothing. */
const deaf: Listener = { hear: () => ({}), isAbuse: () => false };

/** Runs topics: takes up the conversation where it stood, obeys commands, and lets urgent topics go first. */
export class Conversation {
  readonly landmarks: Landmarks;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly #speakers: ReadonlyMap<string, Speaker>;
  readonly #askPrompt: AskPrompt;
  readonly #findCommand: (text: string) => Command | undefined;

  /**
   * @param topics every topic, the table of contents
   * @param listener hears what a message in the visitor's own words says
   * @throws Error when a landmark or a goTo names a topic that does not exist
   */
  constructor(topics: readonly Topic[], landmarks: Landmarks, words: Words, listener: Listener = deaf) {
    this.landmarks = landmarks;
    this.topics = new Map(topics.map((topic) => [topic.id, topic]));
    this.#findCommand = createCommandFinder(words);
    this.#askPrompt = new AskPrompt(topics, words, listener);
    this.#speakers = new Map<string, Speaker>([this.#askPrompt, ...topics].map((speaker) => [speaker.id, speaker]));
    const { commands, ...others } = landmarks;
    const led = topics.flatMap(({ plan }) => plan.flatMap(({ leadsTo }) => leadsTo ?? []));
    for (const name of [...Object.values(commands), ...Object.values(others).flat(), ...responses, ...led]) {
      if (!this.topics.has(name)) throw new Error(`Conversation: no topic is called "${name}"`);
    }
  }

  /** The question on the table, if one is. */
  questionOnTable(session: Session): Question | undefined {
    const top = session.dialog.dialogStack.at(-1);
    return top?.id === askDialogId ? this.#askPrompt.find((top.state.options as AskOptions).question) : undefined;
  }

  /** Whether a text only names a choice or what was asked for, or gives a command: then it is not read for danger. */
  isAnswerOrCommand(session: Session, text: string, now: Date): boolean {
    const question = this.questionOnTable(session);
    if (question !== undefined) {
      if (this.#askPrompt.isChoice(question, text, session) || this.#askPrompt.isName(question, text, now)) return true;
    }
    return this.#findCommand(text) !== undefined;
  }

  /** Whether a text answers the question on the table in some way. */
  isUnderstood(session: Session, text: string, now: Date): boolean {
    const question = this.questionOnTable(session);
    return question !== undefined && this.#askPrompt.isUnderstood(question, text, session, now);
  }

  /** The choice on the table that a text names, when it names one. */
  choiceOnTable(session: Session, text: string): string | undefined {
    const question = this.questionOnTable(session);
    const [code, ...more] = question === undefined ? [] : this.#askPrompt.choicesIn(question, text, session);
    return more.length === 0 ? code : undefined;
  }

  /**
   * Whether a text is for the bot even while an advisor is there: it ends the talk, or has everything deleted. Anything but
   * an answer to "erase everything?" is not: a cry for help must never be taken for one that was not understood.
   */
  isForTheBot(session: Session, text: string): boolean {
    const { deleteMyChat } = this.landmarks.commands;
    const question = this.questionOnTable(session);
    if (question?.topic === deleteMyChat && this.#askPrompt.isChoice(question, text, session)) return true;
    const command = this.#findCommand(text);
    return command === 'deleteMyChat' || command === 'stopWaiting';
  }

  /**
   * Takes "erase everything?" off the table when the visitor goes on with something else, so that a later "yes" to an
   * advisor erases nothing.
   * @returns whether it was there
   */
  letDeletingGo(session: Session): boolean {
    const { deleteMyChat } = this.landmarks.commands;
    if (this.questionOnTable(session)?.topic !== deleteMyChat) return false;
    const { dialogStack } = session.dialog;
    dialogStack.length = dialogStack.findIndex(({ id }) => id === deleteMyChat);
    return true;
  }

  /** All topics that are under way or wait their turn, the outermost first. */
  openTopics(session: Session): readonly string[] {
    return session.dialog.dialogStack.map(({ id }) => id).filter((id) => id !== askDialogId);
  }

  /** The topic that the conversation stands in: the outermost, for the log. */
  topicOf(session: Session): string {
    return session.dialog.dialogStack[0]?.id ?? 'none';
  }

  /**
   * Takes one message.
   * @param context its activity's text is what was typed; its talk is the turn's
   * @param heard `first`: topics that go first, the most urgent first, with the question on the table kept for afterwards;
   *   `wasHeard`: something was spotted in the message, so it is never answered with "I did not understand";
   *   `isInDoubt`: that was danger, so "no" and something after it is no plain no;
   *   `resumeAt`: an advisor has handed the conversation back: the topic to go on with
   */
  async take(
    context: TurnContext,
    heard: { first: readonly Response[]; wasHeard: boolean; isInDoubt?: boolean; resumeAt?: string },
  ): Promise<void> {
    const { session } = talkOf(context);
    const wasLost = this.#dropWhatNoLongerExists(session);
    const dc = new SessionStack(this.#speakers, context, session.dialog.dialogStack);
    const isNew = dc.stack.length === 0 && Object.keys(session.answers).length === 0;
    const text = context.activity.text ?? '';
    if (isNew || heard.first.length > 0) this.#listen(session, text, heard.first);
    const { resumeAt } = heard;
    if (resumeAt !== undefined) {
      dc.stack.length = 0;
      await dc.beginDialog(this.landmarks.handBack.includes(resumeAt) ? resumeAt : this.landmarks.whatNext);
    } else if (heard.first.length > 0) await this.#letSpeakFirst(dc, heard.first);
    else if (wasLost !== undefined) {
      say(context, { key: 'safety:letUsStartAgain' });
      await dc.beginDialog(wasLost);
    } else if (isNew) await dc.beginDialog(this.landmarks.welcome);
    else await this.#answer(dc, text, heard);
    // A side conversation may have been all there was on the stack, as when a first message is a cry for help.
    if (dc.stack.length === 0 && talkOf(context).ended === undefined) {
      const begun = Object.keys(session.answers).some((key) => key.startsWith(`${this.landmarks.welcome}.`));
      await dc.beginDialog(begun ? this.landmarks.whatNext : this.landmarks.welcome);
    }
  }

  /**
   * What the first message says, or one that something urgent comes before, is not asked for again. What somebody says of
   * their own doing is not done to them; and a threat counts by its mark, which can be denied.
   */
  #listen(session: Session, text: string, first: readonly Response[]): void {
    if (first.includes('ownBehaviour') || first.includes('accused')) return;
    const question = this.questionOnTable(session);
    if (question?.listens !== true && session.dialog.dialogStack.length > 0) return;
    this.#askPrompt.listen(text, session, first.length > 0 ? { without: 'threats' } : {});
  }

  /** Lets the first speak, and puts the others below it: they speak when it has ended, before the question on the table. */
  async #letSpeakFirst(dc: DialogStack, first: readonly Response[]): Promise<void> {
    const [speaker, ...others] = first;
    if (speaker === undefined) return;
    for (const id of [speaker, ...(standsFor[speaker] ?? [])]) endSideTalk(dc, id);
    const open = dc.stack.map(({ id }) => id);
    for (const id of others.filter((other) => !open.includes(other)).reverse()) {
      const topic = this.topics.get(id);
      if (topic !== undefined) dc.stack.push(topic.waiting());
    }
    await dc.beginDialog(speaker);
  }

  async #answer(
    dc: DialogStack,
    text: string,
    { wasHeard, isInDoubt = false }: { wasHeard: boolean; isInDoubt?: boolean },
  ): Promise<void> {
    const { session, now } = talkOf(dc.context);
    const question = this.questionOnTable(session);
    const isChoice = question !== undefined && this.#askPrompt.isChoice(question, text, session);
    const command = isChoice ? undefined : this.#findCommand(text);
    if (command !== undefined) await this.#obey(dc, command);
    else if (dc.stack.length === 0) await dc.beginDialog(this.landmarks.whatNext);
    else if (text.trim() === '') await dc.repromptDialog();
    else if (!isChoice && isInDoubt && question?.goesOn === true) await dc.repromptDialog();
    else if (wasHeard && question !== undefined && !this.#askPrompt.isUnderstood(question, text, session, now)) {
      await dc.repromptDialog();
    } else await dc.continueDialog();
  }

  async #obey(dc: DialogStack, command: Command): Promise<void> {
    const { session } = talkOf(dc.context);
    switch (command) {
      case 'back':
        return this.#goBack(dc);
      case 'skip': {
        // By its code, which every question knows: the word may be of a language that is not spoken in this chat.
        dc.context.activity.text = 'skip';
        if (this.questionOnTable(session) !== undefined) await dc.continueDialog();
        return;
      }
      case 'startAgain':
        clearSession(session);
        say(dc.context, { key: 'common:tellStartedAgain' });
        await dc.beginDialog(this.landmarks.welcome);
        return;
      case 'help': {
        // Somebody who is asked about danger and types "help" gets help, and no list of commands.
        const retry = instead(this.questionOnTable(session)?.topic);
        if (retry === undefined) return this.#sideTalk(dc, this.landmarks.commands.help);
        say(dc.context, retry);
        return dc.repromptDialog();
      }
      default:
        return this.#sideTalk(dc, this.landmarks.commands[command]);
    }
  }

  async #sideTalk(dc: DialogStack, topic: string): Promise<void> {
    if (dc.stack.some(({ id }) => id === topic)) await dc.repromptDialog();
    else await dc.beginDialog(topic);
  }

  /** Undoes the last answer and asks its question again; in a side conversation without any yet, leaves it. */
  async #goBack(dc: DialogStack): Promise<void> {
    const { session } = talkOf(dc.context);
    if (await this.#goBackInside(dc)) return;
    const [outer, below, inner] = dc.stack;
    if (outer !== undefined && below?.id === askDialogId && inner !== undefined) {
      dc.stack.length = 2;
      return dc.repromptDialog();
    }
    const last = session.trail.pop();
    if (last === undefined || !this.topics.get(last.topic)?.has(last.ask)) {
      say(dc.context, { key: 'common:tellNothingToUndo' });
      return dc.repromptDialog();
    }
    const key = `${last.topic}.${last.ask}`;
    if (last.before === undefined) delete session.answers[key];
    else session.answers[key] = last.before;
    dc.stack.length = 0;
    say(dc.context, { key: 'common:tellWentBack' });
    await dc.beginDialog(last.topic, { from: last.ask });
  }

  /** Undoes the last answer that was given in a topic which leads back. @returns false when there is none */
  async #goBackInside(dc: DialogStack): Promise<boolean> {
    // Down to the question that a side conversation has interrupted.
    const interrupted = dc.stack.slice(0, -1).findLastIndex(({ id }) => id === askDialogId);
    const at = dc.stack.findLastIndex((open, index) => index > Math.max(0, interrupted) && answeredIn(open).length > 0);
    const open = dc.stack[at];
    const ask = open === undefined ? undefined : answeredIn(open).at(-1);
    if (open === undefined || ask === undefined || this.topics.get(open.id)?.has(ask) !== true) return false;
    delete talkOf(dc.context).session.answers[`${open.id}.${ask}`];
    dc.stack.length = at;
    say(dc.context, { key: 'common:tellWentBack' });
    await dc.beginDialog(open.id, { from: ask });
    const begun = dc.stack[at];
    if (begun?.id === open.id) for (const earlier of answeredIn(open).slice(0, -1)) noteAnswered(begun, earlier);
    return true;
  }

  /**
   * Deployments happen in mid-conversation: a stored topic, step or question may be gone.
   * @returns the topic to begin again, when the stack could not be kept
   */
  #dropWhatNoLongerExists(session: Session): string | undefined {
    const { dialogStack } = session.dialog;
    if (dialogStack.every((instance) => this.#exists(instance))) return undefined;
    const outer = dialogStack[0]?.id ?? '';
    dialogStack.length = 0;
    return this.topics.has(outer) ? outer : this.landmarks.whatNext;
  }

  #exists({ id, state }: DialogInstance): boolean {
    if (id === askDialogId)
      return this.#askPrompt.find((state.options as AskOptions | undefined)?.question ?? '') !== undefined;
    return this.topics.get(id)?.has(state.step as string) ?? false;
  }
}

/** Takes a side talk off the stack, with its questions, up to the next one above it. */
function endSideTalk(dc: DialogStack, topic: string): void {
  const from = dc.stack.findIndex(({ id }) => id === topic);
  if (from === -1) return;
  const above = dc.stack.findIndex(({ id }, index) => index > from && isResponse(id));
  dc.stack.splice(from, (above === -1 ? dc.stack.length : above) - from);
}

const isResponse = (id: string): boolean => responses.some((response) => response === id);
