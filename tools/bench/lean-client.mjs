import net from 'node:net';

/**
 * One kept-alive connection that sends one request after another with as little work as HTTP/1.1 allows: what the load generator
 * uses of the cores it shares with the server is missing there. Reads answers with a Content-Length, which is all the API sends here.
 * Keeps the cookie it is given, or that a sign-in sets. `counts.bytes`: both ways, headers included.
 */
export async function leanClient(port, cookie = '') {
  const socket = net.connect({ host: '127.0.0.1', port, noDelay: true });
  const headWith = (kept) => `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\nx-selaras: 1\r\naccept-encoding: identity\r\n${kept && `cookie: ${kept}\r\n`}content-length: `;
  let head = headWith(cookie);
  const counts = { bytes: 0 };
  let waiting = null;
  let received = '';
  const settle = (how, value) => {
    const waiter = waiting;
    waiting = null;
    waiter?.[how](value);
  };
  socket.setEncoding('latin1'); // a character a byte: lengths are counted in bytes
  socket.on('data', (chunk) => {
    received += chunk;
    const headEnd = received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(received.slice(0, headEnd))?.[1]);
    if (!(length >= 0)) return settle('reject', new Error(`an answer without Content-Length: ${received.slice(0, headEnd)}`));
    if (received.length < headEnd + 4 + length) return;
    const status = Number(received.slice(9, 12));
    const body = received.slice(headEnd + 4);
    const set = /\r\nset-cookie: ([^;\r]+)/i.exec(received.slice(0, headEnd))?.[1];
    if (set) head = headWith(set);
    counts.bytes += received.length;
    received = '';
    if (status === 200) settle('resolve', body);
    else settle('reject', new Error(`status ${status}: ${body.slice(0, 300)}`));
  });
  socket.on('error', (error) => settle('reject', error));
  socket.on('close', () => settle('reject', new Error('the server closed the connection')));
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  /** Sends a body of ASCII text; resolves to the body of the answer, a character a byte. @throws unless it is a 200 */
  const send = (body) => new Promise((resolve, reject) => {
    waiting = { resolve, reject };
    const request = `${head}${body.length}\r\n\r\n${body}`;
    counts.bytes += request.length;
    socket.write(request);
  });
  return {
    send,
    /** Sends one GraphQL request; resolves to its data. @throws when the answer has errors */
    async ask(query, variables) {
      const text = await send(JSON.stringify({ query, variables }));
      const answer = JSON.parse(Buffer.from(text, 'latin1').toString());
      if (answer.errors) throw new Error(text.slice(0, 300));
      return answer.data;
    },
    useCookie: (kept) => (head = headWith(kept)),
    counts,
    close: () => socket.destroy(),
  };
}
