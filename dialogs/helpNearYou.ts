import { ask, settle, signpost, type Topic, topic, when } from '../src/conversation/topic.js';
import type { Surroundings } from './surroundings.js';

const places = ['london', 'england', 'wales', 'scotland', 'northernIreland', 'notSure', 'skip'];

/**
 * Who can help, for paths whose services are not the same everywhere. Where the visitor is, is asked once in a conversation.
 * Why we ask: docs/guidance/danger.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const helpNearYou = ({ peopleFor, readPlace }: Surroundings): Topic =>
  topic('helpNearYou', [
    ask('askWhere', places, {
      onlyIf: ({ answers }) => answers['findSupport.askWhere'] === undefined,
      read: readPlace,
      readsNames: true,
    }),
    when('askWhere', Object.fromEntries(places.map((place) => [place, [settle('findSupport.askWhere', place)]]))),
    signpost('tellWhoCanHelp', peopleFor),
  ]);
