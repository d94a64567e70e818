import type { Language } from './texts';

/** `14.21.07`: a moment on the clock of a zone, as Indonesians write it. */
export function clockSeconds(moment: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: zone }).format(moment).replaceAll(':', '.');
}

/** `14,2` or `14.2`. */
export function decimals(value: number, digits: number, language: Language = 'id'): string {
  return new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** `71,43`, `70`: a score out of 100 as a learner reads it. */
export function atMostTwoDecimals(value: number, language: Language = 'id'): string {
  return new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 2 }).format(value);
}
