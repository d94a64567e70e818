import { say, step } from '../start/progress.mjs';
import { endOf, runCommand } from './command.mjs';

/**
 * A step that either holds or does not: counts as one.
 * @param {string} title @param {readonly string[]} command
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runCheck(title, command) {
  const { endedWell, output } = await step(
    title,
    () => runCommand(command, { minutes: 10 }),
    (result) => (result.endedWell ? 'passed' : 'failed'),
    (result) => result.endedWell,
  );
  if (!endedWell) say(endOf(output, 150));
  return { passed: endedWell ? 1 : 0, failed: endedWell ? 0 : 1, skipped: 0 };
}
