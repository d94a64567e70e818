import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The published reference values lie beside the project, not in it; tests that need them are skipped where they are absent. */
const folder = join(__dirname, '../../../../../../shared/statistics');

export const referenceIsHere = existsSync(join(folder, 'reference.json'));
if (!referenceIsHere) console.log('skipped: comparison with reference values (the reference folder is not beside the project)');

export function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
}

/** Rows of a plain comma-separated file as records; empty cells stay empty texts. */
export function readRecords(name: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(join(folder, 'data', name), 'utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] as string, cell])));
}

/** Text and notes of the reference that are no values of the comparison. */
const NOT_VALUES = new Set(['source', 'note', 'multiple_units', 'mcnemar_cut20']);

/** Confidence intervals by inversion have a stated tolerance of their own. */
function toleranceAt(path: string): number {
  return path.endsWith('d_z_ci95_nct') ? 1e-8 : 1e-9;
}

/** Paths at which `actual` differs from the reference by more than the stated relative tolerance, with both values. */
export function differences(actual: unknown, expected: unknown, path = ''): string[] {
  if (typeof expected === 'number') {
    const near = typeof actual === 'number' && Math.abs(actual - expected) <= toleranceAt(path.replace(/\.\d+$/, '')) * Math.max(Math.abs(expected), 1e-300);
    return near ? [] : [`${path}: ${String(actual)} instead of ${expected}`];
  }
  if (expected === null || typeof expected !== 'object') {
    return actual === expected ? [] : [`${path}: ${String(actual)} instead of ${String(expected)}`];
  }
  return Object.entries(expected).flatMap(([key, value]) =>
    NOT_VALUES.has(key) ? [] : differences((actual as Record<string, unknown> | null | undefined)?.[key], value, path === '' ? key : `${path}.${key}`),
  );
}

/** How many values a reference holds, to be sure that a comparison looked at something. */
export function leafCount(expected: unknown): number {
  if (expected === null || typeof expected !== 'object') return 1;
  return Object.entries(expected).reduce((sum, [key, value]) => sum + (NOT_VALUES.has(key) ? 0 : leafCount(value)), 0);
}
