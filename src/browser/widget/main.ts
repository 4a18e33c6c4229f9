/** The chat on the page: joins the connection, the view and the quick exit. */
import type { OutgoingActivity, WaymarkChannelData } from '../../protocol/directLine.js';
import type { PageData } from '../../protocol/page.js';
import type { EraseCall } from '../quickExit/quickExit.js';
import { ChatView } from './chatView.js';
import { DirectLineClient } from './directLineClient.js';

/** Opens a conversation in `root`. @returns what stops it and forgets it */
function openChat(root: HTMLElement, page: PageData): () => EraseCall | undefined {
  const view = new ChatView(root, page, {
    send: (text) => client.post(text),
    startAgain: () => {
      close = openChat(root, page);
    },
  });
  const client = new DirectLineClient(page.directLine, page.language, {
    onActivity: (activity) => receive(activity),
    onConnection: (works) => view.showConnection(works),
    onRefused: (id) => view.showRefused(id),
    onEnded: () => view.showEnd('ended'),
  });
  let close = () => {
    view.clear();
    return client.close();
  };

  function receive(activity: OutgoingActivity): void {
    const { waymark }: WaymarkChannelData = activity.channelData ?? {};
    if (waymark?.ended === 'left') window.waymarkQuickExit?.leave();
    else if (waymark?.ended === 'erased') {
      client.close();
      view.showEnd('erased', activity.text);
    } else if (activity.type === 'endOfConversation') {
      client.close();
      view.showEnd('ended');
    } else if (activity.type === 'message') view.show(activity);
  }

  client.start();
  return () => close();
}

const carried = document.getElementById('waymark-page')?.textContent;
const root = document.getElementById('chat');
if (carried && root !== null) {
  const forget = openChat(root, JSON.parse(carried));
  window.waymarkQuickExit?.onLeave(forget);
}

// The whole visit is one entry in the browser's Back list: another language takes the place of this page.
addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-replace]') : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  location.replace(link.href);
});

// A picture dropped on the page would open in its place, and be in the history.
for (const name of ['dragover', 'drop'] as const) addEventListener(name, (event) => event.preventDefault());
