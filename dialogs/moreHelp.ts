import { ask, goTo, topic, visit, when } from '../src/conversation/topic.js';
import { choosePaths, paths } from '../src/screening/choosePaths.js';
import { leadTo } from './steps.js';

/** Offered to everybody, beside what fits. */
const always = ['keepingARecord', 'reportingToPolice'] as const;
const ways = ['moreTopics', 'forPolice', 'showPlan', 'talkToAdvisor', 'enough'] as const;
const mostThatFit = 3;

/** What else would help? The paths that fit come first. Comes back here after each, until the visitor has had enough. */
export const moreHelp = topic('moreHelp', [
  ask('askWhatNext', [...paths, ...ways], {
    listens: true,
    offer: ({ answers, marks }) => [...choosePaths(answers, marks).slice(0, mostThatFit), ...always, ...ways],
  }),
  when('askWhatNext', Object.fromEntries(paths.map((path) => [path, [...leadTo(path), goTo('moreHelp')]]))),
  when('askWhatNext', {
    moreTopics: [visit('allTopics'), goTo('moreHelp')],
    forPolice: [visit('forPolice'), goTo('moreHelp')],
    showPlan: [goTo('yourSafety')],
    talkToAdvisor: [visit('talkToAdvisor'), goTo('moreHelp')],
  }),
  goTo('goodbye'),
]);
