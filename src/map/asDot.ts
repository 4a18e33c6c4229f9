import { shortened } from './asMermaid.js';
import { drawnWays, type Group, groupsOf } from './groups.js';
import type { TopicMap } from './topicMap.js';
import type { MapWords } from './wordsOfMap.js';

const inks: Readonly<Record<string, string>> = {
  main: '#e3edf7',
  spotted: '#fbe3e0',
  commands: '#ece6f5',
  paths: '#e6f2e6',
  others: '#f3efe2',
};
const lineInLetters = 42;
const pathColumns = 3;

/** The map in Graphviz's DOT language (https://graphviz.org/doc/info/lang.html): each topic with its questions and their answers. */
export function asDot(map: TopicMap, words: MapWords): string {
  const groups = groupsOf(map);
  const lines = [
    'digraph waymark {',
    'compound=true; rankdir=LR; newrank=true; nodesep=0.18; ranksep=0.9; bgcolor="white"; fontname="Arial,Liberation Sans,Helvetica,sans-serif"; fontsize=20;',
    'node [shape=plain fontname="Arial,Liberation Sans,Helvetica,sans-serif" fontsize=11];',
    'edge [fontname="Arial,Liberation Sans,Helvetica,sans-serif" fontsize=9 color="#5b6770" fontcolor="#26323a"];',
    ...groups.flatMap((group) => frame(group, map, words)),
    ...wayLines(map, groups, words),
    ...columns(groups, map),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function frame({ id, title, topics }: Group, map: TopicMap, words: MapWords): string[] {
  return [
    `subgraph cluster_${id} { label=${quoted(title)}; style="rounded,filled"; color="#8a98a3"; fillcolor="${inks[id] ?? 'white'}";`,
    ...topics.map((topic) => `${topic} [label=<${table(topic, map, words)}>];`),
    '}',
  ];
}

/** A topic: its title, then each question with its answers. */
function table(name: string, { topics }: TopicMap, words: MapWords): string {
  const topic = topics.get(name);
  const rows = (topic === undefined ? [] : words.questionsOf(topic)).map(({ ask, choices }) => {
    const question = folded(ask).map(escaped).join('<br align="left"/>');
    const answers = folded(choices.map((choice) => `[${choice}]`).join(' '))
      .map(escaped)
      .join('<br align="left"/>');
    return `<tr><td align="left" balign="left">${question}<br align="left"/><font color="#4a5a66" point-size="9">${answers}<br align="left"/></font></td></tr>`;
  });
  const title = `<tr><td align="left" bgcolor="#ffffff"><b>${escaped(words.titleOf(name))}</b>  <font color="#5b6770" point-size="9">${escaped(name)}</font></td></tr>`;
  return `<table border="0" cellborder="1" cellspacing="0" cellpadding="6" color="#8a98a3" bgcolor="#ffffff">${title}${rows.join('')}</table>`;
}

function wayLines(map: TopicMap, groups: readonly Group[], words: MapWords): string[] {
  return drawnWays(map, groups).map(({ from, to, toGroup, ways }) => {
    const labels = [...new Set(ways.map(words.labelOf))].filter((label) => label !== '');
    const label = toGroup ? 'the path that was chosen' : folded(shortened(labels), 28).join('\n');
    const both = ways.every(({ comesBack }) => comesBack) ? ' dir=both arrowtail=odot' : '';
    return `${from} -> ${to} [label=${quoted(label)}${toGroup ? ' lhead=cluster_paths' : ''}${both}];`;
  });
}

/** Lines that are not drawn: they hold the paths in columns beside the topic that leads to them. */
function columns(groups: readonly Group[], { main }: TopicMap): string[] {
  const paths = groups.find(({ id }) => id === 'paths')?.topics ?? [];
  const inColumn = Math.ceil(paths.length / pathColumns);
  return paths.map((path, at) => `${paths[at - inColumn] ?? main.at(-1) ?? path} -> ${path} [style=invis];`);
}

/** Breaks a text into lines between words. */
function folded(text: string, most = lineInLetters): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
