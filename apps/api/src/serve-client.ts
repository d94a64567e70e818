import { existsSync } from 'node:fs';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

/** Paths that answer for themselves; everything else that a browser navigates to is a page of the client. */
const SERVER_PATHS = /^\/(graphql|files|attempt-files|exports|healthz)(\/|$|\?)/;

/**
 * Serves the built client. Files with a content hash in their name never change and are kept for a year;
 * `index.html` and translations are checked each time, so that a new release is seen at the next visit.
 */
export function serveClient(app: NestExpressApplication, webFolder: string): void {
  const page = path.join(webFolder, 'index.html');
  if (!existsSync(page)) return;
  app.useStaticAssets(webFolder, {
    index: false,
    setHeaders: (response: Response, file) => {
      const isHashed = /-[A-Z0-9]{8}\.(js|css|woff2)$/.test(file);
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const isPage = ['GET', 'HEAD'].includes(request.method) && !SERVER_PATHS.test(request.url) && !path.extname(request.path);
    if (!isPage) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  });
}
