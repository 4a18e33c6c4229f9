import { type ConsoleCommand, longestMessage, longestNote, mostCapacity } from '../protocol/console.js';
import { contactOutcomes } from '../protocol/handover.js';

const mostCards = 5;
const longestId = 100;
const longestCodeWord = 60;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks what a console sent. Nothing of it is trusted: not its shape, not its length, not the names in it.
 * @param sent parsed JSON of any shape
 * @param topics those that a contact may be handed back to
 * @returns undefined for anything that is no command
 */
export function readCommand(sent: unknown, topics: readonly string[]): ConsoleCommand | undefined {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return undefined;
  const read = sent as Fields;
  const id = idIn(read, 'id');
  if (id === undefined) return undefined;
  if (read.do === 'takeNext') return { id, do: 'takeNext' };
  if (read.do === 'shift') {
    const { on, capacity } = read;
    if (typeof on !== 'boolean' || !isCapacity(capacity)) return undefined;
    return { id, do: 'shift', on, capacity };
  }
  if (read.do === 'pause') return typeof read.on === 'boolean' ? { id, do: 'pause', on: read.on } : undefined;
  if (read.do === 'surge') return typeof read.stop === 'boolean' ? { id, do: 'surge', stop: read.stop } : undefined;
  if (read.do === 'practise') {
    const story = idIn(read, 'story');
    const to = idIn(read, 'to');
    return story === undefined || to === undefined ? undefined : { id, do: 'practise', story, to };
  }
  const contactId = idIn(read, 'contactId');
  return contactId === undefined ? undefined : aboutContact(id, contactId, read, topics);
}

function aboutContact(
  id: string,
  contactId: string,
  read: Fields,
  topics: readonly string[],
): ConsoleCommand | undefined {
  switch (read.do) {
    case 'take':
    case 'decline':
      return { id, do: read.do, contactId };
    case 'typing':
    case 'takeOver':
      return { id, do: read.do, contactId };
    case 'watch':
      return typeof read.on === 'boolean' ? { id, do: 'watch', contactId, on: read.on } : undefined;
    case 'whisper': {
      const clientId = idIn(read, 'clientId');
      const text = textIn(read, 'text', longestMessage);
      if (clientId === undefined || text === undefined || text.trim() === '') return undefined;
      return { id, do: 'whisper', contactId, clientId, text };
    }
    case 'say': {
      const clientId = idIn(read, 'clientId');
      const text = textIn(read, 'text', longestMessage);
      const cards = cardsIn(read);
      if (clientId === undefined || text === undefined || cards === undefined) return undefined;
      return text.trim() === '' && cards.length === 0 ? undefined : { id, do: 'say', contactId, clientId, text, cards };
    }
    case 'note': {
      const notes = textIn(read, 'notes', longestNote);
      const codeWord = textIn(read, 'codeWord', longestCodeWord);
      return notes === undefined || codeWord === undefined ? undefined : { id, do: 'note', contactId, notes, codeWord };
    }
    case 'pass': {
      const note = textIn(read, 'note', longestNote);
      const to = idIn(read, 'to');
      if (note === undefined || (read.to !== undefined && to === undefined)) return undefined;
      return { id, do: 'pass', contactId, to, note };
    }
    case 'handBack': {
      const topic = topics.find((name) => name === read.topic);
      return topic === undefined ? undefined : { id, do: 'handBack', contactId, topic };
    }
    case 'end': {
      const outcome = contactOutcomes.find((name) => name === read.outcome);
      return outcome === undefined ? undefined : { id, do: 'end', contactId, outcome };
    }
    default:
      return undefined;
  }
}

function idIn(read: Fields, name: string): string | undefined {
  const value = read[name];
  return typeof value === 'string' && value !== '' && value.length <= longestId ? value : undefined;
}

function textIn(read: Fields, name: string, longest: number): string | undefined {
  const value = read[name];
  return typeof value === 'string' && value.length <= longest ? value : undefined;
}

function cardsIn({ cards }: Fields): readonly string[] | undefined {
  if (!Array.isArray(cards) || cards.length > mostCards) return undefined;
  return cards.every((card): card is string => typeof card === 'string' && card.length <= longestId)
    ? cards
    : undefined;
}

function isCapacity(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= mostCapacity;
}
