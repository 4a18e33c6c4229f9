/**
 * Peer: the stock botbuilder shape, as in Microsoft's core-bot sample: CloudAdapter, restify with its body parser,
 * MemoryStorage, and a ComponentDialog run by `runDialog`. No app id, so that requests are not authenticated.
 */
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
} from 'botbuilder';
import * as dialogs from 'botbuilder-dialogs';
import restify from 'restify';
import { fiveQuestions } from './fiveQuestions.mjs';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (_context, error) => {
  throw error;
};

const conversationState = new ConversationState(new MemoryStorage());
const dialogState = conversationState.createProperty('DialogState');
const dialog = fiveQuestions(dialogs);

const bot = new ActivityHandler();
bot.onMembersAdded(async (context, next) => {
  await dialogs.runDialog(dialog, context, dialogState);
  await next();
});
bot.onMessage(async (context, next) => {
  await dialogs.runDialog(dialog, context, dialogState);
  await next();
});
bot.onDialog(async (context, next) => {
  await conversationState.saveChanges(context, false);
  await next();
});

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.get('/healthz', (_request, response, next) => {
  response.send({ ok: true });
  next();
});
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, (context) => bot.run(context));
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
