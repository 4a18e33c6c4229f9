import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { instance } from '@viz-js/viz';
import { landmarks } from '../../dialogs/index.js';
import { ask, goTo, leave, type Topic, tell, topic, visit, when } from '../../src/conversation/topic.js';
import { asDot } from '../../src/map/asDot.js';
import { asMermaid } from '../../src/map/asMermaid.js';
import { mapPage } from '../../src/map/mapPage.js';
import { type Fault, findFaults, mapOf, type TopicMap } from '../../src/map/topicMap.js';
import { wordsOf } from '../../src/map/wordsOfMap.js';
import { testHouse } from '../support/testHouse.js';

const docs = new URL('../../../docs/', import.meta.url);

/** A little house with one topic put in or exchanged. */
function faultsWith(changed: Topic): readonly Fault['kind'][] {
  const topics = [
    topic('start', [ask('askIf', ['yes', 'no']), when('askIf', { yes: [visit('side')] }), goTo('next')]),
    topic('next', [
      ask('askWhat', ['end', 'again']),
      when('askWhat', { end: [leave('bye', 'left')], again: [goTo('next')] }),
    ]),
    topic('side', [tell('tellThis')]),
    changed,
  ];
  const main = { main: ['start', 'next'], handBack: [], spotted: [], commands: [] };
  const byName = new Map(topics.map((each) => [each.id, each]));
  const { ways } = mapOf(byName, landmarks);
  return findFaults({ topics: byName, ways, ...main }).map(({ kind }) => kind);
}

describe('the map of topics', () => {
  let map: TopicMap;
  let mermaid: string;
  let dot: string;

  before(async () => {
    const house = await testHouse();
    map = mapOf(house.conversation.topics, house.conversation.landmarks);
    const words = wordsOf(map, house.words, 'en');
    mermaid = asMermaid(map, words);
    dot = asDot(map, words);
    await house.close();
  });

  it('has no dead end, and every topic and step can be reached', () => assert.deepEqual(findFaults(map), []));

  it('would show a topic that nothing leads to', () =>
    assert.deepEqual(faultsWith(topic('lost', [tell('tellThis')])), ['neverReached']));

  it('would show an answer after which nothing comes', () =>
    assert.deepEqual(
      faultsWith(topic('next', [ask('askWhat', ['end', 'again']), when('askWhat', { end: [leave('bye', 'left')] })])),
      ['deadEnd'],
    ));

  it('would show steps that hang on an answer nobody can give', () =>
    assert.deepEqual(
      faultsWith(topic('side', [ask('askIf', ['yes', 'no']), when('askIf', { perhaps: [tell('tellThis')] })])),
      ['neverTrue'],
    ));

  it('would show steps after the end', () =>
    assert.deepEqual(faultsWith(topic('side', [goTo('next'), tell('tellThis')])), ['afterTheEnd']));

  it('would show a way to nowhere', () =>
    assert.deepEqual(faultsWith(topic('side', [visit('gone')])), ['unknownTopic']));

  it('holds every topic and every way', () => {
    for (const name of map.topics.keys()) {
      assert.match(mermaid, new RegExp(`^    ${name}\\["`, 'm'));
      assert.match(dot, new RegExp(`^${name} \\[label=`, 'm'));
    }
    const others = map.ways.filter(({ from, to }) => from !== to);
    for (const { from } of others) assert.match(dot, new RegExp(`^${from} -> `, 'm'));
  });

  it('is drawn anew when the dialogs change: npm run map', async () => {
    const viz = await instance();
    const picture = viz.renderString(dot, { format: 'svg' });
    assert.ok(
      readFileSync(new URL('map.md', docs), 'utf8') === mapPage(mermaid, 'map.svg'),
      'docs/map.md is out of date',
    );
    assert.ok(readFileSync(new URL('map.svg', docs), 'utf8') === picture, 'docs/map.svg is out of date');
  });
});
