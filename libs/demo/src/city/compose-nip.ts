/** What an identity number is made of. Months count from 1. */
export interface NipParts {
  readonly born: { readonly year: number; readonly month: number; readonly day: number };
  readonly sex: 'male' | 'female';
  readonly serial: number;
  readonly appointed:
    | { readonly employment: 'PNS'; readonly year: number; readonly month: number }
    /** `form` 1..9: which contract scheme. */
    | { readonly employment: 'PPPK'; readonly year: number; readonly form: number };
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');

/** 18 digits: birth yyyymmdd, appointment yyyymm (PNS) or yyyy2n (PPPK), sex 1/2, serial 3. */
export function composeNip({ born, sex, serial, appointed }: NipParts): string {
  const entry = appointed.employment === 'PNS' ? digits(appointed.month, 2) : `2${appointed.form}`;
  return `${digits(born.year, 4)}${digits(born.month, 2)}${digits(born.day, 2)}${digits(appointed.year, 4)}${entry}${sex === 'male' ? 1 : 2}${digits(serial, 3)}`;
}
