import type { TurnContext } from 'botbuilder-core';
import {
  type DialogContext,
  type DialogInstance,
  DialogReason,
  type DialogTurnResult,
  DialogTurnStatus,
} from 'botbuilder-dialogs';

/** What dialogs of ours use of the framework's dialog context. */
export type DialogStack = Pick<
  DialogContext,
  | 'context'
  | 'stack'
  | 'activeDialog'
  | 'beginDialog'
  | 'continueDialog'
  | 'endDialog'
  | 'replaceDialog'
  | 'cancelAllDialogs'
  | 'repromptDialog'
>;

/** What lies on the stack: a topic, or the prompt that asks its questions. */
export interface Speaker {
  readonly id: string;
  beginDialog(dc: DialogStack, options?: object): Promise<DialogTurnResult>;
  continueDialog(dc: DialogStack): Promise<DialogTurnResult>;
  resumeDialog(dc: DialogStack, reason: DialogReason, result?: unknown): Promise<DialogTurnResult>;
  repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void>;
}

/**
 * The stack of dialogs that a session holds, and what is begun, ended and resumed on it. The rest of the framework's dialog context
 * (memory scopes, events, telemetry, parents) costs more than all else that a dialog does. Why so: docs/decisions/0018.
 */
export class SessionStack implements DialogStack {
  readonly context: TurnContext;
  readonly stack: DialogInstance[];
  readonly #speakers: ReadonlyMap<string, Speaker>;

  /** @param stack what the session holds; it is changed in place */
  constructor(speakers: ReadonlyMap<string, Speaker>, context: TurnContext, stack: DialogInstance[]) {
    this.#speakers = speakers;
    this.context = context;
    this.stack = stack;
  }

  /** The one on top. */
  get activeDialog(): DialogInstance | undefined {
    return this.stack.at(-1);
  }

  /** Puts a dialog on top and lets it begin. */
  beginDialog(id: string, options?: object): Promise<DialogTurnResult> {
    const speaker = this.#find(id);
    this.stack.push({ id, state: {} });
    return speaker.beginDialog(this, options);
  }

  /** Lets the one on top take the message. */
  continueDialog(): Promise<DialogTurnResult> {
    const { activeDialog } = this;
    return activeDialog === undefined ? nothingLeft : this.#find(activeDialog.id).continueDialog(this);
  }

  /** Takes the one on top off, and lets the one below it go on. */
  endDialog(result?: unknown): Promise<DialogTurnResult> {
    this.stack.pop();
    const { activeDialog } = this;
    if (activeDialog === undefined) return Promise.resolve({ status: DialogTurnStatus.complete, result });
    return this.#find(activeDialog.id).resumeDialog(this, DialogReason.endCalled, result);
  }

  /** Puts another dialog in place of the one on top. */
  replaceDialog(id: string): Promise<DialogTurnResult> {
    this.stack.pop();
    return this.beginDialog(id);
  }

  /** Takes all off. */
  async cancelAllDialogs(): Promise<DialogTurnResult> {
    this.stack.length = 0;
    return { status: DialogTurnStatus.cancelled };
  }

  /** Lets the one on top ask again. */
  async repromptDialog(): Promise<void> {
    const { activeDialog } = this;
    if (activeDialog !== undefined) await this.#find(activeDialog.id).repromptDialog(this.context, activeDialog);
  }

  #find(id: string): Speaker {
    const speaker = this.#speakers.get(id);
    if (speaker === undefined) throw new Error(`SessionStack: no dialog is called "${id}"`);
    return speaker;
  }
}

const nothingLeft: Promise<DialogTurnResult> = Promise.resolve({ status: DialogTurnStatus.empty });

/** Notes that a question was answered in a topic that leads back elsewhere: such answers are not in the session's trail. */
export function noteAnswered(topic: DialogInstance, ask: string): void {
  const state = topic.state as { answered?: string[] };
  state.answered = [...answeredIn(topic), ask];
}

/** The questions that were answered in such a topic since it began, by name, in order. */
export function answeredIn(topic: DialogInstance): readonly string[] {
  return (topic.state as { readonly answered?: readonly string[] } | undefined)?.answered ?? [];
}
