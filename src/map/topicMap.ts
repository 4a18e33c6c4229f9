import type { Landmarks } from '../conversation/conversation.js';
import type { Step, Topic } from '../conversation/topic.js';
import { alsoTaken } from '../conversation/words.js';
import { responses } from '../safety/chooseResponses.js';

/** A way from one topic to another. */
export interface Way {
  readonly from: string;
  readonly to: string;
  /** the answers that lead this way, as `question = code`, outermost first; empty: always */
  readonly branch: readonly string[];
  /** the other topic leads back here */
  readonly comesBack: boolean;
}

/** All topics and the ways between them, as the dialogs are written. */
export interface TopicMap {
  readonly topics: ReadonlyMap<string, Topic>;
  readonly ways: readonly Way[];
  /** where a conversation begins, and where it goes on when all is through */
  readonly main: readonly string[];
  /** where an advisor may hand it back to the bot */
  readonly handBack: readonly string[];
  /** topics that come when danger is spotted, at any step */
  readonly spotted: readonly string[];
  /** topics that answer a command, at any step */
  readonly commands: readonly string[];
}

/** Reads the map off the topics: nothing in it is drawn by hand. */
export function mapOf(topics: ReadonlyMap<string, Topic>, landmarks: Landmarks): TopicMap {
  const ways = [...topics.values()].flatMap(({ id, plan }) =>
    plan.flatMap(({ leadsTo, branch, comesBack }) =>
      leadsTo === undefined ? [] : [{ from: id, to: leadsTo, branch, comesBack: comesBack === true }],
    ),
  );
  const { welcome, whatNext, handBack, commands } = landmarks;
  return { topics, ways, main: [welcome, whatNext], handBack, spotted: responses, commands: Object.values(commands) };
}

/** Something that a visitor could run into, or words that nobody could ever read. */
export interface Fault {
  readonly topic: string;
  readonly kind: 'unknownTopic' | 'neverReached' | 'neverTrue' | 'afterTheEnd' | 'deadEnd';
  /** the step, or the answer that leads nowhere */
  readonly at: string;
}

/** Every fault of the map; none, when all is well. */
export function findFaults(map: TopicMap): readonly Fault[] {
  const { topics, ways } = map;
  const reached = closure([...map.main, ...map.handBack, ...map.spotted, ...map.commands], ways);
  // Every other topic ends by leading back to where it came from.
  const main = closure(
    map.main,
    ways.filter(({ comesBack }) => !comesBack),
  );
  return [
    ...ways.filter(({ to }) => !topics.has(to)).map(({ from, to }) => fault(from, 'unknownTopic', to)),
    ...[...topics.keys()].filter((id) => !reached.has(id)).map((id) => fault(id, 'neverReached', id)),
    ...[...topics.values()].flatMap((topic) => neverTrue(topic, topics)),
    ...[...topics.values()].flatMap(afterTheEnd),
    ...[...topics.values()].filter(({ id }) => main.has(id)).flatMap(deadEnds),
  ];
}

const fault = (topic: string, kind: Fault['kind'], at: string): Fault => ({ topic, kind, at });

/** The topics that these lead to, over however many ways, and they themselves. */
function closure(from: readonly string[], ways: readonly Way[]): ReadonlySet<string> {
  const reached = new Set(from);
  for (const topic of reached) for (const way of ways) if (way.from === topic) reached.add(way.to);
  return reached;
}

/** Steps that hang on an answer which no question offers. What a `note` works out may be anything. */
function neverTrue({ id, plan }: Topic, topics: ReadonlyMap<string, Topic>): readonly Fault[] {
  return plan.flatMap((step) =>
    step.branch.flatMap((condition) => {
      const [name = '', code = ''] = condition.split(' = ');
      const [topic = '', ask = ''] = name.includes('.') ? name.split('.') : [id, name];
      const asked = topics.get(topic)?.plan.find((other) => bare(other) === ask);
      const codes = asked?.question === undefined ? undefined : [...asked.question.choices, ...alsoTaken];
      const isOffered = asked !== undefined && (codes?.includes(code) ?? true);
      return isOffered ? [] : [fault(id, 'neverTrue', `${condition}: ${step.name}`)];
    }),
  );
}

const bare = ({ name }: Step): string => name.slice(name.lastIndexOf('/') + 1);
const isWayOut = ({ leadsTo, comesBack, ends }: Step): boolean =>
  ends === true || (leadsTo !== undefined && comesBack !== true);
const isSure = ({ guards, branch }: Step): boolean => guards.length === branch.length;

/** Steps after one that always leaves, in the same branch. */
function afterTheEnd({ id, plan }: Topic): readonly Fault[] {
  return plan.flatMap((step, at) => {
    const isCut = plan
      .slice(0, at)
      .some(
        (before) => isWayOut(before) && isSure(before) && before.branch.every((one, on) => step.branch[on] === one),
      );
    return isCut ? [fault(id, 'afterTheEnd', step.name)] : [];
  });
}

/** Answers to the last question that lead neither on nor to the end of the conversation. */
function deadEnds({ id, plan }: Topic): readonly Fault[] {
  const outs = plan.filter((step) => isWayOut(step) && isSure(step));
  if (outs.some(({ branch }) => branch.length === 0)) return [];
  const last = plan.findLastIndex(({ question, branch }) => question !== undefined && branch.length === 0);
  const name = plan[last] === undefined ? undefined : bare(plan[last]);
  const codes = plan[last]?.question?.choices ?? [];
  const open = codes.filter((code) => !outs.some(({ branch }) => branch.join() === `${name} = ${code}`));
  if (name === undefined) return [fault(id, 'deadEnd', 'the last step')];
  return open.map((code) => fault(id, 'deadEnd', `${name} = ${code}`));
}
