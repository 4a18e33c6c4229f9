import assert from 'node:assert/strict';
import { handoverRequest, partsTold, summaryLines, summaryParts } from '../../src/screening/summary.js';

const told = {
  answers: {
    'welcome.askIfInDanger': 'no',
    'whoIsItAbout.askWho': 'self',
    'whoIsDoingIt.askWho': 'exPartner',
    'howLong.askSince': 'skip',
    'yourSafety.askIfThreats': 'yes',
    'moreHelp.askWhatNext': 'talkToAdvisor',
  },
  marks: ['danger_now', 'third_party'],
} as const;

describe('summary for an advisor', () => {
  it('holds what was told, in a fixed order, and nothing that was skipped or is of no use to an advisor', () => {
    assert.deepEqual(summaryLines(told, []), [
      { question: 'whoIsItAbout.askWho', code: 'self' },
      { question: 'whoIsDoingIt.askWho', code: 'exPartner' },
      { question: 'yourSafety.askIfThreats', code: 'yes' },
      { question: 'marks', code: 'danger_now' },
    ]);
    assert.deepEqual(partsTold(told), ['whoIsItAbout', 'whoIsDoingIt', 'yourSafety', 'marks']);
  });

  it('leaves out what was struck, and every reason that would give it away', () => {
    const all = handoverRequest(told, []);
    assert.ok(all.reasons.length > 0);
    for (const part of summaryParts) {
      const { lines } = handoverRequest(told, [part]);
      assert.ok(lines.every(({ question }) => question !== part && !question.startsWith(`${part}.`)));
    }
    const nothing = handoverRequest(told, summaryParts);
    assert.deepEqual([nothing.lines, nothing.reasons], [[], []]);
  });

  it('keeps the place that all answers call for, whatever is struck', () => {
    assert.equal(handoverRequest(told, []).urgency, 'urgent');
    assert.equal(handoverRequest(told, summaryParts).urgency, 'urgent');
    assert.equal(handoverRequest({ answers: {}, marks: [] }, []).urgency, 'normal');
    assert.equal(handoverRequest({ answers: {}, marks: ['self_harm'] }, []).urgency, 'urgent');
  });
});
