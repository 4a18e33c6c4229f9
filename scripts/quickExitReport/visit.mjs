import * as page from './measure.mjs';

const limitMs = 30_000;

/** Looks again and again until what is looked for is there. */
async function until(what, look, mostMs = limitMs) {
  const end = Date.now() + mostMs;
  for (;;) {
    const seen = await look().catch(() => undefined);
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`${what} did not come.`);
    await pause(50);
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** From another site to the chat, something said, something in storage. @returns how long the history was before, and what we had stored */
async function comeAndTalk(browser, world) {
  await browser.goto(world.beforeUrl);
  const entries = await browser.evaluate('return history.length;');
  await browser.goto(world.chatUrl);
  await until('The first question', () => browser.evaluate(page.hasQuestion));
  await browser.evaluate(page.say);
  await until('An answer', () => browser.evaluate(page.isAnswered));
  const kept = await browser.evaluate(page.findLeft);
  await browser.evaluate(page.fillStorage);
  await browser.evaluate(page.watchExit);
  return { entries, kept };
}

/** One visit that ends by a quick exit. @param way `button` or `shift` */
export async function leave(browser, world, way) {
  const { entries: before, kept } = await comeAndTalk(browser, world);
  const here = await browser.evaluate('return history.length;');
  const spoken = [];
  const waysOut = await browser.evaluate(page.waysOut);
  world.measured.length = 0;
  world.erased.length = 0;
  const firstAsked = world.asked.length;
  if (way === 'button') await browser.click('.exit');
  else {
    for (let press = 0; press < 2; press += 1) {
      await browser.press('Shift');
      spoken.push(await browser.evaluate(page.spokenProgress));
    }
    await browser.press('Shift');
  }
  await until('The neutral site', async () => (await browser.url()) === world.neutralUrl);
  await until('The measurement', async () => world.measured.some(({ handledMs }) => handledMs !== undefined));
  await until('The erasure', async () => world.erased.length > 0);
  // The neutral site takes a while, so there is time for a frame; an engine that has none leaves the chat on the screen.
  await until('A frame', async () => world.measured.some(({ frameMs }) => frameMs !== undefined), 1_000).catch(
    () => undefined,
  );
  const handled = world.measured.find(({ handledMs }) => handledMs !== undefined);
  const frame = world.measured.find(({ frameMs }) => frameMs !== undefined);
  const { path, token } = world.asked.findLast(
    (each) => each.token !== undefined && /conversations\/[\w-]+/.test(each.path),
  );
  const conversationId = /conversations\/([\w-]+)/.exec(path)[1];
  const after = world.asked.slice(firstAsked).filter(({ at }) => at >= handled.at - 5);
  const onNeutral = await browser.evaluate('return history.length;');
  await browser.back();
  await until('The page before', async () => (await browser.url()) !== world.neutralUrl);
  const backTo = await browser.url();
  const backShows = await browser.evaluate(page.everything);
  await browser.goto(`${world.chatOrigin}/chat/plain`);
  const left = await settled(browser);
  return {
    handledMs: handled.handledMs,
    blank: handled.blank,
    frameMs: frame?.frameMs,
    blankInFrame: frame?.blankInFrame,
    erasedMs: world.erased[0] - handled.at,
    isKnown: await world.knows(conversationId, token),
    after: after.map((each) => each.path.replace(conversationId, '…')),
    entriesOfChat: here - before,
    entriesAfter: onNeutral - before,
    backTo: backTo === world.beforeUrl ? 'before' : backTo.startsWith(world.chatOrigin) ? 'chat' : 'elsewhere',
    secretOnBack: backShows.includes(page.secret),
    kept,
    left,
    spoken,
    waysOut,
  };
}

export const isNothing = ({ local, session, databases, caches, cookies, workers }) =>
  local + session + databases + caches + workers === 0 && cookies === '';

/** What is wiped on the browser's own thread may take a moment longer. */
async function settled(browser) {
  const end = Date.now() + 3_000;
  for (;;) {
    const left = await browser.evaluate(page.findLeft);
    if (isNothing(left) || Date.now() > end) return left;
    await pause(50);
  }
}

/** One visit that ends by another address, and comes back. @returns what the page looks like then */
export async function goAwayAndBack(browser, world) {
  await comeAndTalk(browser, world);
  world.erased.length = 0;
  await browser.goto(world.otherUrl);
  await until('The erasure', async () => world.erased.length > 0);
  await browser.back();
  // The page may load itself anew at this moment, and a driver that is asked meanwhile may never answer.
  await pause(2_000);
  await until('The chat', async () => (await browser.url()).startsWith(world.chatUrl));
  await until('A new question', () => browser.evaluate(page.hasQuestion));
  const shows = await browser.evaluate(page.everything);
  return { secretOnBack: shows.includes(page.secret), erased: true };
}

/** Hosts that a browser asks for by itself, with no page of ours: noted from its start. */
export async function ownBusiness(browser, world) {
  await browser.goto(world.beforeUrl);
  await pause(20_000);
  return hostsIn(world);
}

/** @returns the hosts besides ours that were asked for since the last look */
export function hostsIn(world) {
  return new Set(world.outside.splice(0).map((host) => host.replace(/:\d+$/, '')));
}
