import http from 'node:http';

const PATIENCE_MS = 10_000;
const TRY_AGAIN = new Set(['INTERNAL_SERVER_ERROR', 'TEMPORARILY_UNAVAILABLE']);

/** There was no answer, or one that says nothing about the question: the connection broke, a gateway spoke, the server had a fault. */
export class NoAnswer extends Error {}

/** One learner's browser: a kept connection and a cookie. */
export class Browser {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly port: number,
    private readonly token: string,
  ) {}

  /** Resolves to the data of the answer. @throws NoAnswer where asking again may help; Error with the answer where it will not */
  async ask<Data>(query: string, variables: Readonly<Record<string, unknown>>): Promise<Data> {
    const { status, text } = await this.post(JSON.stringify({ query, variables }));
    const answer = parsed(text);
    const [error] = answer?.errors ?? [];
    if (status >= 500 || TRY_AGAIN.has(error?.extensions?.code ?? '') || (status === 200 && !answer)) throw new NoAnswer(text);
    if (error || !answer?.data) throw new Error(`status ${status}: ${text.slice(0, 300)}`);
    return answer.data as Data;
  }

  close(): void {
    this.agent.destroy();
  }

  private post(body: string): Promise<{ readonly status: number; readonly text: string }> {
    return new Promise((resolve, reject) => {
      const failed = (error: Error) => reject(new NoAnswer(error.message));
      const request = http.request({
        host: '127.0.0.1', port: this.port, path: '/graphql', method: 'POST', agent: this.agent, timeout: PATIENCE_MS,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'x-selaras': '1', cookie: `selaras_session=${this.token}` },
      }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      });
      request.on('timeout', () => request.destroy(new Error('no answer')));
      request.on('error', failed);
      request.end(body);
    });
  }
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

function parsed(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return null;
  }
}
