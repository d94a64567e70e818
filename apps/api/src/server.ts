import 'reflect-metadata';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import helmet from 'helmet';
import { CheckedDocuments, IDENTITY_USE_CASES, type SelarasRequest } from '@selaras/adapters/graphql';
import { tokenIn } from '@selaras/adapters/identity';
import type { IdentityUseCases } from '@selaras/application/identity';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { AppModule } from './app.module';
import { serveClient } from './serve-client';
import type { PlatformOptions } from './features/platform.module';
import { shortWay, type ShortWayOptions } from './short-way';

/** Imports of 5 MB travel as base64 inside GraphQL; larger files go through POST /files, which streams. */
const LARGEST_JSON = '8mb';

/** Builds the whole API without listening: tests and `main` start from here. @throws when a handler declares no permission. */
export async function createServer(options: PlatformOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(options), {
    logger: ['error', 'warn'],
    bodyParser: false,
    abortOnError: false,
  });
  // Whoever is not behind one of them could write any address into the header, and guess passwords under as many.
  app.set('trust proxy', options.config.proxies);
  app.disable('x-powered-by');
  const security = securityHeaders(options.config.secureCookies);
  app.use(security);
  app.use(compression({ threshold: 1024 }));
  app.use(keptByNobody);
  app.use('/graphql', onlyPost);
  app.useBodyParser('json', { limit: LARGEST_JSON });
  app.use(refuseTooLarge);

  const identity = app.get<IdentityUseCases>(IDENTITY_USE_CASES);
  const actorOf = async (request: IncomingMessage) => {
    const token = tokenIn(request.headers.cookie);
    return token ? identity.actorOf(token) : null;
  };
  app.use(async (request: Request, _: Response, next: NextFunction) => {
    try {
      (request as SelarasRequest).actor = await actorOf(request);
      next();
    } catch (error) {
      next(error);
    }
  });
  app.use('/healthz', (_: Request, response: Response) => {
    void options.database.query('SELECT 1').then(
      () => response.type('text/plain').send('ok'),
      () => response.status(503).type('text/plain').send('database unreachable'),
    );
  });
  serveClient(app, options.config.webFolder);
  app.enableShutdownHooks();
  takeShortWay(app.getHttpServer() as Server, { documents: app.get(CheckedDocuments), actorOf, security });
  return app;
}

/** What is answered here concerns one person, unless a route says otherwise: no cache keeps it. */
function keptByNobody(_: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

/** A query in an address would end up in histories and logs, with whatever was searched for. */
function onlyPost(request: Request, response: Response, next: NextFunction): void {
  if (request.method === 'POST') return next();
  response.status(405).set('Allow', 'POST').json({ errors: [{ message: 'GraphQL is asked by POST', extensions: { code: 'BAD_REQUEST' } }] });
}

function refuseTooLarge(error: unknown, _: Request, response: Response, next: NextFunction): void {
  if ((error as { status?: unknown }).status !== 413) return next(error);
  response.status(413).json({ errors: [{ message: `The request is larger than ${LARGEST_JSON}`, extensions: { code: 'BAD_USER_INPUT' } }] });
}

/** Puts the short way in front of whatever listens to requests so far. */
function takeShortWay(server: Server, options: Omit<ShortWayOptions, 'wholeWay'>): void {
  const [wholeWay] = server.listeners('request') as RequestListener[];
  if (!wholeWay) throw new Error('nobody listens to requests');
  server.removeAllListeners('request');
  server.on('request', shortWay({ ...options, wholeWay }));
}

function securityHeaders(isTls: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Angular puts a component's styles into the page as <style>.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: isTls,
  });
}
