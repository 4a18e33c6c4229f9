import { ask, goTo, leave, tell, topic, when } from '../src/conversation/topic.js';
import { noDangerNow } from './steps.js';

/** Stays with the visitor after the emergency words, for as long as they want. */
export const whileInDanger = topic('whileInDanger', [
  ask('askWhatNow', ['saferNow', 'cannotSpeak', 'cannotHear', 'leaveNow']),
  when('askWhatNow', {
    saferNow: [noDangerNow, tell('tellCallAgainAnyTime')],
    cannotSpeak: [tell('immediateDanger:tellSilentOnMobile', { urgent: true }), goTo('whileInDanger')],
    cannotHear: [tell('immediateDanger:tellSignLanguage', { urgent: true }), goTo('whileInDanger')],
    leaveNow: [leave('tellLeft', 'left')],
  }),
]);
