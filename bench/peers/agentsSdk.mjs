/**
 * Peer: Microsoft's Agents SDK, the successor of botbuilder, on express 5 as its samples set it up: ActivityHandler,
 * MemoryStorage, and a ComponentDialog run by `runDialog`. No client id, so that requests are not
 * authenticated.
 */
import { ActivityHandler, ConversationState, MemoryStorage } from '@microsoft/agents-hosting';
import * as dialogs from '@microsoft/agents-hosting-dialogs';
import { createAgentRequestHandler } from '@microsoft/agents-hosting-express';
import express from 'express';
import { fiveQuestions } from './fiveQuestions.mjs';

const conversationState = new ConversationState(new MemoryStorage());
const dialogState = conversationState.createProperty('DialogState');
const dialog = fiveQuestions(dialogs);

const agent = new ActivityHandler();
agent.onMembersAdded(async (context, next) => {
  await dialogs.runDialog(dialog, context, dialogState);
  await conversationState.saveChanges(context, false);
  await next();
});
agent.onMessage(async (context, next) => {
  await dialogs.runDialog(dialog, context, dialogState);
  await conversationState.saveChanges(context, false);
  await next();
});

const app = express();
app.use(express.json());
app.get('/healthz', (_request, response) => response.json({ ok: true }));
app.post('/api/messages', createAgentRequestHandler(agent));
app.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
