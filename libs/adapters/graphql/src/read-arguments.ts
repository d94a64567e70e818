import { asId, type Id, type Instant, isId, parseInstant } from '@selaras/domain/kernel';
import { badInput } from './permission/refused-access';

/** Ids and times are parsed at this door and trusted inside. @throws badInput naming the field. */
export function idOf<Kind extends string>(field: string, text: string): Id<Kind> {
  const lower = text.toLowerCase();
  if (!isId(lower)) throw badInput(field, 'is not an id');
  return asId<Kind>(lower);
}

export function idsOf<Kind extends string>(field: string, texts: readonly string[]): Id<Kind>[] {
  return texts.map((text, index) => idOf<Kind>(`${field}.${index}`, text));
}

export function instantOf(field: string, text: string): Instant {
  try {
    return parseInstant(text);
  } catch {
    throw badInput(field, 'is not an ISO 8601 date-time with an offset, of a day from the year 1 to 9999');
  }
}
