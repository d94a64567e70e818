import { isRealDay, looksEmpty, ok, refuse, type Result, storableText } from '@selaras/domain/kernel';
import type { OrganisationRefusal } from './refusals';

/** Trimmed, folded to single spaces; refused when nothing is left to see or more than `most` characters are. */
export function readText(field: string, text: string, most = 200): Result<string, OrganisationRefusal> {
  const clean = storableText(text).replace(/\s+/gu, ' ').trim();
  if (looksEmpty(clean)) return refuse({ code: 'Required', field });
  if ([...clean].length > most) return refuse({ code: 'TooLong', field, most });
  return ok(clean);
}

/** A calendar day `yyyy-mm-dd` that exists. */
export function readDay(field: string, text: string): Result<string, OrganisationRefusal> {
  return isRealDay(text) ? ok(text) : refuse({ code: 'DateInvalid', field });
}
