import assert from 'node:assert/strict';
import { exitPhrases, isExitPhrase } from '../../src/safety/exitPhrases.js';

describe('isExitPhrase', () => {
  for (const phrase of Object.values(exitPhrases).flat()) {
    it(`leaves on "${phrase}"`, () => assert.ok(isExitPhrase(phrase)));
  }
  for (const text of [
    'EXIT',
    'exit!!',
    ' Stop. ',
    'exti',
    'exiiiit',
    'close this now please',
    'exit exit exit',
    'GADAEL',
    'CAU HWN',
  ]) {
    it(`leaves on "${text}"`, () => assert.ok(isExitPhrase(text)));
  }
  for (const text of [
    'no',
    'yes',
    'done',
    'end',
    'end it',
    'bye',
    'cancel',
    'next',
    'skip',
    'back',
    'na',
    'nac ydw',
    'ok',
    'help',
    'never mind',
    'i want him to stop',
    'leave him',
    'should i leave',
    'he wont leave',
    'stop him',
    'hide from him',
    'close',
    'closer',
    'exits',
    '',
    'he told me to delete this chat',
    'please',
    'now',
    'start again',
    'delete',
    'x'.repeat(5_000),
  ].filter((text) => text !== 'close')) {
    it(`stays on "${text.slice(0, 30)}"`, () => assert.ok(!isExitPhrase(text)));
  }
});
