/**
 * `npm run read -- <topic> [language]`: prints a topic with its words as a script, to be read aloud and signed off by
 * people who do not program. Without a topic: the table of contents.
 */
import { readConfig } from '../config.js';
import type { Topic } from '../conversation/topic.js';
import { type House, openHouse } from '../house.js';
import { loadWordingStatus } from '../storage/loadLocales.js';
import { memoryStore } from '../storage/memoryStore.js';

const [name, language = 'en'] = process.argv.slice(2);
const now = (): Date => new Date();
const house = await openHouse(readConfig(process.env), { store: memoryStore({ now }), log: { event() {} } });
process.exitCode = print(house);
await house.close();

function print({ conversation, words }: House): number {
  const topic = conversation.topics.get(name ?? '');
  if (topic === undefined || !words.languages.includes(language)) {
    process.stdout.write(`Topics: ${[...conversation.topics.keys()].join(', ')}\n`);
    process.stdout.write(`Languages: ${words.languages.join(', ')}\n`);
    process.stdout.write('Read one with: npm run read -- deviceSafety en\n');
    return name === undefined ? 0 : 1;
  }
  process.stdout.write(`${topic.id} (${language}), wording: ${statusOf(topic.id)}\n\n`);
  for (const line of script(topic, words)) process.stdout.write(`${line}\n`);
  return 0;
}

/** Who has reviewed the wording, if anybody has. */
function statusOf(topicName: string): string {
  const status = loadWordingStatus()[language]?.[topicName];
  return status?.status === 'reviewed' ? `reviewed by ${status.by} on ${status.on}` : 'draft, not yet reviewed';
}

/** An answer that leads to a branch, as the visitor gives it: `askIfReadyToGoOn = leaveNow [Leave now]`. */
function inWords(answer: string, topic: Topic, words: House['words']): string {
  const [ask = '', code = ''] = answer.split(' = ');
  if (!topic.questions().some((question) => question.ask === ask && question.choices.includes(code))) return answer;
  const [choice] = words.choices(topic.id, ask, [code], language);
  return choice === undefined ? answer : `${answer} [${choice.label}]`;
}

/** One line for each thing said or asked, indented below the answer that leads to it. */
function* script(topic: Topic, words: House['words']): Generator<string> {
  let branch = '';
  for (const step of topic.plan) {
    const path = step.branch.map((answer) => inWords(answer, topic, words)).join(', ');
    if (path !== branch) {
      branch = path;
      yield path === '' ? '\nThen' : `\n    if ${path}:`;
    }
    const indent = path === '' ? '' : '        ';
    if (step.question !== undefined) {
      const key = `${topic.id}:${step.says}`;
      yield `${indent}Bot asks   ${words.text(`${key}.text`, language)}`;
      const choices = words.choices(topic.id, step.says ?? '', step.question.choices, language);
      if (step.question.why === true) yield `${indent}           Why: ${words.text(`${key}.why`, language)}`;
      yield `${indent}           ${choices.map(({ label }) => `[${label}]`).join(' ')}`;
    } else if (step.says !== undefined) {
      const key = step.says.includes(':') ? step.says : `${topic.id}:${step.says}`;
      const [first = '', ...more] = words.text(key, language).split('\n');
      yield `${indent}Bot says   ${first}`;
      for (const line of more) yield `${indent}           ${line}`;
    }
    if (step.leadsTo !== undefined) yield `${indent}           → ${step.leadsTo}`;
    if (step.ends === true) yield `${indent}           The chat ends, and everything is erased.`;
  }
}
