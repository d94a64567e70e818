import { readTypedNumber, typedNumber } from '../items/typed-number';

/** Hundredths of a mark from "1", "0,5" or "0"; null when it is no number, is finer than a hundredth, or lies outside 0 to `most`. */
export function readMark(text: string, most: number): number | null {
  const reading = readTypedNumber(text);
  if (reading.kind !== 'number') return null;
  const hundredths = Number(reading.value) * 100;
  const whole = Math.round(hundredths);
  return whole >= 0 && whole <= most && Math.abs(hundredths - whole) < 1e-6 ? whole : null;
}

/** As a person here would type it. An item that lost marks stands below nothing, where no mark can be set: 0 is offered. */
export function typedMark(hundredths: number): string {
  return typedNumber(String(Math.max(0, hundredths) / 100));
}
