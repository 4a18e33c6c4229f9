import assert from 'node:assert/strict';
import { openAdvisorsDoor } from '../../src/handover/advisorsDoor.js';
import { HandoverDesk } from '../../src/handover/handoverDesk.js';
import { Practice } from '../../src/handover/practice.js';
import type { ConsoleCommand, ConsoleFrame } from '../../src/protocol/console.js';
import type { Count } from '../../src/protocol/statistics.js';
import { loadPractice, readPractice } from '../../src/storage/loadPractice.js';
import { memoryStore } from '../../src/storage/memoryStore.js';

const now = () => new Date('2026-03-03T10:00:00Z');
const story = readPractice(
  'short',
  `Title  Short
Urgency  urgent
Language  en
Shares  whoIsDoingIt.askWho = exPartner

Says  one
Says  he is at the door
Waits
Says  three
Leaves  by quick exit
`,
);

/** A desk with a supervisor, a trainee and one story. */
async function practiceDesk() {
  const counts: Count[] = [];
  const toVisitors: string[] = [];
  const store = memoryStore({ now });
  let made = 0;
  const newId = () => `id${++made}`;
  const desk = new HandoverDesk({
    store,
    now,
    newId,
    count: (what) => void counts.push(what),
    practice: new Practice({
      stories: [story],
      newId,
      marksOf: (text) => (text.includes('door') ? ['danger_now'] : []),
      pauseMs: () => 0,
    }),
  });
  await desk.open({
    notify: (_to, notice) => toVisitors.push(notice) > 0,
    say: (_to, { text }) => toVisitors.push(text) > 0,
    typing: () => undefined,
    reaches: () => true,
    hasPage: () => true,
    isThere: () => true,
    resume: () => undefined,
  });
  const person = (id: string, isSupervisor: boolean) => {
    const frames: ConsoleFrame[] = [];
    const watchers = new Set<() => void>();
    const send = (frame: ConsoleFrame): void => {
      frames.push(frame);
      for (const watcher of [...watchers]) watcher();
    };
    const door = openAdvisorsDoor(desk, { id, name: id, isSupervisor }, { send });
    const ask = (command: object): string => {
      door.take({ id: 'q', ...command } as ConsoleCommand);
      const last = frames.at(-1);
      return last?.type === 'refused' ? last.reason : 'done';
    };
    const wait = <Type extends ConsoleFrame['type']>(
      type: Type,
      fits = (_: Extract<ConsoleFrame, { type: Type }>) => true,
    ) =>
      new Promise<Extract<ConsoleFrame, { type: Type }>>((resolve) => {
        const look = (): void => {
          const found = frames.find((frame) => frame.type === type && fits(frame as never));
          if (found === undefined) return;
          watchers.delete(look);
          resolve(found as never);
        };
        watchers.add(look);
        look();
      });
    return { frames, ask, wait };
  };
  const sue = person('sue', true);
  const ann = person('ann', false);
  assert.equal(ann.ask({ do: 'shift', on: true, capacity: 1 }), 'done');
  return { desk, store, counts, toVisitors, sue, ann };
}

describe('practice', () => {
  it('plays a story with the one advisor it was started for, and waits for the answers', async () => {
    const { sue, ann, toVisitors, counts, desk } = await practiceDesk();
    assert.equal(sue.ask({ do: 'practise', story: 'short', to: 'ann' }), 'done');
    const { item } = await ann.wait('offer');
    assert.equal(item.channel, 'practice');
    assert.equal(ann.ask({ do: 'take', contactId: item.contactId }), 'done');
    const second = await ann.wait('message', ({ message }) => message.text === 'he is at the door');
    assert.deepEqual(second.message.marks, ['danger_now']);
    assert.ok(!ann.frames.some((frame) => frame.type === 'message' && frame.message.text === 'three'));
    ann.ask({ do: 'say', contactId: item.contactId, clientId: 'a', text: 'are you safe?', cards: [] });
    await ann.wait('message', ({ message }) => message.text === 'three');
    assert.equal((await ann.wait('gone')).how, 'quickExit');
    assert.deepEqual(toVisitors, [], 'no word of it went to a visitor');
    assert.deepEqual(counts, []);
    assert.equal(desk.core.contacts.size, 0);
  });

  it('is for supervisors to start, for advisors on shift, from stories that there are', async () => {
    const { sue, ann } = await practiceDesk();
    assert.equal(ann.ask({ do: 'practise', story: 'short', to: 'ann' }), 'notAllowed');
    assert.equal(sue.ask({ do: 'practise', story: 'gone', to: 'ann' }), 'unknownAdvisor');
    assert.equal(sue.ask({ do: 'practise', story: 'short', to: 'sue' }), 'unknownAdvisor');
  });

  it('takes no place and no room from a visitor, and is kept nowhere', async () => {
    const { sue, ann, desk, store } = await practiceDesk();
    sue.ask({ do: 'practise', story: 'short', to: 'ann' });
    const { item } = await ann.wait('offer');
    ann.ask({ do: 'take', contactId: item.contactId });
    const request = { urgency: 'normal', reasons: [], lines: [] } as const;
    desk.take({ kind: 'request', request }, { conversationId: 'real', channel: 'web', language: 'en' });
    assert.equal(desk.look('real', 'web').place, 1);
    assert.equal(ann.ask({ do: 'takeNext' }), 'done');
    assert.equal(desk.look('real', 'web').phase, 'live');
    await desk.idle();
    const kept = JSON.parse((await store.load('desk contacts'))?.value ?? '[]') as string[];
    assert.equal(kept.length, 1, 'the visitor alone');
  });

  it('ends when its advisor does not want it', async () => {
    const { sue, ann, desk } = await practiceDesk();
    sue.ask({ do: 'practise', story: 'short', to: 'ann' });
    const { item } = await ann.wait('offer');
    ann.ask({ do: 'decline', contactId: item.contactId });
    desk.tick();
    assert.equal(desk.core.contacts.size, 0);
  });

  it('has stories that can be read, each with a name and an end', () => {
    const stories = loadPractice();
    assert.ok(stories.length >= 4);
    for (const { title, steps } of stories) {
      assert.ok(title.length > 5);
      assert.equal(steps.at(-1)?.do, 'leaves');
      assert.ok(steps.filter(({ do: what }) => what === 'waits').length >= 2, title);
    }
  });

  it('says which line of a story cannot be read', () => {
    assert.throws(
      () => readPractice('x', 'Title  X\nUrgency  soon\nLanguage  en\n\nShouts  hi\n'),
      /practice\/x.txt, line 5/,
    );
    assert.throws(() => readPractice('x', 'Title  X\nUrgency  very\nLanguage  en\nSays  hi\n'), /should begin with/);
    assert.throws(
      () => readPractice('x', 'Title  X\nUrgency  soon\nLanguage  en\nSays hi\nLeaves\nSays  more\n'),
      /line 6/,
    );
  });
});
