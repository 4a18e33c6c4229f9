/** One conversation: joins the connection, the view and the quick exit. */
import type { OutgoingActivity, WaymarkChannelData } from '../../protocol/directLine.js';
import type { WidgetSettings } from '../../protocol/widget.js';
import type { EraseCall } from '../quickExit/quickExit.js';
import { ChatView, type ViewEvents } from './chatView.js';
import { DirectLineClient } from './transport/directLineClient.js';

export interface ChatOptions {
  readonly settings: WidgetSettings;
  /** where it is drawn; everything in it is replaced */
  readonly root: HTMLElement;
  /** base address of Direct Line, without a slash at its end */
  readonly directLine: string;
  /** a message came in */
  onMessage(): void;
}

export interface OpenChat {
  /** Something that is no text was dropped on the chat. */
  refuseFiles(): void;
  /** Stops at once and forgets everything. @returns the call that erases the conversation on the server */
  close(): EraseCall | undefined;
}

/** Opens a conversation, and after its end a new one when the visitor asks for it. */
export function openChat(options: ChatOptions, draft = ''): OpenChat {
  const { settings, root, directLine, onMessage } = options;
  let following: OpenChat | undefined;
  const plainChat = new URL(`../chat/plain?lang=${settings.language}`, directLine).href;
  const events: ViewEvents = {
    send: (text) => client.post(text),
    signal: (what) => client.signal(what),
    startAgain: (unsent) => {
      following ??= openChat(options, unsent);
    },
    onMessage,
  };
  const view = new ChatView(root, settings, events, plainChat);
  view.draft = draft;
  const client = new DirectLineClient(directLine, settings.language, {
    onActivity: (activity) => receive(activity),
    onConnection: (works) => view.showConnection(works),
    onRefused: (id) => view.showRefused(id),
    onEnded: (unsent) => view.showEnd('ended', { unsent }),
  });

  function receive(activity: OutgoingActivity): void {
    const { waymark }: WaymarkChannelData = activity.channelData ?? {};
    if (waymark?.ended === 'left') window.waymarkQuickExit?.leave();
    else if (waymark?.ended === 'erased') {
      client.close();
      view.showEnd('erased', { said: activity.text ?? '' });
    } else if (activity.type === 'endOfConversation') {
      client.close();
      view.showEnd('ended');
    } else if (activity.type === 'typing') {
      if (activity.from.role !== 'user') view.showTyping();
    } else if (activity.type === 'message') view.show(activity);
  }

  client.start();
  return {
    refuseFiles: () => (following === undefined ? view.refuseFiles() : following.refuseFiles()),
    close() {
      if (following !== undefined) return following.close();
      view.clear();
      return client.close();
    },
  };
}
