import assert from 'node:assert/strict';
import {
  type AlreadyKnown,
  chooseResponses,
  quietMinutes,
  type Response,
  signsOf,
  standsFor,
} from '../../src/safety/chooseResponses.js';
import { type Label, labels } from '../../src/safety/labels.js';

const now = new Date('2025-03-04T21:10:00Z');
const minutesAgo = (minutes: number): number => now.getTime() - minutes * 60_000;

interface Case {
  readonly alarm?: readonly Label[];
  readonly check?: readonly Label[];
  readonly because?: readonly string[];
  readonly known?: Partial<AlreadyKnown>;
}

const choose = ({ alarm = [], check = [], because = [], known = {} }: Case) =>
  chooseResponses(
    { alarm, check, because },
    { marks: [], waved: {}, heard: [], open: [], isAbout: undefined, now, ...known },
  );

const recently = (...names: Response[]): Partial<AlreadyKnown> => ({
  waved: Object.fromEntries(names.map((name) => [name, minutesAgo(1)])),
});

const speaks: readonly [what: string, given: Case, expected: readonly Response[]][] = [
  ['danger now', { alarm: ['danger_now'] }, ['immediateDanger']],
  ['danger that may be', { check: ['danger_now'] }, ['checkDanger']],
  ['a threat', { alarm: ['threat'] }, ['threat']],
  ['what may be a threat', { check: ['threat'] }, ['checkDanger']],
  ['self-harm, sure or not', { check: ['self_harm'] }, ['selfHarm']],
  ['what may mean leaving', { check: ['leave'] }, ['checkLeave']],
  ['age', { alarm: ['under_18'] }, ['underEighteen']],
  ['nothing', {}, []],
  ['the emergency words for a threat and a check too', { alarm: ['danger_now', 'threat'] }, ['immediateDanger']],
  ['a threat for a check of danger too', { alarm: ['threat'], check: ['danger_now'] }, ['threat']],
  ['danger, then self-harm', { alarm: ['self_harm', 'danger_now'] }, ['immediateDanger', 'selfHarm']],
  [
    'not "I believe you" to whoever speaks of hurting the one they pursue',
    { alarm: ['threat', 'own_behaviour'] },
    ['checkDanger', 'ownBehaviour'],
  ],
  [
    'belief for whoever may be falsely accused',
    { alarm: ['threat', 'own_behaviour'], check: ['accused'] },
    ['threat', 'accused'],
  ],
  ['self-harm, then a threat', { alarm: ['threat', 'self_harm'] }, ['selfHarm', 'threat']],
  ['no question about leaving beside one with that button', { check: ['danger_now', 'leave'] }, ['checkDanger']],
  ['self-harm, then a question about leaving', { check: ['self_harm', 'leave'] }, ['selfHarm', 'checkLeave']],
  ['danger, then who they are', { alarm: ['danger_now', 'under_18'] }, ['immediateDanger', 'underEighteen']],
  ['no question about own behaviour to the accused', { check: ['accused', 'own_behaviour'] }, ['accused']],
  ['somebody else, once it may be so', { check: ['third_party'] }, ['thirdParty']],
];

describe('chooseResponses', () => {
  for (const [what, given, expected] of speaks) {
    it(`lets speak: ${what}`, () => assert.deepEqual(choose(given).speak, expected));
  }

  for (const label of labels) {
    it(`leaves at once, whatever else was spotted: ${label}`, () => {
      assert.deepEqual(choose({ alarm: [label, 'leave'] }), { leave: true, speak: [], remind: [] });
    });
  }

  it('answers every label in both tiers, so that none is passed over', () => {
    for (const label of labels) {
      for (const tier of ['alarm', 'check'] as const) {
        const { leave, speak } = choose({ [tier]: [label] });
        assert.ok(leave || speak.length === 1, `${tier} ${label}`);
      }
    }
  });

  it('does not ask whom it is about again, unless the words are plain', () => {
    const asked = (isAbout: string, tier: 'alarm' | 'check') =>
      choose({ [tier]: ['third_party'], known: { isAbout } }).speak;
    assert.deepEqual(asked('self', 'check'), []);
    assert.deepEqual(asked('self', 'alarm'), ['thirdParty']);
    assert.deepEqual(asked('someoneElse', 'alarm'), []);
  });

  const danger: Case = { alarm: ['danger_now'], because: ['en.near: someone is near'] };
  const heard = signsOf(danger.because ?? []);

  it('only reminds of an alarm that was waved away', () => {
    const { speak, remind } = choose({ ...danger, known: { ...recently('immediateDanger'), heard } });
    assert.deepEqual([speak, remind], [[], ['immediateDanger']]);
  });

  it('lets an alarm speak again when other rules are behind it', () => {
    const because = ['en.hurt: someone is hurt'];
    const known = { ...recently('immediateDanger'), heard };
    assert.deepEqual(choose({ ...danger, because, known }).speak, ['immediateDanger']);
  });

  it('lets an alarm speak again after a while', () => {
    const speaksAfter = (minutes: number) =>
      choose({ ...danger, known: { waved: { immediateDanger: minutesAgo(minutes) }, heard } }).speak;
    assert.deepEqual(speaksAfter(quietMinutes - 1), []);
    assert.deepEqual(speaksAfter(quietMinutes), ['immediateDanger']);
  });

  it('never lets a check or a threat that was denied silence an alarm', () => {
    const known = { ...recently('checkDanger', 'threat'), heard };
    assert.deepEqual(choose({ ...danger, known }).speak, ['immediateDanger']);
  });

  it('takes an answer to an alarm for an answer to what asks for less', () => {
    for (const response of standsFor.immediateDanger ?? []) {
      const labelOf: Partial<Record<Response, Case>> = {
        threat: { alarm: ['threat'] },
        checkDanger: { check: ['danger_now'] },
        checkLeave: { check: ['leave'] },
      };
      const known: Partial<AlreadyKnown> = { ...recently('immediateDanger'), marks: ['threat'] };
      assert.deepEqual(choose({ ...labelOf[response], known }).speak, [], response);
    }
  });

  it('lets the first threat speak, also after an alarm that was waved away', () => {
    assert.deepEqual(choose({ alarm: ['threat'], known: recently('immediateDanger') }).speak, ['threat']);
  });

  it('does not open a topic twice, nor ask about danger while the emergency words are open', () => {
    const open = ['whoIsDoingIt', 'immediateDanger'];
    for (const given of [{ alarm: ['danger_now'] }, { alarm: ['threat'] }, { check: ['danger_now'] }] as Case[]) {
      assert.deepEqual(choose({ ...given, known: { open } }).speak, []);
    }
    assert.deepEqual(choose({ alarm: ['danger_now'], known: { open: ['checkDanger'] } }).speak, ['immediateDanger']);
  });

  it('offers a path once in a conversation', () => {
    const known = { waved: { underEighteen: minutesAgo(600) } };
    assert.deepEqual(choose({ alarm: ['under_18'], known }), { leave: false, speak: [], remind: ['underEighteen'] });
  });

  it('tells rules apart by their names alone, and holds no name', () => {
    assert.deepEqual(signsOf(['en.near: one reason']), signsOf(['en.near: another reason']));
    assert.notDeepEqual(signsOf(['en.near: one reason']), signsOf(['en.hurt: one reason']));
    assert.ok(signsOf(['en.near: one reason']).every(Number.isInteger));
  });
});
