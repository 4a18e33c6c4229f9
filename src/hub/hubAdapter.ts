import { randomUUID } from 'node:crypto';
import { type Activity, CloudAdapter, EventFactory, TurnContext } from 'botbuilder';
import { openAdvisorsDoor } from '../handover/advisorsDoor.js';
import type { HandoverDesk } from '../handover/handoverDesk.js';
import type { Contact } from '../handover/states.js';
import type { ConsoleCommand, ConsoleFrame } from '../protocol/console.js';
import type { SummaryLine } from '../protocol/handover.js';
import type { HubLink } from './hubLink.js';
import type { HubActivity } from './readActivity.js';

export interface HubOptions {
  readonly desk: HandoverDesk;
  readonly link: HubLink;
  /** where the hub sends its activities: the `serviceUrl` of every activity */
  readonly serviceUrl: string;
  /** what visitors read as the name of whoever writes from the hub */
  readonly name: string;
  /** one answer that the visitor agreed to share, in words */
  readonly describe: (line: SummaryLine) => string;
  /** where the bot can go on */
  readonly topics: readonly string[];
  /** how often the hub is looked for; 0: only when `look` is called */
  readonly lookEveryMs?: number;
}

/** An outside hub, as the doors see it. */
export interface Hub {
  /**
   * Takes what a hub sends into one conversation.
   * @returns `over`: there is no such conversation with the hub, any more or yet; `unheard`: the visitor's line is broken
   */
  receive(contactId: string, activity: HubActivity): 'done' | 'over' | 'unheard';
  /** Looks whether the hub is there, and opens or closes the desk by it. */
  look(): Promise<void>;
  close(): void;
}

const hubId = 'hub';
/** The hub has a queue of its own; the desk's limits hold all the same. */
const room = 1000;

/**
 * Lets a hub that speaks Bot Framework's handoff protocol stand in for our console: it sits at the desk like one advisor with
 * much room. So all that holds at the desk holds here: order, no word twice, memory alone, and nothing after a quick exit.
 * The protocol: https://learn.microsoft.com/azure/bot-service/bot-service-design-pattern-handoff-human
 */
export function openHub(options: HubOptions): Hub {
  const { desk, link, describe, topics } = options;
  /** conversations that the hub was told of and has not given back */
  const told = new Set<string>();
  let outcome: 'done' | string = 'done';
  const door = openAdvisorsDoor(desk, { id: hubId, name: options.name, isSupervisor: false }, { send });
  const act = (command: Record<string, unknown>): string => {
    door.take({ id: hubId, ...command } as ConsoleCommand);
    return outcome;
  };
  let isOpen = false;
  const openShift = (on: boolean): void => {
    if (on === isOpen) return;
    isOpen = on;
    act({ do: 'shift', on, capacity: room });
  };

  /** What the desk shows its advisors, told to the hub as activities. */
  function send(frame: ConsoleFrame): void {
    switch (frame.type) {
      case 'done':
        outcome = 'done';
        break;
      case 'refused':
        outcome = frame.reason;
        break;
      case 'offer':
        void initiate(frame.item.contactId);
        break;
      case 'message':
        if (frame.message.from === 'visitor') {
          const { text, marks = [] } = frame.message;
          void pass(frame.contactId, { type: 'message', text, channelData: { marks } });
        }
        break;
      case 'typing':
        void link.send(frame.contactId, from(frame.contactId, { type: 'typing' }));
        break;
      case 'gone':
        end(frame.contactId, frame.how);
        break;
      default:
        // Queues and boards are the hub's own business.
        break;
    }
  }

  function from(contactId: string, activity: Partial<Activity>): Partial<Activity> {
    return {
      id: randomUUID(),
      channelId: 'waymark',
      serviceUrl: options.serviceUrl,
      conversation: { id: contactId } as Activity['conversation'],
      // Nothing about the visitor: a conversation has one.
      from: { id: 'visitor', name: '' },
      recipient: { id: hubId, name: options.name },
      ...activity,
    };
  }

  async function initiate(contactId: string): Promise<void> {
    const contact = desk.core.contacts.get(contactId);
    if (contact === undefined || told.has(contactId)) return;
    told.add(contactId);
    if (await link.send(contactId, initiation(contact))) return;
    told.delete(contactId);
    act({ do: 'decline', contactId });
    openShift(false);
  }

  /** Only what the visitor agreed to share. There is never a transcript. */
  function initiation({ id, language, urgency, reasons, lines }: Contact): Partial<Activity> {
    const base = from(id, { type: 'message' });
    const context = new TurnContext(new CloudAdapter(), base);
    const shared = lines.map((line) => ({ ...line, words: describe(line) }));
    const event = EventFactory.createHandoffInitiation(context, { urgency, reasons, language, lines: shared });
    const { timestamp: _when, localTimezone: _where, ...rest } = event;
    return from(id, { ...rest, id: randomUUID(), locale: language });
  }

  /** A visitor's words. When the hub does not take them, the visitor goes back to the front of the queue and is told. */
  async function pass(contactId: string, activity: Partial<Activity>): Promise<void> {
    if (await link.send(contactId, from(contactId, activity))) return;
    if (!told.delete(contactId)) return;
    act({ do: 'pass', contactId, note: '' });
    openShift(false);
  }

  function end(contactId: string, how: string): void {
    if (!told.delete(contactId)) return;
    const doNotContact = how === 'quickExit' || how === 'erased';
    const over = from(contactId, { type: 'endOfConversation', value: { how, doNotContact } });
    // What was not sent of a talk that is over is not sent any more.
    link.forget(contactId);
    void link.send(contactId, over).then(() => link.forget(contactId));
  }

  function status(contactId: string, { state, topic }: Extract<HubActivity, { type: 'event' }>['value']): string {
    const isLive = desk.core.contacts.get(contactId)?.phase.name === 'live';
    switch (state) {
      case 'accepted':
        return isLive ? 'done' : act({ do: 'take', contactId });
      case 'failed': {
        const given = act(isLive ? { do: 'pass', contactId, note: '' } : { do: 'decline', contactId });
        told.delete(contactId);
        link.forget(contactId);
        openShift(false);
        return given;
      }
      case 'completed':
        told.delete(contactId);
        link.forget(contactId);
        return act({
          do: 'handBack',
          contactId,
          topic: topic !== undefined && topics.includes(topic) ? topic : topics[0],
        });
    }
  }

  async function look(): Promise<void> {
    openShift(await link.isThere());
  }

  const every = options.lookEveryMs ?? 15_000;
  const looking = every > 0 ? setInterval(() => void look(), every) : undefined;
  looking?.unref();

  return {
    receive(contactId, activity) {
      if (!told.has(contactId)) return 'over';
      const given =
        activity.type === 'message'
          ? act({ do: 'say', contactId, clientId: activity.id, text: activity.text, cards: [] })
          : activity.type === 'typing'
            ? act({ do: 'typing', contactId })
            : status(contactId, activity.value);
      if (given === 'done') return 'done';
      return given === 'unheard' ? 'unheard' : 'over';
    },
    look,
    close() {
      clearInterval(looking);
      door.close(true);
    },
  };
}
