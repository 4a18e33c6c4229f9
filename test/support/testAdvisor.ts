import { openAdvisorsDoor } from '../../src/handover/advisorsDoor.js';
import type { ConsoleCommand, ConsoleFrame } from '../../src/protocol/console.js';
import type { TestHouse } from './testHouse.js';

/** What an advisor does in a story, in the words of the story. */
type Wish<Command> = Command extends ConsoleCommand ? Omit<Command, 'id'> : never;

function wishOf(said: string, contactId: string): Wish<ConsoleCommand> {
  const [, words] = /^says: (.*)$/.exec(said) ?? [];
  if (words !== undefined) return { do: 'say', contactId, clientId: words, text: words, cards: [] };
  const [, topic] = /^hands back to (\w+)$/.exec(said) ?? [];
  if (topic !== undefined) return { do: 'handBack', contactId, topic };
  switch (said) {
    case 'comes on shift':
      return { do: 'shift', on: true, capacity: 3 };
    case 'goes off shift':
      return { do: 'shift', on: false, capacity: 3 };
    case 'stops new requests':
      return { do: 'surge', stop: true };
    case 'takes the next':
      return { do: 'takeNext' };
    case 'ends the talk':
      return { do: 'end', contactId, outcome: 'supportGiven' };
    default:
      throw new Error(`testAdvisor: an advisor in a story does not know how to "${said}"`);
  }
}

/** An advisor at the desk of a house, and what the console shows, one line for each thing that concerns a visitor. */
export function testAdvisor({ desk, words }: Pick<TestHouse, 'desk' | 'words'>) {
  let shown: string[] = [];
  let contactId = '';
  const send = (frame: ConsoleFrame): void => {
    if (frame.type === 'contact') {
      contactId = frame.contact.contactId;
      const { urgency, reasons, lines, language } = frame.contact;
      shown.push([urgency, language, ...reasons].join(', '), ...lines.map((line) => words.line(line, 'en')));
    } else if (frame.type === 'message' && frame.message.from === 'visitor') {
      const marks = (frame.message.marks ?? []).map((mark) => ` [${mark}]`).join('');
      shown.push(`"${frame.message.text}"${marks}`);
    } else if (frame.type === 'gone') shown.push(`gone: ${frame.how}${frame.heavy ? ', offer a pause' : ''}`);
    else if (frame.type === 'refused') shown.push(`refused: ${frame.reason}`);
  };
  const door = openAdvisorsDoor(desk, { id: 'sam', name: 'Sam', isSupervisor: true }, { send });
  return {
    act: (said: string): void => door.take({ id: 'story', ...wishOf(said, contactId) } as ConsoleCommand),
    /** what the console has shown since it was last asked */
    shows(): string[] {
      const lines = shown;
      shown = [];
      return lines;
    },
  };
}
