import type { Rule } from '../language.js';

const leaving = { unlessBefore: ['leaveTopic'], unlessAnywhere: ['fiction'] } as const;

/** The visitor wants out or hidden now. A wrong find erases the chat, so only short and clear messages raise it. */
export const leaveRules: readonly Rule[] = [
  {
    name: 'exitWord',
    labels: ['leave'],
    tier: 'alarm',
    why: 'the whole message is a word for leaving',
    match: [
      '^ exit|quit|leave|stop|close|hide|exti|clsoe|end exit|quit|now|please|exit|stop|chat|it|this? now|please|exit|chat? $',
      '^ please? <hideIt> ..4 $',
    ],
    atMostWords: 8,
    ...leaving,
  },
  {
    name: 'hideThis',
    labels: ['leave'],
    tier: 'alarm',
    why: 'close, hide or delete + this or the chat, as a request',
    match: ['<hideIt>', 'exit exit', 'quick exit', 'make it|this go away|disappear', 'need|have|got to shut|close|hide|exit|end this|it|now|chat?', 'off my screen', 'from the|my screen', 'do not reply|text|message|write ..3 number|back|again|here|him|more', 'stop texting|messaging me|this'],
    atMostWords: 18,
    ...leaving,
  },
  {
    name: 'mustGo',
    labels: ['leave'],
    tier: 'alarm',
    why: 'must go + somebody is here or comes',
    match: [
      'got|need|have to go|run|hide|leave ..2 <comer> ..3 <is>|back|home|in|here|up|coming|there|just|can',
      '<comer> ..5 got|need|have to go|hide|run|close|exit',
      '<comer> ..4 talk later|soon',
      'got|need|have to ..1 close|shut|exit|hide ..4',
      'someone|somebody|people is|are? ..1 coming',
      '^ <comer> <is> coming ..2 $',
      'be right back ..2 <comer> ..2 coming|back|here|in',
      'going|leaving now <comer>',
      ':wave ..2 <comer>',
      'reads|checks my phone ..1 $',
      '<he> is? back got to go',
      '<comer> <is> home|back $',
    ],
    unless: ['helpCall'],
    atMostWords: 16,
    ...leaving,
  },
  {
    name: 'askHowToHide',
    labels: ['leave'],
    tier: 'check',
    why: 'asks how to leave, hide or delete',
    match: [
      'how ..3 get out|off ..3 this|here|chat|quick',
      'how ..3 delete|hide|erase|clear|close|exit|leave ..2 this|these|chat|messages|conversation|everything',
      'where ..4 exit|button',
      'get out of this',
      'delete|erase|wipe|hide|clear|close ..2 everything|all|this|chat|conversation|messages|screen|page',
      'got|need|have to go now|.',
      'i am ..1 leaving now',
      '<comer> ..2 walking over|in',
      'end|close chat|conversation',
    ],
    atMostWords: 20,
    unlessBefore: ['othersThing'],
    unlessAnywhere: ['fiction'],
  },
];
