import assert from 'node:assert/strict';
import { openConsole, type TestConsole } from './deskServer.js';
import { type PollingVisitor, pollingVisitor } from './pollingVisitor.js';

/** A visitor who waits, and an advisor on shift. The server begins every conversation at `moreHelp`. */
export async function waiting(
  server: { readonly url: string },
  who = 'ann',
): Promise<{ guest: PollingVisitor; desk: TestConsole }> {
  const desk = await openConsole(server, who);
  await desk.ask({ do: 'shift', on: true, capacity: 5 });
  const guest = await pollingVisitor(server);
  await guest.hears('What else');
  await guest.say('talk to a person');
  await guest.hears('Shall I ask');
  await guest.say('Yes, but show them nothing');
  await guest.hears('I have asked');
  return { guest, desk };
}

/** The same two, in a talk. */
export async function live(server: { readonly url: string }, who = 'ann') {
  const { guest, desk } = await waiting(server, who);
  assert.equal(await desk.ask({ do: 'takeNext' }), 'done');
  await guest.hears('An advisor is here');
  const { contact } = await desk.wait('contact');
  return { guest, desk, contactId: contact.contactId };
}
