import assert from 'node:assert/strict';
import { yesOrNo } from '../../src/conversation/yesOrNo.js';

describe('yesOrNo', () => {
  for (const [text, answer] of [
    ['yes im 14', 'yes'],
    ['Yeah, she did', 'yes'],
    ['ydw dwi yn 14', 'yes'],
    ['no im at work', 'no'],
    ["nac ydw, dwi'n hŷn", 'no'],
    ['No. It is my sister', 'no'],
    ['no but i am scared', undefined],
    ['no, maybe he is near', undefined],
    ['no not yet', undefined],
    ['yes and no', undefined],
    ['no one is here', undefined],
    ['no idea', undefined],
    ['nobody', undefined],
    ['im 14', undefined],
    ['', undefined],
    [`no ${'and then he rang again '.repeat(8)}`, undefined],
  ] as const) {
    it(`takes "${text.slice(0, 40)}" for ${answer ?? 'neither'}`, () => assert.equal(yesOrNo(text), answer));
  }
});
