import { drawnWays, groupsOf } from './groups.js';
import type { TopicMap } from './topicMap.js';
import type { MapWords } from './wordsOfMap.js';

/** The map as Mermaid text (https://mermaid.js.org/syntax/flowchart.html), which many sites draw by themselves. */
export function asMermaid(map: TopicMap, words: MapWords): string {
  const groups = groupsOf(map);
  const lines = ['flowchart TD'];
  for (const { id, title, topics } of groups) {
    lines.push(`  subgraph ${id}["${title}"]`);
    for (const topic of topics) lines.push(`    ${topic}["${plain(words.titleOf(topic))}"]`);
    lines.push('  end');
  }
  for (const { from, to, toGroup, ways } of drawnWays(map, groups)) {
    const labels = [...new Set(ways.map(words.labelOf))].filter((label) => label !== '');
    const label = toGroup ? 'the path that was chosen' : shortened(labels);
    const line = ways.every(({ comesBack }) => comesBack) ? '<-->' : '-->';
    lines.push(`  ${from} ${line}${label === '' ? '' : `|"${plain(label)}"|`} ${toGroup ? 'paths' : to}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A line has room for some answers only; the topic's own frame in the picture names all. */
export function shortened(labels: readonly string[], most = 3): string {
  const shown = labels.slice(0, most);
  return labels.length > most ? `${shown.join(' / ')} / …` : shown.join(' / ');
}

const plain = (text: string): string => text.replaceAll('"', '#quot;').replaceAll('\n', ' ');
