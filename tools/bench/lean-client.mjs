import net from 'node:net';

/**
 * One kept-alive connection that sends one request after another with as little work as HTTP/1.1 allows: what the load generator
 * uses of the cores it shares with the server is missing there. Reads answers with a Content-Length, which is all the API sends here.
 */
export async function leanClient(port, cookie) {
  const socket = net.connect({ host: '127.0.0.1', port, noDelay: true });
  const head = `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\nx-selaras: 1\r\naccept-encoding: identity\r\ncookie: ${cookie}\r\ncontent-length: `;
  let waiting = null;
  let received = '';
  const settle = (how, value) => {
    const waiter = waiting;
    waiting = null;
    waiter?.[how](value);
  };
  socket.setEncoding('latin1'); // what the server says here is ASCII, so that characters are bytes
  socket.on('data', (chunk) => {
    received += chunk;
    const headEnd = received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(received.slice(0, headEnd))?.[1]);
    if (!(length >= 0)) return settle('reject', new Error(`an answer without Content-Length: ${received.slice(0, headEnd)}`));
    if (received.length < headEnd + 4 + length) return;
    const status = Number(received.slice(9, 12));
    const body = received.slice(headEnd + 4);
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
  return {
    /** Sends a body of ASCII text; resolves to the body of the answer. @throws unless it is a 200 */
    send: (body) => new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      socket.write(`${head}${body.length}\r\n\r\n${body}`);
    }),
    close: () => socket.destroy(),
  };
}
