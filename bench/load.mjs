/**
 * The load client. Its own process, so that it and the server can each have a core.
 *
 *   node bench/load.mjs --base http://127.0.0.1:3978 --protocol directLine [--at-once 32] [--warm-up 2] [--seconds 6]
 *   node bench/load.mjs --base ... --protocol ... --show          one conversation, printed
 *
 * --protocol  directLine (Waymark) or expectReplies (the peers)
 * --at-once   conversations held at the same time; each says its steps one after another
 *
 * Works in rounds: opens some conversations, then holds them, `--at-once` at a time, until all have had their steps.
 * Both halves are timed, so that turns can be given without and with the opening. Prints one line of JSON.
 */
import { parseArgs } from 'node:util';
import { directLineVisitor } from './directLineVisitor.mjs';
import { expectRepliesVisitor } from './expectRepliesVisitor.mjs';
import { percentile } from './statistics.mjs';

const { values } = parseArgs({
  options: {
    base: { type: 'string' },
    protocol: { type: 'string' },
    'at-once': { type: 'string', default: '32' },
    'warm-up': { type: 'string', default: '2' },
    seconds: { type: 'string', default: '6' },
    show: { type: 'boolean', default: false },
  },
});
const atOnce = Number(values['at-once']);
/** Enough conversations a round that the last ones, held by fewer at once, weigh little. */
const roundSize = atOnce * 10;
const visitors = { directLine: directLineVisitor, expectReplies: expectRepliesVisitor };
const visitor = visitors[values.protocol]({ base: values.base });

/** Runs the work on every item, `atOnce` at a time. */
async function each(items, work) {
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const item = items[next];
      next += 1;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}

async function timed(work) {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Rounds until this much time has gone into turns. */
async function rounds(seconds) {
  const result = { turns: 0, turnsMs: 0, openMs: 0, cpuMs: 0, latencies: [] };
  while (result.turnsMs < seconds * 1000) {
    const conversations = [];
    result.openMs += await timed(() =>
      each(Array.from({ length: roundSize }), async () => conversations.push(await visitor.open())),
    );
    const cpu = process.cpuUsage();
    result.turnsMs += await timed(() =>
      each(conversations, async (conversation) => {
        for (let step = 0; step < visitor.steps; step += 1) {
          const from = performance.now();
          await visitor.turn(conversation, step);
          result.latencies.push(performance.now() - from);
        }
      }),
    );
    const { user, system } = process.cpuUsage(cpu);
    result.cpuMs += (user + system) / 1000;
    result.turns += roundSize * visitor.steps;
    for (const conversation of conversations) visitor.close(conversation);
  }
  return result;
}

async function show() {
  const conversation = await visitor.open();
  for (let step = 0; step < visitor.steps; step += 1) {
    const { said, replies } = await visitor.turn(conversation, step);
    process.stdout.write(`Visitor  ${said}\n${replies.map((reply) => `Bot      ${reply}\n`).join('')}`);
  }
  visitor.close(conversation);
}

if (values.show) await show();
else {
  const cold = await rounds(Number(values['warm-up']));
  const { turns, turnsMs, openMs, cpuMs, latencies } = await rounds(Number(values.seconds));
  const result = {
    turns,
    turnsPerSecond: turns / (turnsMs / 1000),
    turnsPerSecondWithOpening: turns / ((turnsMs + openMs) / 1000),
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    /** of the warm-up, while the engine still compiles what it finds to be used often */
    coldP99Ms: cold.latencies.length === 0 ? undefined : percentile(cold.latencies, 0.99),
    /** how busy the client's own core was; near 1, the client is the limit and not the server */
    clientLoad: cpuMs / turnsMs,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
process.exit(0);
