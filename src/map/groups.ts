import type { TopicMap, Way } from './topicMap.js';

/** Topics drawn together in one frame. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly topics: readonly string[];
}

/** Ways that are drawn as one line, because they lead to the topics of one group. */
export interface DrawnWay {
  readonly from: string;
  readonly to: string;
  /** every topic of the group `to` is reached by one answer each */
  readonly toGroup: boolean;
  readonly ways: readonly Way[];
}

/**
 * Puts each topic into one frame: what comes at any step, the main way, and all others by the topics that lead to them.
 * @returns groups in the order in which a visitor meets them; none is empty
 */
export function groupsOf({ topics, ways, main, spotted, commands }: TopicMap): readonly Group[] {
  const onTheWay = new Set(main);
  for (const topic of onTheWay) {
    for (const { from, to, comesBack } of ways) if (from === topic && !comesBack) onTheWay.add(to);
  }
  const atAnyStep = new Set([...spotted, ...commands]);
  const visitors = (topic: string) =>
    ways.filter(({ to, comesBack }) => to === topic && comesBack).map(({ from }) => from);
  const isPath = (topic: string) => visitors(topic).length > 1 && main.some((one) => visitors(topic).includes(one));
  const named: readonly [string, string, (topic: string) => boolean][] = [
    ['main', 'The main way', (topic) => onTheWay.has(topic)],
    ['spotted', 'Spotted in what is typed, at any step', (topic) => spotted.includes(topic)],
    ['commands', 'A word at any step', (topic) => commands.includes(topic)],
    ['paths', 'Paths: each leads back', (topic) => isPath(topic) && !atAnyStep.has(topic)],
    ['others', 'On the way of another topic', () => true],
  ];
  const left = new Set(topics.keys());
  return named.flatMap(([id, title, belongs]) => {
    const found = [...left].filter(belongs);
    for (const topic of found) left.delete(topic);
    return found.length === 0 ? [] : [{ id, title, topics: found }];
  });
}

/** The fewest lines that show every way. */
export function drawnWays({ ways }: TopicMap, groups: readonly Group[]): readonly DrawnWay[] {
  const drawn = new Map<string, DrawnWay>();
  const paths = groups.find(({ id }) => id === 'paths')?.topics ?? [];
  for (const way of ways) {
    if (way.from === way.to) continue;
    const same = ways.filter(({ from, to }) => from === way.from && paths.includes(to));
    const toGroup = paths.includes(way.to) && same.length > paths.length / 2;
    const to = toGroup ? (paths[0] ?? way.to) : way.to;
    const key = `${way.from} ${to} ${way.comesBack}`;
    drawn.set(key, { from: way.from, to, toGroup, ways: [...(drawn.get(key)?.ways ?? []), way] });
  }
  return [...drawn.values()];
}
