import type { CourseModule } from '../workspace/course-version';

/** A module without its texts, as it is typed. */
export interface ModuleSettings {
  readonly title: string;
  readonly minutes: string;
  readonly objectiveCodes: readonly string[];
  readonly requiresIds: readonly string[];
}

export const MOST_MINUTES = 600;

export function settingsOf({ title, estimatedMinutes, objectiveCodes, requiresIds }: CourseModule): ModuleSettings {
  return { title, minutes: String(estimatedMinutes), objectiveCodes, requiresIds };
}

/** Whole minutes from 1 to 600; null otherwise. */
export function readMinutes(text: string): number | null {
  const minutes = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= MOST_MINUTES ? minutes : null;
}

export function canBeSent({ title, minutes }: ModuleSettings): boolean {
  return title.trim() !== '' && readMinutes(minutes) !== null;
}

export function sameSettings(a: ModuleSettings, b: ModuleSettings): boolean {
  const plain = ({ title, minutes, objectiveCodes, requiresIds }: ModuleSettings): string => JSON.stringify([title.trim(), readMinutes(minutes), [...objectiveCodes].sort(), [...requiresIds].sort()]);
  return plain(a) === plain(b);
}
