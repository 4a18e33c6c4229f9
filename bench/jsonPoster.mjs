import net from 'node:net';

/** How long an answer may take before the run is given up. */
export const patienceMs = 10_000;
const headEnd = Buffer.from('\r\n\r\n');

/**
 * The body of a whole HTTP/1.1 answer, or undefined while some of it is still to come.
 * @returns {{ status: number, body: string } | undefined}
 */
function readAnswer(bytes) {
  const split = bytes.indexOf(headEnd);
  if (split < 0) return undefined;
  const head = bytes.latin1Slice(0, split);
  const status = Number(head.slice(9, 12));
  const rest = bytes.subarray(split + headEnd.length);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    return rest.length < Number(length) ? undefined : { status, body: rest.utf8Slice(0, Number(length)) };
  }
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return { status, body: '' };
  const chunks = [];
  for (let at = 0; ; ) {
    const lineEnd = rest.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(rest.latin1Slice(at, lineEnd), 16);
    if (rest.length < lineEnd + 2 + size + 2) return undefined;
    if (size === 0) return { status, body: Buffer.concat(chunks).toString() };
    chunks.push(rest.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}

/** One kept connection, one request at a time. A connection that the server has closed is opened anew. */
class Connection {
  #socket;
  #bytes = Buffer.alloc(0);
  #done;

  constructor(host, port) {
    this.host = host;
    this.port = port;
  }

  #open() {
    const socket = net.connect({ host: this.host, port: this.port, noDelay: true });
    socket.on('data', (part) => {
      this.#bytes = this.#bytes.length === 0 ? part : Buffer.concat([this.#bytes, part]);
      const answer = readAnswer(this.#bytes);
      if (answer !== undefined) this.#finish(undefined, answer);
    });
    // A socket that has been replaced has no say in the request that its successor carries.
    const fail = (error) => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      this.#finish(error);
    };
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('the server closed the connection')));
    socket.on('timeout', () => {
      if (this.#done !== undefined) socket.destroy(new Error('no answer in time'));
    });
    socket.setTimeout(patienceMs);
    return socket;
  }

  #finish(error, answer) {
    const done = this.#done;
    this.#done = undefined;
    this.#bytes = Buffer.alloc(0);
    done?.(error, answer);
  }

  request(text) {
    return new Promise((resolve, reject) => {
      this.#done = (error, answer) => (error === undefined ? resolve(answer) : reject(error));
      if (this.#socket === undefined || !this.#socket.writable) this.#socket = this.#open();
      this.#socket.write(text);
    });
  }
}

/**
 * A client that keeps its connections. Written on sockets because Node's own HTTP client costs more than a fast server
 * does, and the ceiling would be the client's.
 * @param {string} base for example http://127.0.0.1:3978
 * @returns a function that posts JSON and resolves to the parsed answer; any status but 2xx rejects. Opens as many
 *   connections as there are posts at once.
 */
export function jsonPoster(base) {
  const { host, hostname, port } = new URL(base);
  const idle = [];
  return async function post(path, body, token) {
    const text = JSON.stringify(body);
    const authorization = token === undefined ? '' : `Authorization: Bearer ${token}\r\n`;
    const head = `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${base}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n${authorization}\r\n`;
    // In turn, so that none lies idle until the server closes it.
    const connection = idle.shift() ?? new Connection(hostname, Number(port));
    const what = path.split('/').at(-1);
    const answer = await connection.request(head + text).catch((error) => {
      throw new Error(`POST ${what}: ${error.message}`);
    });
    idle.push(connection);
    if (answer.status < 200 || answer.status > 299) throw new Error(`POST ${what}: status ${answer.status}`);
    return answer.body === '' ? undefined : JSON.parse(answer.body);
  };
}
