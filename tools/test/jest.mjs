import { mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../build/node-bundle.mjs';
import { say, step } from '../start/progress.mjs';
import { endOf, runCommand } from './command.mjs';
import { inWords, tallyOf } from './tally.mjs';

/** Each worker holds connections and memory; more than this many gain nothing. */
const MOST_WORKERS = 4;

/**
 * Runs one project of jest.config.mjs.
 *
 * @param {string} project
 * @param {{ environment: Record<string, string>, workers?: number, skipAll?: boolean }} options `skipAll`: count its tests as skipped, run none
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runJest(project, { environment, workers = Math.min(os.availableParallelism(), MOST_WORKERS), skipAll = false }) {
  const folder = path.join(ROOT, 'tmp/test');
  mkdirSync(folder, { recursive: true });
  const reportFile = path.join(folder, `${project}.json`);
  const command = [
    process.execPath, 'node_modules/jest/bin/jest.js', '--selectProjects', project, '--ci', '--passWithNoTests', '--json', '--outputFile', reportFile,
    `--maxWorkers=${workers}`, ...(skipAll ? ['--testNamePattern', '$.^'] : []),
  ];
  const { tally, output, report } = await step(
    `Tests: ${project}`,
    async () => {
      const ran = await runCommand(command, { environment: { NODE_ENV: 'test', ...environment }, minutes: 12 });
      const found = readReport(reportFile);
      return { ...ran, report: found, tally: tallyOf(found, ran.endedWell) };
    },
    (result) => inWords(result.tally),
    (result) => result.tally.failed === 0,
  );
  if (tally.failed > 0) say(endOf(withoutReport(output), 400));
  else if (!skipAll) reportSkipped(report, output);
  return tally;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Jest prints the report too, as one line. */
function withoutReport(output) {
  return output.split('\n').filter((line) => !line.startsWith('{"num')).join('\n');
}

/** Which tests did not run, and what the test files said about it. */
function reportSkipped(report, output) {
  const skipped = report.testResults.flatMap((file) => file.assertionResults.filter(({ status }) => status === 'pending').map(({ fullName }) => `${path.relative(ROOT, file.name)}: ${fullName}`));
  const reasons = new Set(output.split('\n').map((line) => line.trim()).filter((line) => /\bskipped\b/i.test(line) && !/^(Tests|Test Suites):|^[○✓✕]/.test(line)));
  for (const reason of reasons) if (!reason.startsWith('{')) say(`- ${reason}`);
  for (const name of skipped.slice(0, 20)) say(`  skipped ${name}`);
  if (skipped.length > 20) say(`  and ${skipped.length - 20} more`);
}
