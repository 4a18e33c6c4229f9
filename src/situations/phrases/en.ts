import type { SituationPhrases } from '../situation.js';
import { enBehaviours } from './enBehaviours.js';
import { enConcepts } from './enConcepts.js';
import { enPeople } from './enPeople.js';

const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
const weekdays = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';

/** English, British first. Draft: written by developers, not yet read by people who answer a helpline. */
export const en: SituationPhrases = {
  concepts: enConcepts,
  behaviours: enBehaviours,
  relationships: enPeople,
  someoneElse: [
    // somebody close, with what happens to them
    'my <loved> is|are|was|has|gets|got|feels|thinks|needs|keeps? (getting)',
    'my <loved> (<be>) (<being>) <targeted>',
    'my <lovedsEx>',
    'its|it|is my <lovedsEx>',
    '<targets> my <lovedNotPartner>',
    '<visits> my <lovedNotPartner>',
    'asking|ringing|here|writing for a|my <friendly>',
    'worried about a|my <loved>',
    'help a|my <friendly>|daughter|son|mum|sister|brother|mother',
    'the neighbour ~ my <loved>',
    'my <loved> had|gets|been|finding|found',
    'my <lovedNotPartner> has',
    '<lovedPossessive> flat|phone|door|school|boyfriend|girlfriend|work|house',
    // somebody in the visitor's care
    'a <client> told|i|is|has|of',
    '<client> i support|teach|treat|manage',
    'i support|manage|teach|treat a|someone|somebody|an (<client>) ~ being|who|getting|is',
    'one of my staff|team|students|pupils|clients|patients',
    'im|i am a (social|support|youth|key|case) worker|teacher|nurse|doctor|therapist|professional|midwife',
    'advice for a client',
    'girl|boy|child|someone|woman|person in my class|school|care|team|work',
    'a|the girl|boy|child i teach|look|support|know',
    '(my) neighbour is being <targeted>',
    // told of in the third person, with the person named
    'shes|hes|she|he (is) (my) (best) <friendly>',
    'her ex|boyfriend|husband|partner follows|follow|keeps|says|texts|wont',
    'following|follows|texting|texts|threatening her|him all|everywhere|and',
    'of a girl i look after',
    'a man she met',
    'kill her',
  ],
  since: {
    years: [
      '<num> years',
      'for|over|about|nearly|almost|last a|one years?',
      'for|over|past|last years',
      'years of|now',
      'over a year',
      'a year now',
    ],
    months: [
      '<num> months',
      'for|over|of|past|last|since months',
      'months of|now|has|had',
      `since ${months}`,
      'since christmas|easter',
      'since the spring|summer|autumn|winter|new',
      'half a year',
    ],
    weeks: [
      '<num> weeks of|now|and',
      'for|past|last|over (<num>) weeks',
      'weeks of|now',
      'the last <num> weeks',
      '<num> weeks ago ~ began|started',
      'round our road for weeks',
      'for a few|couple weeks',
    ],
    days: [
      'started|began ~ <num> days ago',
      `since yesterday|${weekdays}`,
      'since the weekend',
      'for|past|last (<num>) days',
      'started|began yesterday|today|this',
    ],
  },
  howOften: {
    severalADay: [
      '<several> times? a|per day',
      '<several> (<message>) a|per day',
      'all day every day',
      'every (<num>) minutes|minute|hour|hours',
      '<several> ~ a day',
      'twenty|<several> times when',
      'about (a) hundred calls',
      'hundreds a day',
    ],
    daily: ['every|each (single) day|night|evening|morning', 'daily', 'once a day', 'everyday'],
    weekly: [
      '<num> (times|time) a|per week',
      `every week|weekend|${weekdays}`,
      'weekly',
      'once|twice a week',
      '(<num>) (or) <num> times a week',
    ],
    monthly: ['every|each month', 'monthly', 'every few|<num> weeks', 'once|twice a month'],
    lessOften: ['once in a while', 'now and then', 'every few|<num> months', 'once|twice a year', 'rarely'],
  },
  lastTime: {
    today: [
      'today',
      'this morning|afternoon|evening',
      'tonight',
      'just now',
      'an|<num> hours? ago',
      'right now',
      'just texted|smashed|sent|called|rang|came|turned|messaged',
    ],
    thisWeek: ['yesterday', 'last night', 'this week', `on ${weekdays}`, '<num> days ago', 'the other day|night'],
    thisMonth: ['<num> weeks ago', 'last week|weekend', 'this month', 'a fortnight ago'],
    longerAgo: [
      'was <num> months|years ago',
      'stopped ~ ago',
      'last year that',
      'used to harass|follow|text|call|stalk|message',
    ],
  },
  negators: ['not', 'isnt', 'hasnt', 'havent', 'arent', 'didnt', 'doesnt', 'nobody', 'noone', 'any', 'without'],
};
