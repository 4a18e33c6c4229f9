import { ask, goTo, leave, tell, topic, when } from '../src/conversation/topic.js';

/**
 * Is this device safe to talk on? Asked before any detail is shared.
 * Why we ask: docs/guidance/device-safety.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const deviceSafety = topic('deviceSafety', [
  ask('askIfDeviceShared', ['yes', 'no', 'notSure']),
  when('askIfDeviceShared', {
    yes: [tell('tellUseSaferDevice'), tell('tellWhatThisDeviceKeeps')],
    notSure: [tell('tellUseSaferDevice'), tell('tellWhatThisDeviceKeeps')],
    no: [goTo('whoIsItAbout')],
    skip: [goTo('whoIsItAbout')],
  }),
  ask('askIfReadyToGoOn', ['goOn', 'leaveNow']),
  when('askIfReadyToGoOn', { leaveNow: [leave('tellLeft', 'left')] }),
  goTo('whoIsItAbout'),
]);
