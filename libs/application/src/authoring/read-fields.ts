/** Thrown while JSON is read and caught by whoever began: the field at which it is not what it should be. */
export class Malformed extends Error {
  constructor(readonly field: string) {
    super(field);
  }
}

type Source = Readonly<Record<string, unknown>>;
/** Far above what any item has; it keeps a hostile list from being walked. */
const MOST_MEMBERS = 200;
const LONGEST_ID = 100;

export function objectAt(value: unknown, field: string): Source {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Malformed(field);
  return value as Source;
}

/** Each member read with its own field name (`field.0`, `field.1` ...). */
export function listAt<T>(value: unknown, field: string, read: (member: unknown, field: string) => T): readonly T[] {
  if (!Array.isArray(value) || value.length > MOST_MEMBERS) throw new Malformed(field);
  return value.map((member, index) => read(member, `${field}.${index}`));
}

/** A table by ids. Built of own members alone, so that an id called `__proto__` is an id like any other. */
export function tableAt<T>(value: unknown, field: string, read: (member: unknown, field: string) => T): Readonly<Record<string, T>> {
  const members = Object.entries(objectAt(value, field));
  if (members.length > MOST_MEMBERS) throw new Malformed(field);
  return Object.fromEntries(members.map(([id, member]) => [idAt(id, field), read(member, `${field}.${id.slice(0, LONGEST_ID)}`)]));
}

/** PostgreSQL stores no U+0000, and half a surrogate pair is no text. */
export function textAt(value: unknown, field: string): string {
  if (typeof value !== 'string' || /\u0000|[\ud800-\udfff]/u.test(value)) throw new Malformed(field);
  return value;
}

export function idAt(value: unknown, field: string): string {
  const id = textAt(value, field);
  if (id === '' || id.length > LONGEST_ID) throw new Malformed(field);
  return id;
}

export function wholeAt(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new Malformed(field);
  return value;
}

export function flagAt(value: unknown, field: string): boolean {
  if (typeof value !== 'boolean') throw new Malformed(field);
  return value;
}

export function choiceAt<const T>(value: unknown, field: string, choices: readonly T[]): T {
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) throw new Malformed(field);
  return chosen;
}

/** `otherwise` for a member that was left out or is null. */
export function optionalAt<T, U>(value: unknown, field: string, read: (value: unknown, field: string) => T, otherwise: U): T | U {
  return value === undefined || value === null ? otherwise : read(value, field);
}
