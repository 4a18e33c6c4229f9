import type { Deliver, EraseConversation, Incoming, RunTurn } from '../conversation/message.js';
import { newSession } from '../conversation/session.js';
import type { Log } from '../log/events.js';
import { errorCode } from '../log/logger.js';
import { countTurn } from './countTurn.js';
import { createInOrder } from './inOrder.js';
import { onTurnError } from './onTurnError.js';
import { Outbox } from './outbox.js';
import { tellDesk } from './passToAdvisor.js';
import { stages } from './pipeline.js';
import { saveSession } from './saveSession.js';
import type { Turn, TurnTools } from './turn.js';

/** How often a turn is run before a race that is always lost counts as an error. */
const mostAttempts = 5;

export interface Corridor {
  readonly runTurn: RunTurn;
  readonly eraseConversation: EraseConversation;
}

/**
 * The one way in and out for messages of every channel.
 * @param tools what the stages work with
 * @param now the service's clock
 */
export function createCorridor(tools: TurnTools & { readonly now: () => Date; readonly log: Log }): Corridor {
  const inOrder = createInOrder();

  function beginTurn(incoming: Incoming): Turn {
    const language = tools.words.chooseLanguage(incoming.locale);
    return {
      incoming,
      now: tools.now(),
      outbox: new Outbox(tools.words),
      session: newSession(language),
      languageBefore: language,
      counted: { begun: new Set(), denied: new Set() },
      version: 0,
      speakFirst: [],
      seemsToWrite: undefined,
      takenAs: undefined,
      spotted: [],
      ended: undefined,
      desk: tools.desk.look(incoming.conversationId, incoming.channel),
      typedIn: 'und',
      forDesk: {},
    };
  }

  /** Runs the stages and saves. @returns false when another turn saved in between: the race was lost */
  async function attempt(turn: Turn, at: { stage: string }): Promise<boolean> {
    for (const { name, run } of stages) {
      at.stage = name;
      const outcome = run(turn, tools);
      // Most stages answer at once, and waiting for what is there costs a round of its own.
      if ((typeof outcome === 'string' ? outcome : await outcome) === 'save') break;
    }
    at.stage = 'saveSession';
    return saveSession(turn, tools);
  }

  async function runTurn(incoming: Incoming, deliver: Deliver): Promise<void> {
    const startedAt = performance.now();
    const { channel } = incoming;
    const at = { stage: 'loadSession' };
    let turn = beginTurn(incoming);
    let replies: Awaited<ReturnType<typeof onTurnError>>;
    try {
      for (let count = 1; !(await attempt(turn, at)); count++) {
        tools.log.event('turn.rerun', { channel, attempt: count });
        if (count === mostAttempts) throw new Error('corridor: the session kept changing under the turn');
        turn = beginTurn(incoming);
      }
      replies = turn.outbox.open();
      countTurn(turn, tools.count);
    } catch (error) {
      tools.log.event('turn.failed', { channel, stage: at.stage, error: errorCode(error) });
      // What was said still goes to the advisor. A wish that was never confirmed does not.
      delete turn.forDesk.call;
      replies = await onTurnError(turn, at.stage, tools);
    }
    // Nothing is written to somebody who has left, however long the last line takes on its way.
    if (turn.forDesk.left !== undefined) tools.desk.visitorLeft(incoming.conversationId, turn.forDesk.left);
    try {
      await deliver(replies);
    } catch (error) {
      tools.log.event('delivery.failed', { channel, error: errorCode(error) });
    }
    tellDesk(turn, tools);
    for (const { tier, label } of turn.spotted) tools.log.event('danger.spotted', { channel, tier, label });
    if (turn.ended === 'left') tools.log.event('conversation.left', { channel });
    else if (turn.ended === 'erased') tools.log.event('conversation.erased', { channel });
    tools.log.event('turn.completed', {
      channel,
      topic: tools.conversation.topicOf(turn.session),
      durationMs: Math.round(performance.now() - startedAt),
    });
  }

  return {
    runTurn: (incoming, deliver) => inOrder(incoming.conversationId, () => runTurn(incoming, deliver)),
    // In order too: an erase must not be overtaken by the save of a turn that is still running.
    eraseConversation(conversationId, how = 'quickExit') {
      // The advisor is told at once, whatever the store does: nothing may be written to somebody who has left.
      tools.desk.visitorLeft(conversationId, how);
      return inOrder(conversationId, async () => {
        await tools.store.erase(conversationId);
        // A turn that was still running may have asked for an advisor meanwhile.
        tools.desk.visitorLeft(conversationId, how);
      });
    },
  };
}
