import { ask, goTo, leave, tell, topic, when } from '../src/conversation/topic.js';

/** The end: come back any time, and how to be gone. */
export const goodbye = topic('goodbye', [
  tell('tellComeBack'),
  ask('askHowToEnd', ['erase', 'leaveNow', 'moreHelp']),
  when('askHowToEnd', {
    erase: [leave('tellErased', 'erased')],
    leaveNow: [leave('tellLeft', 'left')],
    moreHelp: [goTo('moreHelp')],
  }),
]);
