import assert from 'node:assert/strict';
import { answersIn } from '../../src/situations/answersIn.js';
import { compilePhrases, plainWords } from '../../src/situations/compilePhrases.js';
import { isAbuse } from '../../src/situations/isAbuse.js';
import { recogniseSituation } from '../../src/situations/recogniseSituation.js';

describe('recogniseSituation', () => {
  it('takes from one message all that it says', () => {
    const { because, ...said } = recogniseSituation(
      'My ex keeps following me and texting me every day. It has been three months. He was outside yesterday. I live in Leeds',
    );
    assert.deepEqual(said, {
      behaviours: ['following', 'turningUp', 'messages'],
      relationship: ['exPartner'],
      since: 'months',
      howOften: 'daily',
      lastTime: 'thisWeek',
      place: 'england',
    });
    assert.ok(because.includes('relationships: exPartner'));
  });

  it('names what matched, and never the words', () => {
    const { because } = recogniseSituation('Zachary my ex put a tracker on my purple van');
    assert.doesNotMatch(because.join(' '), /zachary|purple|van/i);
  });

  const nothing = [
    '',
    '   ',
    '🙂🙂',
    'hello',
    'he is not following me',
    'nobody has threatened me',
    'i follow him on instagram',
    'what is a stalking protection order',
    'lorem ipsum dolor sit amet',
  ];
  for (const text of nothing) {
    it(`hears no behaviour in "${text}"`, () => assert.deepEqual(recogniseSituation(text).behaviours, []));
  }

  it('keeps both of two things that do not go together', () => {
    assert.deepEqual(recogniseSituation('ex, well, we still live together').relationship, ['exPartner', 'partner']);
    assert.deepEqual(recogniseSituation('my partner. we are on a break').relationship, ['exPartner', 'partner']);
  });

  it('does not take somebody who is worried about for the one who does it', () => {
    const { relationship, about } = recogniseSituation('my sister is being followed by a colleague');
    assert.deepEqual([relationship, about], [['colleague'], 'someoneElse']);
    assert.deepEqual(recogniseSituation('my mum is being stalked').relationship, []);
  });

  it('takes the place that is lived in, and none of two', () => {
    assert.equal(recogniseSituation('he drives from Cardiff, I live in Bristol').place, 'england');
    assert.equal(recogniseSituation('Cardiff Bristol').place, undefined);
  });

  it('reads Welsh', () => {
    const { behaviours, relationship } = recogniseSituation('mae fy nghyn-gariad yn fy nilyn i ac yn tecstio o hyd');
    assert.deepEqual([behaviours, relationship], [['following', 'messages'], ['exPartner']]);
  });

  it('reads the first two thousand characters of any text, however odd', () => {
    for (const text of [
      'my '.repeat(50_000),
      'he keeps he keeps '.repeat(5_000),
      '\u{d800}\u202e\0',
      '.'.repeat(9_999),
    ]) {
      assert.deepEqual(recogniseSituation(text), recogniseSituation(text.slice(0, 2000)));
    }
  });
});

describe('answersIn', () => {
  it('gives each thing said to the question that asks for it', () => {
    assert.deepEqual(answersIn('my neighbour has watched me every day for over a year. im in cardiff'), {
      'whatIsHappening.askWhat': ['watching'],
      'whoIsDoingIt.askWho': ['neighbour'],
      'howLong.askSince': ['years'],
      'howLong.askHowOften': ['daily'],
      'findSupport.askWhere': ['wales'],
    });
  });
});

describe('compilePhrases', () => {
  it('knows one of a list, either, what may be missing, endings and gaps', () => {
    const found = compilePhrases(['<who> (really) follow* ~ me|us'], { who: ['he', 'my ex'] });
    const says = (text: string) => plainWords(text).search(found) !== -1;
    assert.ok(says('My ex really follows all of us!'));
    assert.ok(says('he followed me'));
    assert.ok(!says('he really'));
    assert.ok(!says('he follows. me'), 'no phrase runs over the end of a sentence');
    assert.ok(!says('he follows one two three four me'), 'a gap is three words at most');
    assert.ok(!says('she follows me'));
  });

  it('refuses a phrase that may be nothing, and a list that is not there', () => {
    assert.throws(() => compilePhrases(['(he)'], {}), /may be nothing/);
    assert.throws(() => compilePhrases(['<nobody>'], {}), /no concept/);
  });
});

describe('isAbuse', () => {
  for (const text of ['fuck off', 'you are useless', 'Stupid bot!', 'this is shit', 'fuck you, you stupid robot']) {
    it(`hears "${text}" as swearing at the bot`, () => assert.ok(isAbuse(text)));
  }
  for (const text of [
    'he calls me a stupid bitch',
    'fuck im scared',
    'he told me to fuck off and die',
    'hello',
    'go',
  ]) {
    it(`hears "${text}" as something else`, () => assert.ok(!isAbuse(text)));
  }
});
