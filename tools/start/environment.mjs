/**
 * The launcher's own part of the environment. What only the programs need (database and queue addresses) is checked by them, in libs/adapters/config.
 */
import path from 'node:path';
import { StartRefusal } from '../postgres/refusal.mjs';

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} root what relative folders are relative to
 * @returns {{ port: number, dataFolder: string, demo: '0' | '1', databaseUrl: string | null, redisUrl: string | null }} `databaseUrl` null: start the embedded one
 * @throws StartRefusal naming the variable, what stood there and what may
 */
export function readEnvironment(environment, root) {
  const of = (/** @type {string} */ name) => environment[name]?.trim() || undefined;
  const portText = of('SELARAS_PORT') ?? '4200';
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : 0;
  if (port < 1 || port > 65535) throw new StartRefusal(`SELARAS_PORT is ${JSON.stringify(portText)} but must be a whole number from 1 to 65535.`);
  const demo = of('SELARAS_DEMO') ?? '1';
  if (demo !== '0' && demo !== '1') throw new StartRefusal(`SELARAS_DEMO is ${JSON.stringify(demo)} but must be 0 (no demo) or 1 (demo).`);
  return {
    port,
    demo,
    dataFolder: path.resolve(root, of('SELARAS_DATA') ?? '.selaras'),
    databaseUrl: of('DATABASE_URL') ?? null,
    redisUrl: of('REDIS_URL') ?? null,
  };
}
