import assert from 'node:assert/strict';
import { type AzureTurn, createAzureDoor } from '../../src/channels/azure.js';
import type { MessageBody } from '../../src/channels/render.js';
import type { RunTurn } from '../../src/conversation/message.js';
import { channelContract } from '../contracts/channelContract.js';
import { openConversation, post, recordingLog, startTestServer } from '../web/testServer.js';

describe('The web channel keeps the contract', () => {
  channelContract(async (runTurn) => {
    const server = await startTestServer({ runTurn });
    const opened = await openConversation(server);
    const heard: string[] = [];
    let watermark = '';
    return {
      async say(text) {
        assert.equal((await post(opened, { type: 'message', text })).status, 200);
      },
      async heard() {
        const url = `${opened.address}/activities?watermark=${watermark}`;
        const answer = await fetch(url, { headers: opened.headers });
        if (answer.status !== 200) return heard;
        const set = (await answer.json()) as {
          activities: { type: string; text: string; from: { role: string } }[];
          watermark: string;
        };
        watermark = set.watermark;
        for (const { type, text, from } of set.activities)
          if (type === 'message' && from.role === 'bot') heard.push(text);
        return heard;
      },
      logged: () => JSON.stringify(server.log.lines),
      close: () => server.close(),
    };
  });
});

describe('The door for Azure keeps the contract', () => {
  channelContract(async (runTurn: RunTurn) => {
    const heard: string[] = [];
    const log = recordingLog();
    // The corridor keeps the order of turns; Azure's side only has to hand them over as they come.
    let chain = Promise.resolve();
    const door = createAzureDoor({
      runTurn: (incoming, deliver) => {
        const turn = chain.then(() => runTurn(incoming, deliver));
        chain = turn.catch(() => undefined);
        return turn;
      },
      credentials: { appId: 'x', appPassword: 'x', appType: 'MultiTenant', tenantId: undefined },
      key: Buffer.alloc(32, 5),
      log,
      loadLink: async () => ({
        async process(_authorization, activity, logic) {
          const turn: AzureTurn = {
            activity,
            sendActivities: async (activities) =>
              void heard.push(...(activities as MessageBody[]).map(({ text = '' }) => text)),
          };
          await logic(turn);
        },
        send: async () => assert.fail('nothing is sent outside a turn'),
      }),
    });
    return {
      async say(text) {
        await door.receive('', { type: 'message', channelId: 'sms', conversation: { id: '+447700900123' }, text });
      },
      heard: async () => heard,
      logged: () => JSON.stringify(log.lines),
      close: async () => undefined,
    };
  });
});
