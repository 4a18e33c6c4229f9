import type { Reply } from '../../src/conversation/message.js';
import { testAdvisor } from './testAdvisor.js';
import { type TestHouse, testHouse } from './testHouse.js';

/**
 * Conversations as text: what a person approves and what the test compares are one and the same.
 *
 * A line is a word in the first ten columns, and the rest. `Visitor` speaks, `Opens` opens the chat. Each reply is a `Bot`
 * line (a line break shown as ` | `), urgent ones `BOT!`, with its buttons in brackets, and a `Card` for each service.
 * `Advisor` acts at the desk (which is then open), and `Console` is what the advisor's console shows of it.
 * `Session` is what is kept at the end, `Log` what was logged. Telephone numbers stand as <names>: they live in the directory.
 */
export interface Transcript {
  readonly head: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
}

const tag = (word: string, rest: string): string => `${word.padEnd(10)}${rest}`.trimEnd();

export function parseTranscript(text: string): Transcript {
  const head: Record<string, string> = {};
  const lines: string[] = [];
  for (const line of text.split('\n').map((raw) => raw.trimEnd())) {
    const word = line.slice(0, 10).trim();
    if (['Story', 'Language', 'Clock', 'Begins', 'Hours'].includes(word)) head[word] = line.slice(10).trim();
    else if (line !== '') lines.push(line);
  }
  return { head, lines };
}

export function formatTranscript({ head, lines }: Transcript): string {
  const top = Object.entries(head).map(([word, rest]) => tag(word, rest));
  const opensPart = (line: string, before = ''): boolean =>
    /^(Visitor|Opens|Advisor)/.test(line) || (/^(Session|Log)/.test(line) && !/^(Session|Log)/.test(before));
  const body = lines.flatMap((line, index) => (opensPart(line, lines[index - 1]) ? ['', line] : [line]));
  return `${[...top, ...body].join('\n')}\n`;
}

/** Every number of the directory as its name, so that a transcript does not write a number a second time. */
const numberNames = new Proxy<Record<string, string>>({}, { get: (_target, name) => `<${String(name)}>` });
const names = [
  'emergency',
  'silentCode',
  'policeNonEmergency',
  'relayEmergency',
  'relayPrefix',
  'samaritans',
  'shout',
  'shoutWord',
  'nhsMentalHealth',
  'nhsMentalHealthOption',
  'helpline',
  'idleMinutes',
  'safeWord',
];

/** Holds the conversation of a transcript. @returns the lines as they come out */
export async function replay({ head, lines }: Transcript): Promise<string[]> {
  const clock = new Date(head.Clock ?? '2025-03-04T21:10:00Z');
  const house = await testHouse({
    now: () => clock,
    numbers: Object.fromEntries(names.map((name) => [name, numberNames[name] ?? ''])),
    ...(head.Begins === undefined ? {} : { beginAt: head.Begins }),
    ...(head.Hours === undefined ? {} : { environment: { WAYMARK_ADVISOR_HOURS: head.Hours } }),
  });
  const out: string[] = [];
  const advisor = lines.some((line) => line.startsWith('Advisor')) ? await openDesk(house, out) : undefined;
  for (const line of lines) {
    const word = line.slice(0, 10).trim();
    const rest = line.slice(10);
    if (word !== 'Visitor' && word !== 'Opens' && word !== 'Advisor') continue;
    out.push(line);
    if (word === 'Advisor') {
      advisor?.act(rest);
      await advisor?.settled();
    } else {
      const replies = word === 'Opens' ? await house.start({ locale: head.Language ?? 'en' }) : await house.talk(rest);
      for (const reply of replies) out.push(...linesOf(reply));
    }
    for (const shown of advisor?.shows() ?? []) out.push(tag('Console', shown));
  }
  const session = await house.session();
  const answers = Object.entries((session?.answers ?? {}) as Record<string, string>);
  if (session === undefined) out.push(tag('Session', 'nothing is kept'));
  for (const [key, code] of answers) out.push(tag('Session', `${key} = ${code}`));
  const logged = house.events.filter(({ name }) => name !== 'directory.loaded' && name !== 'turn.completed');
  for (const { name, fields } of logged) {
    // A contact's id is random.
    const { contact: _random, ...told } = fields;
    out.push(tag('Log', [name, ...Object.values(told).filter((value) => typeof value === 'string')].join(' ')));
  }
  await house.close();
  return out;
}

/** Opens the desk to the story's visitor, with one advisor at it. What is said outside a turn goes into the story too. */
async function openDesk(house: TestHouse, out: string[]) {
  let resuming = Promise.resolve();
  await house.openDesk({
    web: {
      push(_conversationId, replies) {
        for (const reply of replies) out.push(...linesOf(reply));
        return true;
      },
      showTyping: () => undefined,
      isThere: () => true,
      resume(incoming) {
        resuming = house.runTurn(incoming, (replies) => void out.push(...replies.flatMap(linesOf)));
      },
    },
  });
  return { ...testAdvisor(house), settled: () => resuming };
}

function linesOf(reply: Reply): string[] {
  const buttons = (reply.choices ?? []).map(({ label }) => ` [${label}]`).join('');
  const text = `${reply.text.replaceAll('\n', ' | ')}${buttons}`;
  const ended = reply.ended === undefined ? [] : [tag('Ends', reply.ended)];
  const cards = (reply.services ?? []).map(({ id, reason, hours }) => tag('Card', `${id}: ${reason} ${hours}`));
  const speaker = reply.urgent === true ? 'BOT!' : reply.by === undefined ? 'Bot' : reply.by;
  return [tag(speaker, text), ...cards, ...ended];
}
