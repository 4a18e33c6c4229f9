import { ask, leave, tell, topic, visit, waveAway, when } from '../src/conversation/topic.js';
import { noDangerNow } from './steps.js';

/**
 * Danger now. The emergency number comes first, alone and short; then ways to call without a word; then on in one tap.
 * Why it says what it says: docs/guidance/danger.md. Wording: draft, not yet reviewed (see locales/status.json).
 */
export const immediateDanger = topic('immediateDanger', [
  tell('tellCallNow', { urgent: true }),
  tell('tellCallWithoutSpeaking'),
  ask('askWhatYouNeed', ['cannotSpeak', 'cannotHear', 'called', 'notInDanger', 'leaveNow']),
  when('askWhatYouNeed', {
    cannotSpeak: [tell('tellSilentOnMobile', { urgent: true }), tell('tellSilentOnLandline'), visit('whileInDanger')],
    cannotHear: [
      tell('tellSignLanguage', { urgent: true }),
      tell('tellTextRelay'),
      tell('tellTextOnlyIfRegistered'),
      visit('whileInDanger'),
    ],
    called: [tell('tellWhileYouWait'), visit('whileInDanger')],
    notInDanger: [waveAway('danger_now'), noDangerNow, tell('tellCarryOn')],
    leaveNow: [leave('tellLeft', 'left')],
  }),
]);
