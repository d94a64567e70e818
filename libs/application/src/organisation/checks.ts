import { ok, refuse, type Result } from '@selaras/domain/kernel';
import type { OrganisationRefusal } from './refusals';

/** Trimmed, folded to single spaces; refused when nothing is left or more than `most` characters are. */
export function readText(field: string, text: string, most = 200): Result<string, OrganisationRefusal> {
  const clean = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (clean === '') return refuse({ code: 'Required', field });
  if ([...clean].length > most) return refuse({ code: 'TooLong', field, most });
  return ok(clean);
}

/** A calendar day `yyyy-mm-dd` that exists. */
export function readDay(field: string, text: string): Result<string, OrganisationRefusal> {
  const isReal = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  return isReal ? ok(text) : refuse({ code: 'DateInvalid', field });
}
