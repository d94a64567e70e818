import type { Level as DomainLevel } from '@selaras/domain/course';
import type { BlueprintCell } from '@selaras/domain/item';
import { badInput } from '../permission/index';
import type { BlueprintCellInput, Level } from '../schema.generated';

export function levelArgument(level: Level): DomainLevel {
  return level === 'ADVANCED' ? 'advanced' : 'basic';
}

const DIFFICULTY = { EASY: 'easy', MEDIUM: 'medium', HARD: 'hard' } as const;

export function blueprintArgument(cells: readonly BlueprintCellInput[]): readonly BlueprintCell[] {
  return cells.map(({ objectiveCode, difficulty, number }) => ({ objectiveCode, difficulty: DIFFICULTY[difficulty], number }));
}

const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

/** The bytes of a file sent inside a mutation; null when the text is no base64. White space is passed over. */
export function bytesFrom(base64: string): Uint8Array | null {
  const text = base64.replace(/\s+/g, '');
  return BASE64.test(text) && text.length % 4 !== 1 ? Buffer.from(text, 'base64') : null;
}

/** JSON arrives as a value, or as text where a client sends it so. @throws badInput when the text is not JSON. */
export function jsonArgument(field: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw badInput(field, 'is not JSON');
  }
}
