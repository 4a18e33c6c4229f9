import { ask, leave, tell, topic, when } from '../src/conversation/topic.js';

/** Erases everything at once, after one question: a slip of the thumb must not cost the help that was found. */
export const deleteMyChat = topic('deleteMyChat', [
  ask('askIfSure', ['erase', 'keep']),
  when('askIfSure', { erase: [leave('tellErased', 'erased')] }),
  tell('tellKept'),
]);
