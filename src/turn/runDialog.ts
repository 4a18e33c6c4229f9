import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder-core';
import { attachTalk, type Say, type Talk } from '../conversation/talk.js';
import type { StageOutcome, Turn, TurnTools } from './turn.js';

/** The framework's door, turned inwards: whatever a dialog sends is held by the turn's outbox. */
class CorridorAdapter extends BotAdapter {
  readonly #turn: Turn;

  constructor(turn: Turn) {
    super();
    this.#turn = turn;
  }

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const { language, answers } = this.#turn.session;
    for (const { type, value } of activities) {
      // Trace activities hold the whole state of a dialog: they end here, as does all that dialogs do not say in keys.
      if (type === 'message') this.#turn.outbox.hold(value as Say, language, answers['whoIsItAbout.askWho']);
    }
    return activities.map(() => ({ id: '' }));
  }

  override async updateActivity(): Promise<void> {
    throw new Error('CorridorAdapter: a reply that was sent cannot be changed');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('CorridorAdapter: a reply that was sent cannot be taken back');
  }

  override async continueConversation(_reference: Partial<ConversationReference>): Promise<void> {
    throw new Error('CorridorAdapter: turns are begun by the corridor alone');
  }
}

/** Lets the dialog answer: the urgent topic first when danger was spotted, else the topic that the session stands in. */
export async function runDialog(turn: Turn, { conversation }: TurnTools): Promise<StageOutcome> {
  const { incoming, session, now } = turn;
  const context = new TurnContext(new CorridorAdapter(turn), {
    type: 'message',
    text: incoming.text,
    locale: session.language,
    channelId: incoming.channel,
    id: '',
    conversation: { id: '', isGroup: false, conversationType: '', name: '' },
    from: { id: '', name: '' },
    recipient: { id: '', name: '' },
  } as Activity);
  const talk: Talk = { session, now };
  attachTalk(context, talk);
  await conversation.take(context, turn.urgentTopic);
  turn.ended = talk.ended;
  return 'next';
}
