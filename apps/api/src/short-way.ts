import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { checkedRequestIn, type CheckedDocuments, type CheckedRequest, executeChecked, type GraphqlContext } from '@selaras/adapters/graphql';
import type { Actor } from '@selaras/domain/organisation';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** The largest body that is looked at here; what is larger goes the whole way untouched. */
const LARGEST_BODY = 64 * 1024;
/** Smaller answers gain nothing from being compressed. */
const LEAST_COMPRESSED = 1024;
/** Brotli's quality for what is made for one reader: as large as gzip's at a fraction of the time of its own default. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const compressed = { br: promisify(brotliCompress), gzip: promisify(gzip) };
const JSON_TYPE = /^application\/json(;\s*charset=utf-8)?$/i;

export interface ShortWayOptions {
  /** Those that may take it. */
  readonly documents: CheckedDocuments;
  readonly actorOf: (request: IncomingMessage) => Promise<Actor | null>;
  /** Sets the security headers that every response carries. */
  readonly security: RequestHandler;
  /** Everything else, and whatever is not plainly answered here. */
  readonly wholeWay: RequestListener;
}

/**
 * The requests that come more often than all others together, above all saved answers, go past the web framework: the body is read and its
 * document looked up among those that were checked before; then the same schema, guards and resolvers answer it. Everything else takes the
 * whole way, and so does a request that is not plainly answered; it may, because asking for the same again changes nothing.
 */
export function shortWay({ documents, actorOf, security, wholeWay }: ShortWayOptions): RequestListener {
  const headers = constantHeaders(security);
  return (request, response) => {
    if (!mayBeShort(request)) return wholeWay(request, response);
    readBody(request, (body) => {
      const checked = checkedRequestIn(documents, body);
      // Where the framework looks for a body that was read already.
      (request as Request).body = body;
      if (!checked) return wholeWay(request, response);
      // A fault here is no answer: the whole way meets it again, writes it down and answers with a reference.
      void plainAnswer(request, checked).catch(() => null).then((answer) => (answer ? send(response, headers, answer) : wholeWay(request, response)));
    });
  };

  async function plainAnswer(request: IncomingMessage, checked: CheckedRequest): Promise<PlainAnswer | null> {
    // Guards and resolvers of these fields read the actor, and nothing else of a request.
    const req = Object.assign(request, { actor: await actorOf(request) });
    const text = await executeChecked(checked, { req } as unknown as GraphqlContext);
    return text === null ? null : encoded(text, request);
  }
}

interface PlainAnswer {
  readonly body: Buffer;
  readonly encoding: 'br' | 'gzip' | null;
}

function mayBeShort({ method, url, headers }: IncomingMessage): boolean {
  return method === 'POST'
    && url === '/graphql'
    && headers['x-selaras'] !== undefined
    && JSON_TYPE.test(headers['content-type'] ?? '')
    && headers['content-encoding'] === undefined
    && Number(headers['content-length']) <= LARGEST_BODY
    && [undefined, 'application/json', '*/*'].includes(headers.accept);
}

/** Reads a body of known length as JSON; undefined when it is none. A request that is broken off is not heard of again. */
function readBody(request: IncomingMessage, then: (body: unknown) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.once('error', () => chunks.splice(0));
  request.once('end', () => {
    const [only, ...more] = chunks;
    then(jsonOf(only && more.length === 0 ? only : Buffer.concat(chunks)));
  });
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

async function encoded(text: string, request: IncomingMessage): Promise<PlainAnswer> {
  const encoding = text.length < LEAST_COMPRESSED ? null : encodingFor(request);
  if (encoding === null) return { body: Buffer.from(text), encoding };
  return { body: await (encoding === 'br' ? compressed.br(text, BROTLI) : compressed.gzip(text)), encoding };
}

function send(response: ServerResponse, headers: readonly string[], { body, encoding }: PlainAnswer): void {
  response.writeHead(200, [...headers, ...(encoding ? ['content-encoding', encoding] : []), 'content-length', String(body.byteLength)]);
  response.end(body);
}

/** The better of what the reader takes, by name; whoever weighs them (`q=`) is answered uncompressed. */
function encodingFor({ headers }: IncomingMessage): 'br' | 'gzip' | null {
  const accepted = (headers['accept-encoding'] ?? '').split(',').map((name) => name.trim());
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null;
}

/** Name, value, name, value ...: what the framework would set on an answer of this kind, asked for once. */
function constantHeaders(security: RequestHandler): readonly string[] {
  const headers = new Map<string, string>();
  const recorder = { setHeader: (name: string, value: string) => headers.set(name, value), removeHeader: (name: string) => headers.delete(name) };
  void security({} as Request, recorder as unknown as Response, (() => undefined) as NextFunction);
  return [...headers, ['content-type', 'application/json; charset=utf-8'], ['cache-control', 'no-store'], ['vary', 'Accept-Encoding']].flat() as string[];
}
