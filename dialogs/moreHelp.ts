import { ask, goTo, signpost, type Topic, topic, visit, when } from '../src/conversation/topic.js';
import type { Surroundings } from './surroundings.js';

/** What else would help? Comes back here after each topic, until the visitor has had enough. */
export const moreHelp = ({ signpostsFor }: Surroundings): Topic =>
  topic('moreHelp', [
    ask('askWhatNext', ['keepingARecord', 'reportingToPolice', 'talkToAdvisor', 'servicesAgain', 'enough']),
    when('askWhatNext', {
      keepingARecord: [visit('keepingARecord'), goTo('moreHelp')],
      reportingToPolice: [visit('reportingToPolice'), goTo('moreHelp')],
      talkToAdvisor: [visit('talkToAdvisor'), goTo('moreHelp')],
      servicesAgain: [signpost('tellWhoCanHelp', signpostsFor), goTo('moreHelp')],
    }),
    goTo('goodbye'),
  ]);
