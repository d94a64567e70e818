import http from 'node:http';
import type { AddressInfo } from 'node:net';

const LOSES_REQUESTS = 0.03;
const LOSES_REPLIES = 0.1;
const REPEATS_REQUESTS = 0.03;
/** Longer than any honest answer takes; a process killed in the middle says nothing. */
const PATIENCE_MS = 15_000;

/**
 * Stands between browsers and servers: hands each request to one of the servers, loses some on the way there, sends some to two of them, and
 * loses replies after the server acted, until it is made good.
 */
export class BadNetwork {
  readonly counts = { carried: 0, requestsLost: 0, repliesLost: 0, requestsRepeated: 0 };
  private isGood = false;
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 400 });
  private readonly server = http.createServer((request, response) => this.carry(request, response));

  constructor(
    private readonly ports: readonly number[],
    private readonly random: () => number,
  ) {}

  /** Resolves to the port that browsers know. */
  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', () => resolve((this.server.address() as AddressInfo).port));
    });
  }

  becomeGood(): void {
    this.isGood = true;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
    this.agent.destroy();
  }

  private carry(request: http.IncomingMessage, response: http.ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      this.counts.carried += 1;
      if (this.happens(LOSES_REQUESTS)) {
        this.counts.requestsLost += 1;
        return breakOff(response);
      }
      if (this.happens(REPEATS_REQUESTS)) {
        this.counts.requestsRepeated += 1;
        this.send(request, body).catch(() => undefined);
      }
      const losesReply = this.happens(LOSES_REPLIES);
      this.send(request, body).then(
        (reply) => {
          if (!losesReply) return void response.writeHead(reply.status, { 'content-type': 'application/json' }).end(reply.body);
          this.counts.repliesLost += 1;
          breakOff(response);
        },
        () => breakOff(response),
      );
    });
  }

  private happens(share: number): boolean {
    return !this.isGood && this.random() < share;
  }

  private send({ method, url, headers }: http.IncomingMessage, body: Buffer): Promise<{ readonly status: number; readonly body: Buffer }> {
    const port = this.ports[Math.floor(this.random() * this.ports.length)] as number;
    return new Promise((resolve, reject) => {
      const onward = http.request({ host: '127.0.0.1', port, method, path: url, headers, agent: this.agent, timeout: PATIENCE_MS }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('error', reject);
        reply.on('aborted', () => reject(new Error('the server ended in the middle of its reply')));
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body: Buffer.concat(chunks) }));
      });
      onward.on('timeout', () => onward.destroy(new Error('no reply')));
      onward.on('error', reject);
      onward.end(body);
    });
  }
}

/** What a browser sees of a lost packet, only sooner. */
function breakOff(response: http.ServerResponse): void {
  response.socket?.destroy();
}
