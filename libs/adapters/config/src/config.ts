import path from 'node:path';
import { type Result, ok, refuse } from '@selaras/domain/kernel';

/** Everything the processes learn from their environment, parsed once. */
export interface Config {
  /** `postgres://` or `postgresql://`. */
  readonly databaseUrl: string;
  /** `redis://` or `rediss://`; null means that jobs are kept in PostgreSQL. */
  readonly redisUrl: string | null;
  /** Address the API listens on. */
  readonly host: string;
  /** 1..65535. */
  readonly port: number;
  /** What people type to reach the site, without a trailing slash; null means whatever address they used. */
  readonly publicOrigin: string | null;
  /** How many proxies of the house stand before the API: so many addresses of X-Forwarded-For are believed, counted from the end. */
  readonly proxies: number;
  /** Cookies are marked `Secure`: people reach the site over https. */
  readonly secureCookies: boolean;
  /** Absolute. */
  readonly dataFolder: string;
  /** Absolute; uploaded files. */
  readonly filesFolder: string;
  /** Absolute; the built client. */
  readonly webFolder: string;
  /** Load the demo city into an empty database. */
  readonly demo: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** One clear sentence per bad value, naming the variable, what stood there and what may. */
export type ConfigProblems = readonly string[];

/**
 * Reads the environment. An empty variable counts as not set. Passwords inside URLs are never repeated in a sentence.
 *
 * @param environment normally `process.env`
 * @param workingFolder absolute; what relative folders are relative to
 */
export function readConfig(environment: Environment, workingFolder: string = process.cwd()): Result<Config, ConfigProblems> {
  const problems: string[] = [];
  const read = <T>(name: string, parse: (text: string | undefined) => T | Problem): T | undefined => {
    const value = parse(environment[name]?.trim() || undefined);
    if (!(value instanceof Problem)) return value;
    problems.push(`${name} ${value.text}`);
    return undefined;
  };

  const databaseUrl = read('DATABASE_URL', parseDatabaseUrl);
  const redisUrl = read('REDIS_URL', parseRedisUrl);
  const host = environment['SELARAS_HOST']?.trim() || '127.0.0.1';
  const port = read('SELARAS_PORT', parsePort);
  const publicOrigin = read('SELARAS_ORIGIN', parseOrigin);
  const proxies = read('SELARAS_PROXIES', parseProxies);
  const demo = read('SELARAS_DEMO', parseSwitch);
  const dataFolder = path.resolve(workingFolder, environment['SELARAS_DATA']?.trim() || '.selaras');
  const webFolder = path.resolve(workingFolder, environment['SELARAS_WEB']?.trim() || path.join('dist', 'web', 'browser'));

  if (databaseUrl === undefined || redisUrl === undefined || port === undefined || publicOrigin === undefined || proxies === undefined || demo === undefined) {
    return refuse(problems);
  }
  return ok({
    databaseUrl,
    redisUrl,
    host,
    port,
    publicOrigin,
    proxies,
    secureCookies: publicOrigin?.startsWith('https:') ?? false,
    dataFolder,
    filesFolder: path.join(dataFolder, 'files'),
    webFolder,
    demo,
  });
}

class Problem {
  constructor(readonly text: string) {}
}

function parseDatabaseUrl(text: string | undefined): string | Problem {
  if (text === undefined) return new Problem('is not set: it must name the PostgreSQL database, like postgres://user:password@127.0.0.1:5432/selaras.');
  const url = parseUrl(text);
  if (url === undefined) return new Problem('is not a URL: write it like postgres://user:password@127.0.0.1:5432/selaras.');
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    return new Problem(`begins with ${url.protocol}// but must begin with postgres:// or postgresql://.`);
  }
  if (url.pathname.length < 2) return new Problem('names no database: write its name after the host, like postgres://127.0.0.1:5432/selaras.');
  return text;
}

function parseRedisUrl(text: string | undefined): string | null | Problem {
  if (text === undefined) return null;
  const url = parseUrl(text);
  if (url === undefined) return new Problem('is not a URL: write it like redis://127.0.0.1:6379, or leave it out to keep jobs in PostgreSQL.');
  if (url.protocol !== 'redis:' && url.protocol !== 'rediss:') {
    return new Problem(`begins with ${url.protocol}// but must begin with redis:// or rediss://.`);
  }
  return text;
}

function parsePort(text: string | undefined): number | Problem {
  if (text === undefined) return 4200;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65535 ? port : new Problem(`is ${JSON.stringify(text)} but must be a whole number from 1 to 65535.`);
}

function parseOrigin(text: string | undefined): string | null | Problem {
  if (text === undefined) return null;
  const url = parseUrl(text);
  const isOrigin = url !== undefined && (url.protocol === 'https:' || url.protocol === 'http:') && url.pathname === '/' && url.search === '' && url.hash === '';
  return isOrigin ? url.origin : new Problem(`is ${JSON.stringify(text)} but must be a scheme and host alone, like https://learn.example.go.id.`);
}

function parseProxies(text: string | undefined): number | Problem {
  if (text === undefined) return 0;
  return /^\d$/.test(text) ? Number(text) : new Problem(`is ${JSON.stringify(text)} but must be the number of proxies before the API, from 0 to 9.`);
}

function parseSwitch(text: string | undefined): boolean | Problem {
  if (text === undefined || text === '1') return true;
  return text === '0' ? false : new Problem(`is ${JSON.stringify(text)} but must be 0 (no demo) or 1 (demo).`);
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
