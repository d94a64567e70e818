import { refuse, ok, type Result } from '@selaras/domain/kernel';

/** An 18-digit identity number of a civil servant. Text, never a number; personal data: masked on screen, absent from URLs and logs. */
export type Nip = string & { readonly __brand: 'Nip' };

export type NipProblem =
  | { readonly code: 'NipMalformed'; readonly reason: 'length' | 'digits' | 'birthDate' | 'appointment' | 'sex' };

/**
 * Checks an identity number in either form, spaces allowed between groups:
 * PNS: birth yyyymmdd, appointment yyyymm, sex 1/2, serial 3.
 * PPPK: birth yyyymmdd, year yyyy, `2`, n (1..9), sex 1/2, serial 3; so digits 13-14 are 01..12 for PNS, 21..29 for PPPK.
 * There is no check digit. Source: the layout in BKN Regulation 22/2007 (PNS) and its use for PPPK.
 */
export function parseNip(text: string): Result<Nip, NipProblem> {
  const digits = text.replace(/[\s.\u00a0-]/g, '');
  if (!/^[0-9]*$/.test(digits)) return malformed('digits');
  if (digits.length !== 18) return malformed('length');
  const birthYear = Number(digits.slice(0, 4));
  if (!isDate(birthYear, Number(digits.slice(4, 6)), Number(digits.slice(6, 8))) || birthYear < 1900) return malformed('birthDate');
  const appointmentYear = Number(digits.slice(8, 12));
  const monthOrForm = Number(digits.slice(12, 14));
  const isPns = monthOrForm >= 1 && monthOrForm <= 12;
  const isPppk = monthOrForm >= 21 && monthOrForm <= 29;
  // Nobody is appointed before the age of fifteen: a swapped or shifted digit shows here.
  if (!(isPns || isPppk) || appointmentYear < birthYear + 15 || appointmentYear > birthYear + 70) return malformed('appointment');
  if (!['1', '2'].includes(digits.charAt(14))) return malformed('sex');
  return ok(digits as Nip);
}

export function employmentOf(nip: Nip): 'PNS' | 'PPPK' {
  return Number(nip.slice(12, 14)) <= 12 ? 'PNS' : 'PPPK';
}

/** All but the last three digits hidden; birth date and sex do not show. */
export function maskNip(nip: string): string {
  return '•'.repeat(15) + nip.slice(-3);
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function malformed(reason: NipProblem['reason']): Result<Nip, NipProblem> {
  return refuse({ code: 'NipMalformed', reason });
}
