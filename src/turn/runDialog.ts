import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder-core';
import { attachTalk, type Talk } from '../conversation/talk.js';
import type { StageOutcome, Turn, TurnTools } from './turn.js';

/**
 * The framework's door, and nothing goes out by it: dialogs say things in keys, straight into the outbox. Trace activities,
 * which hold the whole state of a dialog, end here.
 */
class ClosedDoor extends BotAdapter {
  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    if (activities.some(({ type }) => type === 'message')) {
      throw new Error('runDialog: dialogs speak with the verbs of conversation/topic.ts, not with sendActivity');
    }
    return activities.map(() => ({ id: '' }));
  }

  override async updateActivity(): Promise<void> {
    throw new Error('runDialog: a reply that was sent cannot be changed');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('runDialog: a reply that was sent cannot be taken back');
  }

  override async continueConversation(_reference: Partial<ConversationReference>): Promise<void> {
    throw new Error('runDialog: turns are begun by the corridor alone');
  }
}

const closedDoor = new ClosedDoor();

/** Lets the dialog answer: topics that must speak first when something was spotted, else the topic that the session stands in. */
export async function runDialog(turn: Turn, { conversation }: TurnTools): Promise<StageOutcome> {
  const { incoming, session, now } = turn;
  const context = new TurnContext(closedDoor, {
    type: 'message',
    text: turn.takenAs ?? incoming.text,
    locale: session.language,
    channelId: incoming.channel,
    id: '',
    conversation: { id: '', isGroup: false, conversationType: '', name: '' },
    from: { id: '', name: '' },
    recipient: { id: '', name: '' },
  } as Activity);
  const talk: Talk = {
    session,
    now,
    desk: turn.desk,
    settled: new Set(),
    counted: turn.counted,
    ...(turn.seemsToWrite === undefined ? {} : { seemsToWrite: turn.seemsToWrite }),
    hold: (what) => turn.outbox.hold(what, session.language, session.answers['whoIsItAbout.askWho']),
  };
  attachTalk(context, talk);
  await conversation.take(context, {
    first: turn.speakFirst,
    wasHeard: turn.spotted.length > 0,
    isInDoubt: turn.spotted.some(({ label }) => label === 'danger_now' || label === 'threat'),
    ...(incoming.kind === 'resume' ? { resumeAt: incoming.topic ?? conversation.landmarks.whatNext } : {}),
  });
  turn.ended = talk.ended;
  if (talk.deskCall !== undefined) turn.forDesk.call = talk.deskCall;
  if (talk.ended !== undefined) turn.forDesk.left = talk.ended;
  return 'next';
}
