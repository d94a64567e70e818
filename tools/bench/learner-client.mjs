import http from 'node:http';

/** One learner's browser as the server sees it: one kept-alive connection, a cookie, bytes counted both ways. */
export function learnerClient(port) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  let cookie = '';
  const counts = { bytes: 0 };

  /** Sends one GraphQL request; resolves to its data. @throws when the status is not 200 or the answer has errors. */
  function ask(query, variables) {
    const body = JSON.stringify({ query, variables });
    return new Promise((resolve, reject) => {
      const request = http.request(
        { host: '127.0.0.1', port, path: '/graphql', method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'x-selaras': '1', 'accept-encoding': 'identity', ...(cookie ? { cookie } : {}) } },
        (response) => {
          const chunks = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            counts.bytes += Buffer.byteLength(body) + Buffer.byteLength(text) + 600; // 600: the headers of both ways
            const set = response.headers['set-cookie']?.[0];
            if (set) cookie = set.split(';')[0];
            try {
              const answer = JSON.parse(text);
              if (response.statusCode !== 200 || answer.errors) reject(new Error(text.slice(0, 300)));
              else resolve(answer.data);
            } catch (error) {
              reject(error);
            }
          });
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }
  return { ask, counts, useCookie: (value) => (cookie = value), close: () => agent.destroy() };
}
