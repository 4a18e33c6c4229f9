import { concepts } from './en/concepts.js';
import { dangerRules } from './en/danger.js';
import { leaveRules } from './en/leave.js';
import { selfHarmRules } from './en/selfHarm.js';
import { situationRules } from './en/situation.js';
import { spellings } from './en/spellings.js';
import { threatRules } from './en/threat.js';
import type { LanguagePhrases } from './language.js';

/** English as it is typed in the United Kingdom. Status: draft, not yet reviewed by a safeguarding lead. */
export const en: LanguagePhrases = {
  tag: 'en',
  spellings,
  gapStops: ['not', 'never', 'no', 'nobody', 'was', 'were', 'used', 'if', 'had'],
  turns: ['but', 'though', 'anyway', 'however'],
  concepts,
  rules: [...dangerRules, ...threatRules, ...selfHarmRules, ...leaveRules, ...situationRules],
  answers: {
    alarm: [
      'no? i am|feel? not safe ..3',
      'yes|yeah|yep|yh|ye|y i am|think|do? ..3',
      'no i am|do|can not ..4',
      '<he> <is>? ..2 <near>|back|home|coming|in ..3',
      '<he> <is> ..2 next room|door ..1',
      'in danger ..2',
      'unsafe|help|hurry',
      'not|never at? all? safe ..2',
      'definitely not',
      'not at all',
      'yes|yeah ..2 please|help|he|now ..4',
      'no ..2 he|she|someone|they <is>|can ..6',
    ],
    check: [
      'not really|sure|exactly|quite|yet|completely|now',
      'maybe|dunno|kind|sort|possibly|perhaps|probably of?',
      'i? think so|not',
      'i? do not know|think so|no?',
      'hard|difficult to say|tell',
      'for now|the moment',
      'i|we am|are? ..2 scared|frightened|terrified|worried|hiding ..4',
      'a|bit|little|sometimes bit?',
      'yes|yeah|yep|yh|y|ye',
      '<he> ..3 nearby|might|could|may|about|soon ..4',
      'no ..2',
    ],
  },
  telltales: [
    'the',
    'is',
    'and',
    'he',
    'she',
    'my',
    'you',
    'they',
    'was',
    'with',
    'have',
    'not',
    'what',
    'this',
    'that',
    'i',
    'am',
    'how',
    'for',
    'from',
    'has',
    'to',
    'of',
    'it',
    'please',
    'help',
    'thanks',
    'yes',
    'no',
    'can',
    'are',
    'his',
    'her',
  ],
};
