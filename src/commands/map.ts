/**
 * `npm run map [-- language]`: draws all topics and their ways, read off the dialogs: docs/map.svg as a picture, docs/map.md as
 * Mermaid text. Says what leads nowhere, and fails then. How to read it: docs/guidance/map.md.
 */
import { writeFileSync } from 'node:fs';
import { instance } from '@viz-js/viz';
import { readConfig } from '../config.js';
import { openHouse } from '../house.js';
import { asDot } from '../map/asDot.js';
import { asMermaid } from '../map/asMermaid.js';
import { mapPage } from '../map/mapPage.js';
import { findFaults, mapOf } from '../map/topicMap.js';
import { wordsOf } from '../map/wordsOfMap.js';
import { memoryStore } from '../storage/memoryStore.js';

const language = process.argv[2] ?? 'en';
const now = (): Date => new Date();
const house = await openHouse(readConfig({}), { store: memoryStore({ now }), log: { event() {} } });
const { topics, landmarks } = house.conversation;
const map = mapOf(topics, landmarks);
const words = wordsOf(map, house.words, language);
await house.close();

const suffix = language === 'en' ? '' : `.${language}`;
const docs = new URL('../../../docs/', import.meta.url);
const viz = await instance();
writeFileSync(new URL(`map${suffix}.svg`, docs), viz.renderString(asDot(map, words), { format: 'svg' }));
writeFileSync(new URL(`map${suffix}.md`, docs), mapPage(asMermaid(map, words), `map${suffix}.svg`));

const faults = findFaults(map);
for (const { topic, kind, at } of faults) process.stdout.write(`${topic}: ${kind}, ${at}\n`);
process.stdout.write(`${topics.size} topics, ${map.ways.length} ways, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
