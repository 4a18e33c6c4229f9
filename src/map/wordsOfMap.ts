import type { Topic } from '../conversation/topic.js';
import type { Words } from '../conversation/words.js';
import type { TopicMap, Way } from './topicMap.js';

/** The words of a map in one language. */
export interface MapWords {
  /** what the topic is about, in few words */
  readonly titleOf: (topic: string) => string;
  /** its questions, each with its answers */
  readonly questionsOf: (topic: Topic) => readonly { readonly ask: string; readonly choices: readonly string[] }[];
  /** the answers that lead along a way, in words; empty when it is always taken */
  readonly labelOf: (way: Way) => string;
}

/** Names the things of a map as visitors read them; a topic without words of its own is named by its file. */
export function wordsOf({ topics }: TopicMap, words: Words, language: string): MapWords {
  const labelOfCode = (topic: string, ask: string, code: string): string =>
    words.choices(topic, ask, [code], language)[0]?.label ?? code;
  return {
    titleOf(topic) {
      const label = labelOfCode('common', 'choices', topic);
      return label.endsWith(`choices.${topic}`) ? sentenceCase(topic) : label;
    },
    questionsOf: (topic) =>
      topic.questions().map(({ ask, choices }) => ({
        ask: words.text(`${topic.id}:${ask}.text`, language),
        choices: choices.map((code) => labelOfCode(topic.id, ask, code)),
      })),
    labelOf: ({ from, branch }) =>
      branch
        .map((condition) => {
          const [name = '', code = ''] = condition.split(' = ');
          const [topic = '', ask = ''] = name.includes('.') ? name.split('.') : [from, name];
          const isAsked = topics
            .get(topic)
            ?.questions()
            .some((question) => question.ask === ask);
          return isAsked === true ? labelOfCode(topic, ask, code) : sentenceCase(code);
        })
        .join(', '),
  };
}

/** `whoIsItAbout` becomes "Who is it about". */
function sentenceCase(name: string): string {
  const apart = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return apart.charAt(0).toUpperCase() + apart.slice(1);
}
