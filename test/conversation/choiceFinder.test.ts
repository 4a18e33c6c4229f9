import assert from 'node:assert/strict';
import { type ChoiceWords, createChoiceFinder } from '../../src/conversation/choiceFinder.js';

const yesNo: readonly ChoiceWords[] = [
  { code: 'yes', label: 'Yes', alsoSaid: ['yeah', 'yep'] },
  { code: 'no', label: 'No', alsoSaid: ['nope', 'not really'] },
  { code: 'notSure', label: 'Not sure', alsoSaid: ["don't know", 'idk'] },
];
const numberWords = ['one', 'two', 'three'];

const findChoice = createChoiceFinder(yesNo, [], numberWords);

describe('createChoiceFinder', () => {
  // What the framework's own prompts make of these is in the second column of the comments.
  const cases: readonly [text: string, code: string | undefined][] = [
    ['Yes', 'yes'],
    ['  yes!! ', 'yes'],
    ['YEAH', 'yes'],
    ['not sure', 'notSure'], // yes
    ['Not sure.', 'notSure'],
    ['dont know', 'notSure'],
    ['don’t know', 'notSure'],
    ['not really', 'no'], // not understood
    ['is it ok to ask someone else first', undefined], // yes
    ['yes and no', undefined], // yes
    ['no problem', undefined], // no
    ['I have no money', undefined], // no
    ['2 of us live here', undefined], // no
    ['I have 2 children', undefined], // the second choice
    ['2', 'no'],
    ['2)', 'no'],
    ['#3', 'notSure'],
    ['two', 'no'],
    ['4', undefined],
    ['0', undefined],
    ['-1', undefined],
    ['', undefined],
    ['   ', undefined],
    ['🙂', undefined],
    ['\u202Eyes\u202C', 'yes'],
    ['y\u0000es', undefined],
    ['ｙｅｓ', 'yes'],
    ['__proto__', undefined],
    ['yes'.repeat(4000), undefined],
  ];
  for (const [text, code] of cases) {
    it(`${JSON.stringify(text.slice(0, 40))} is ${code ?? 'no choice'}`, () => {
      assert.equal(findChoice(text), code);
    });
  }
});
