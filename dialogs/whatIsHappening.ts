import { ask, goTo, tell, topic, when } from '../src/conversation/topic.js';

/**
 * What is being done? One thing is enough to start with. Some answers bring a warning that cannot wait.
 * Why we ask: docs/guidance/screening.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const whatIsHappening = topic('whatIsHappening', [
  ask('askWhat', [
    'following',
    'turningUp',
    'messages',
    'online',
    'tracking',
    'threats',
    'damage',
    'images',
    'throughOthers',
    'courts',
    'somethingElse',
    'skip',
  ]),
  when('askWhat', {
    following: [tell('tellYouAreRight')],
    turningUp: [tell('tellYouAreRight')],
    messages: [tell('tellYouAreRight'), tell('tellKeepMessages')],
    online: [tell('tellYouAreRight'), tell('tellKeepMessages')],
    tracking: [tell('tellYouAreRight'), tell('tellLeaveTrackerInPlace')],
    threats: [tell('tellThreatsMatter')],
    damage: [tell('tellYouAreRight'), tell('tellPhotographDamage')],
    images: [tell('tellImagesAreACrime')],
    throughOthers: [tell('tellYouAreRight')],
    courts: [tell('tellCourtsCanBeUsed')],
    somethingElse: [tell('tellYouAreRight')],
  }),
  goTo('whoIsDoingIt'),
]);
