import { parseArgs } from 'node:util';
import { isUnbroken, legible } from './report';
import { runChaos } from './run-chaos';
import type { Machinery } from './machinery';

const USAGE = `npm run chaos -- [--minutes 2 | --seconds 15] [--learners 200] [--seed TEXT] [--json]
  Learners answer over HTTP while API, worker and PostgreSQL are killed and replies are dropped. The seed decides what is killed and dropped, and
  in which order; how far each had come by then is up to the machine.
`;
const EXIT_BROKEN = 1;
const EXIT_REFUSED = 2;

/** Runs it and prints what came of it. @returns the exit code: 0 every promise was kept, 1 one was broken, 2 the request was not understood */
export async function main(args: readonly string[], machinery: Machinery): Promise<number> {
  let options;
  try {
    options = optionsIn(args);
  } catch (error) {
    machinery.err(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return EXIT_REFUSED;
  }
  const report = await runChaos(options, machinery);
  machinery.out(`${options.json ? JSON.stringify(report, null, 2) : legible(report)}\n`);
  return isUnbroken(report) ? 0 : EXIT_BROKEN;
}

function optionsIn(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: { type: 'string' }, seconds: { type: 'string' }, learners: { type: 'string', default: '200' }, seed: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const seconds = values.seconds === undefined
    ? 60 * numberOf('--minutes', values.minutes ?? '2', 0.1, 600)
    : numberOf('--seconds', values.seconds, 5, 36_000);
  return {
    seconds,
    learners: Math.round(numberOf('--learners', values.learners, 1, 1_000)),
    seed: values.seed ?? String(Math.floor(Math.random() * 1e9)),
    json: values.json,
  };
}

function numberOf(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (!(number >= least && number <= most)) throw new Error(`${name} must be a number from ${least} to ${most}, not ${text}`);
  return number;
}
