/**
 * Measurements, never part of a test: `npm run bench -- attempts --learners 50 --seconds 20 [--no-sign-in] [--json]`.
 * What is printed was measured in this run, on the machine that is named beside it.
 */
import { parseArgs } from 'node:util';
import { benchAttempts } from './attempts.mjs';

const USAGE = `npm run bench -- attempts [--learners 50] [--seconds 20] [--no-sign-in] [--profile FOLDER] [--json]
  Whole journeys over HTTP: sign in, open the course, start, save 20 answers one by one, submit, see the result. --profile writes CPU profiles of API and worker.`;

async function main() {
  const [name, ...rest] = process.argv.slice(2);
  if (name !== 'attempts') return refuse(USAGE);
  let options;
  try {
    options = parseArgs({
      args: rest,
      options: { learners: { type: 'string', default: '50' }, seconds: { type: 'string', default: '20' }, profile: { type: 'string' }, 'no-sign-in': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    }).values;
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
  const learners = wholeNumber('--learners', options.learners, 1, 1000);
  const seconds = wholeNumber('--seconds', options.seconds, 1, 600);
  const report = await benchAttempts({ learners, seconds, signIn: !options['no-sign-in'], profile: options.profile, say: (line) => console.error(line) });
  console.log(options.json ? JSON.stringify(report, null, 2) : legible(report));
  process.exit(0);
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
