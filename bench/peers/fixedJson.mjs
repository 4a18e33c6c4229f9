/** The ceiling: restify answering every POST with the same JSON. No bot on this stack can be faster than this. */
import restify from 'restify';

const answer = { activities: [{ type: 'message', text: 'Thank you. That is all.' }] };
const server = restify.createServer();
server.get('/healthz', (_request, response, next) => {
  response.send({ ok: true });
  next();
});
server.post('/api/messages', (request, response, next) => {
  request.resume();
  request.on('end', () => {
    response.send(answer);
    next();
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
