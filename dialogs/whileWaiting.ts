import { ask, callDesk, tell, topic, when } from '../src/conversation/topic.js';

/** Where a visitor stands in the queue, and a way out of it. Told when they ask. */
export const whileWaiting = topic('whileWaiting', [
  tell('tellNext', { onlyIf: ({ desk }) => desk.place === 1 }),
  tell('tellPlace', {
    onlyIf: ({ desk }) => desk.place !== undefined && desk.place > 1,
    values: ({ desk }) => ({ before: (desk.place ?? 1) - 1 }),
  }),
  tell('tellMinutes', {
    onlyIf: ({ desk }) => desk.minutes !== undefined,
    values: ({ desk }) => ({ minutes: desk.minutes ?? 0 }),
  }),
  tell('tellMinutesNotKnown', { onlyIf: ({ desk }) => desk.minutes === undefined }),
  ask('askIfWaiting', ['keepWaiting', 'stopWaiting']),
  when('askIfWaiting', { stopWaiting: [callDesk(() => ({ kind: 'cancel' })), tell('tellStoppedWaiting')] }),
]);
