/**
 * Measurements, never part of a test: `npm run bench -- SCENARIO ... [--json]`.
 * What is printed was measured in this run, on the machine that is named beside it.
 */
import { parseArgs } from 'node:util';
import { benchAttempts } from './attempts.mjs';
import { benchRegrade } from './regrade.mjs';
import { benchSaves } from './saves.mjs';

const USAGE = `npm run bench -- attempts [--learners 50] [--seconds 20] [--no-sign-in] [--profile FOLDER] [--json]
  Whole journeys over HTTP: sign in, open the course, start, save 20 answers one by one, submit, see the result. --profile writes CPU profiles of API and worker.
npm run bench -- saves [--connections 50] [--seconds 15] [--stored 0] [--profile FOLDER] [--json]
  Single answers over HTTP, each acknowledged after its commit, fsync on. --stored fills the database with so many finished attempts of 20 steps first.
npm run bench -- regrade [--attempts 5000] [--profile FOLDER] [--json]
  One corrected key over so many scored attempts of 20 answers: preview, apply, until every outcome and result follows; checked by another way of counting.`;

const EVERY = { seconds: { type: 'string' }, profile: { type: 'string' }, json: { type: 'boolean', default: false } };

/** Name -> the options it knows beside those of all, and how it is run. */
const SCENARIOS = {
  attempts: {
    options: { learners: { type: 'string', default: '50' }, 'no-sign-in': { type: 'boolean', default: false } },
    run: (options) => benchAttempts({
      learners: wholeNumber('--learners', options.learners, 1, 1000),
      seconds: wholeNumber('--seconds', options.seconds ?? '20', 1, 600),
      signIn: !options['no-sign-in'],
      profile: options.profile,
      say,
    }),
  },
  saves: {
    options: { connections: { type: 'string', default: '50' }, stored: { type: 'string', default: '0' } },
    run: (options) => benchSaves({
      connections: wholeNumber('--connections', options.connections, 1, 1000),
      seconds: wholeNumber('--seconds', options.seconds ?? '15', 1, 600),
      stored: wholeNumber('--stored', options.stored, 0, 5_000_000),
      profile: options.profile,
      say,
    }),
  },
  regrade: {
    options: { attempts: { type: 'string', default: '5000' } },
    run: (options) => benchRegrade({ attempts: wholeNumber('--attempts', options.attempts, 1, 200_000), profile: options.profile, say }),
  },
};

async function main() {
  const [name, ...rest] = process.argv.slice(2);
  const scenario = SCENARIOS[name];
  if (!scenario) return refuse(USAGE);
  let options;
  try {
    options = parseArgs({ args: rest, options: { ...EVERY, ...scenario.options } }).values;
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
  const report = await scenario.run(options);
  console.log(options.json ? JSON.stringify(report, null, 2) : legible(report));
  process.exit(0);
}

function say(line) {
  console.error(line);
}

function wholeNumber(name, text, least, most) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most) refuse(`${name} must be a whole number from ${least} to ${most}, not ${text}`);
  return number;
}

function refuse(message) {
  console.error(message);
  process.exit(2);
}

function legible(report, indent = '') {
  return Object.entries(report)
    .map(([name, value]) => (typeof value === 'object' && value !== null ? `${indent}${name}:\n${legible(value, `${indent}  `)}` : `${indent}${name}: ${value}`))
    .join('\n');
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
