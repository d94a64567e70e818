import { type LocalMoment, momentOf } from '../time/local-moment';

/** Kinds of things that can be granted, each switched on by itself. */
export const GRANT_KINDS = ['time', 'attempts', 'opening', 'closing', 'breaks'] as const;
export type GrantKind = (typeof GRANT_KINDS)[number];

/** What stands in the form; numbers as typed. */
export interface GrantDraft {
  readonly chosen: readonly GrantKind[];
  readonly timeIn: 'percent' | 'minutes';
  readonly time: string;
  readonly attempts: string;
  readonly opensAt: LocalMoment;
  readonly closesAt: LocalMoment;
  readonly breaks: string;
  readonly breakMinutes: string;
  readonly reason: string;
}

export type GrantField = 'chosen' | 'time' | 'attempts' | 'opensAt' | 'closesAt' | 'breaks' | 'breakMinutes' | 'reason';

/** As the server takes it: only what was chosen. */
export interface Grant {
  readonly extraPercent?: number;
  readonly extraSeconds?: number;
  readonly extraAttempts?: number;
  readonly opensAt?: string;
  readonly closesAt?: string;
  readonly breaks?: { readonly most: number; readonly secondsEach: number };
}

/** Bounds of what can be typed, both included; the server holds the same. */
export const GRANT_RANGES = { percent: [1, 300], minutes: [1, 1_440], attempts: [1, 20], breaks: [1, 10], breakMinutes: [1, 120] } as const;

/**
 * Reads the form.
 * @param zone IANA zone in which its days and times are meant
 * @returns what to grant, or the fields that are at fault in the order of the form
 */
export function grantOf(draft: GrantDraft, zone: string): { readonly grant: Grant; readonly reason: string } | { readonly faults: readonly GrantField[] } {
  const faults: GrantField[] = draft.chosen.length === 0 ? ['chosen'] : [];
  const has = (kind: GrantKind) => draft.chosen.includes(kind);
  const read = <Value>(field: GrantField, value: Value | null): Value | null => {
    if (value === null) faults.push(field);
    return value;
  };
  const number = (field: GrantField, text: string, [least, most]: readonly [number, number]) => read(field, whole(text, least, most));

  const time = has('time') ? number('time', draft.time, GRANT_RANGES[draft.timeIn]) : null;
  const attempts = has('attempts') ? number('attempts', draft.attempts, GRANT_RANGES.attempts) : null;
  const opensAt = has('opening') ? read('opensAt', momentOf(draft.opensAt, zone)) : null;
  const closesAt = has('closing') ? read('closesAt', momentOf(draft.closesAt, zone)) : null;
  const most = has('breaks') ? number('breaks', draft.breaks, GRANT_RANGES.breaks) : null;
  const minutes = has('breaks') ? number('breakMinutes', draft.breakMinutes, GRANT_RANGES.breakMinutes) : null;
  const reason = draft.reason.trim();
  if (reason === '') faults.push('reason');
  if (faults.length > 0) return { faults };

  return {
    reason,
    grant: {
      ...(time === null ? {} : draft.timeIn === 'percent' ? { extraPercent: time } : { extraSeconds: time * 60 }),
      ...(attempts === null ? {} : { extraAttempts: attempts }),
      ...(opensAt === null ? {} : { opensAt }),
      ...(closesAt === null ? {} : { closesAt }),
      ...(most === null || minutes === null ? {} : { breaks: { most, secondsEach: minutes * 60 } }),
    },
  };
}

function whole(text: string, least: number, most: number): number | null {
  const value = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}
