import assert from 'node:assert/strict';
import { newSession } from '../../src/conversation/session.js';
import type { Question } from '../../src/conversation/topic.js';
import { type Listener, newsIn, offered, understand } from '../../src/conversation/understand.js';
import { testHouse } from '../support/testHouse.js';

const now = new Date('2025-06-10T12:00:00Z');

const what: Question = {
  topic: 'whatIsHappening',
  ask: 'askWhat',
  choices: ['following', 'messages', 'threats', 'somethingElse', 'skip'],
  many: true,
  listens: true,
};
const who: Question = {
  topic: 'whoIsDoingIt',
  ask: 'askWho',
  choices: ['exPartner', 'neighbour', 'stranger', 'notSure', 'skip'],
  listens: true,
  why: true,
};
const hurt: Question = { topic: 'yourSafety', ask: 'askIfGettingWorse', choices: ['yes', 'no', 'notSure', 'skip'] };
const questions = new Map([what, who, hurt].map((question) => [`${question.topic}.${question.ask}`, question]));

const silent: Listener = { hear: () => ({}), isAbuse: (text) => text === 'rude' };

async function take(text: string, question: Question, answers: Record<string, string> = {}, listener = silent) {
  const { words, close } = await testHouse();
  const session = { ...newSession('en'), answers };
  const taken = understand(text, { question, session, words, listener, now }, questions);
  await close();
  return taken;
}

describe('understand', () => {
  it('takes a choice, and several where several can be', async () => {
    assert.deepEqual(await take('yes', hurt), { kind: 'chosen', code: 'yes' });
    assert.deepEqual(await take('2', who), { kind: 'chosen', code: 'neighbour' });
    assert.deepEqual(await take('messages, threats', what), { kind: 'chosen', code: 'messages threats' });
    assert.deepEqual(await take('1 and 3', what), { kind: 'chosen', code: 'following threats' });
    assert.deepEqual(await take('yes and no', hurt), { kind: 'retort', say: 'common:tellOneAnswer' });
  });

  it('never takes a part of what was said for the whole', async () => {
    assert.equal((await take('yes and it is raining', hurt)).kind, 'unknown');
    assert.equal((await take('not yes', hurt)).kind, 'unknown');
  });

  it('tells why it asks, where it has a reason to give', async () => {
    assert.deepEqual(await take('why', who), { kind: 'why' });
    assert.equal((await take('why', hurt)).kind, 'unknown');
  });

  it('takes an answer to another question, unless it would mean something at any question', async () => {
    assert.deepEqual(await take('A neighbour', what), {
      kind: 'heard',
      told: [{ question: 'whoIsDoingIt.askWho', codes: ['neighbour'] }],
    });
    assert.equal((await take('No', what)).kind, 'unknown');
    assert.equal((await take('not sure', what)).kind, 'unknown');
    assert.equal((await take('A neighbour', hurt)).kind, 'unknown', 'this question does not listen');
  });

  it('says that it heard what it knows already', async () => {
    const known = { 'whoIsDoingIt.askWho': 'neighbour' };
    assert.deepEqual(await take('A neighbour', what, known), { kind: 'retort', say: 'common:tellHeard' });
  });

  it('hears own words, and passes over codes that no question knows', async () => {
    const listener: Listener = {
      ...silent,
      hear: () => ({ 'whoIsDoingIt.askWho': ['stranger', 'ghost'], 'no.such': ['yes'] }),
    };
    assert.deepEqual(await take('somebody odd', what, {}, listener), {
      kind: 'heard',
      told: [{ question: 'whoIsDoingIt.askWho', codes: ['stranger'] }],
    });
  });

  it('knows swearing from something else that it does not understand', async () => {
    assert.deepEqual(await take('rude', hurt), { kind: 'unknown', say: 'common:tellSorryNotHelping' });
    assert.deepEqual(await take('lorem ipsum', hurt), { kind: 'unknown' });
  });
});

describe('newsIn', () => {
  const heard = { 'whatIsHappening.askWhat': ['following', 'messages'] };

  it('adds to a question that takes several, and drops what said nothing', () => {
    const session = { ...newSession('en'), answers: { 'whatIsHappening.askWhat': 'threats somethingElse' } };
    assert.deepEqual(newsIn(heard, session, questions), [
      { question: 'whatIsHappening.askWhat', codes: ['threats', 'following', 'messages'] },
    ]);
  });

  it('is nothing when all is known', () => {
    const session = { ...newSession('en'), answers: { 'whatIsHappening.askWhat': 'messages following' } };
    assert.deepEqual(newsIn(heard, session, questions), []);
  });

  it('leaves an answer alone that keeps what was said first', () => {
    const first = new Map([['whoIsDoingIt.askWho', { ...who, keepsFirst: true }]]);
    const session = { ...newSession('en'), answers: { 'whoIsDoingIt.askWho': 'stranger' } };
    assert.deepEqual(newsIn({ 'whoIsDoingIt.askWho': ['neighbour'] }, session, first), []);
  });
});

describe('offered', () => {
  it('offers what makes sense now, and why at the end', () => {
    const session = { ...newSession('en'), answers: { 'a.b': 'c' } };
    const question = { ...who, offer: ({ answers }: { answers: object }) => Object.keys(answers) };
    assert.deepEqual(offered(question, session), ['a.b', 'whyAsk']);
    assert.deepEqual(offered(hurt, session), hurt.choices);
  });
});
