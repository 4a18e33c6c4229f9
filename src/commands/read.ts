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

/** One line for each thing said or asked, indented below the answer that leads to it. */
function* script(topic: Topic, words: House['words']): Generator<string> {
  let branch = '';
  for (const step of topic.plan) {
    const path = step.branch.join(', ');
    if (path !== branch) {
      branch = path;
      if (path !== '') yield `\n    if ${path}:`;
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
  }
}
