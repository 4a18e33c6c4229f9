import { callDesk, note, tell, topic, when } from '../src/conversation/topic.js';

/** Ends the wait for an advisor, or the talk with one. */
export const stopWaiting = topic('stopWaiting', [
  note('desk', ({ desk }) => desk.phase),
  when('desk', {
    waiting: [callDesk(() => ({ kind: 'cancel' })), tell('tellStoppedWaiting')],
    live: [callDesk(() => ({ kind: 'cancel' })), tell('tellEndedTalk')],
    none: [tell('tellNotWaiting')],
  }),
]);
