/** A decimal number without rounding: `units` divided by ten to the power of `scale`. 3.145 is 3145 at scale 3. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const PLAIN = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;
const SIGN = /^[+\-\u2212]/;
const SPACES_BETWEEN_GROUPS = /(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))/g;

/** Reads the decimal text of a key: digits, one point, perhaps an exponent. @throws TypeError otherwise: keys are checked before they are stored. */
export function parseDecimal(text: string): Decimal {
  const match = PLAIN.exec(text.trim());
  if (!match) throw new TypeError(`not a decimal number: ${JSON.stringify(text).slice(0, 60)}`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const units = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

/**
 * What a number typed by a person can mean; the empty list when it is not a number, which counts as no answer
 * (empty, `NaN`, `12 km`, digits other than 0-9). People here write `1.250,5`, keyboards and English writers `1,250.5`,
 * so both signs are taken, by one rule that does not depend on the language of the screen:
 *
 * 1. Both signs present: the last one is the decimal sign, the other separates thousands (`1.234,5` and `1,234.5` are 1234.5).
 * 2. The same sign more than once: it separates thousands (`1.234.567`).
 * 3. One sign, not followed by exactly three digits, or after a leading 0: a decimal sign (`3,14`, `0.125`, `3,1450`).
 * 4. One sign followed by exactly three digits (`16,000`, `1.500`, `3.145`) separates thousands, and may be a decimal
 *    sign too unless the last digit is 0: nobody writes decimals to end them in zeros, everybody writes `1.500` for
 *    fifteen hundred. So `3,145` can be 3.145 or 3145, and `16,000` is sixteen thousand, never 16.
 *
 * Thousands must stand in groups of three. Blanks between groups are taken (`12 500`). No exponent, no fraction bar.
 * Two readings come decimal first.
 */
export function readNumber(text: string): readonly Decimal[] {
  const trimmed = text.trim();
  const negative = /^[-\u2212]/.test(trimmed);
  const body = trimmed.replace(SIGN, '').trimStart().replace(SPACES_BETWEEN_GROUPS, '');
  if (!/^\d+([.,]\d+)*$/.test(body)) return [];
  const readings = readUnsigned(body);
  return negative ? readings.map(({ units, scale }) => ({ units: -units, scale })) : readings;
}

function readUnsigned(body: string): readonly Decimal[] {
  const signs = body.replace(/\d/g, '');
  if (signs === '') return [decimalOf(body, '')];
  const lastSign = signs.charAt(signs.length - 1);
  const cut = body.lastIndexOf(lastSign);
  const whole = body.slice(0, cut);
  const fraction = body.slice(cut + 1);

  if (signs.length === 1) {
    const decimal = decimalOf(whole, fraction);
    const mayGroup = /^[1-9]\d{0,2}$/.test(whole) && fraction.length === 3;
    if (!mayGroup) return [decimal];
    const thousands = decimalOf(whole + fraction, '');
    return fraction.endsWith('0') ? [thousands] : [decimal, thousands];
  }
  if (new Set(signs).size === 1) return inGroups(body, lastSign) ? [decimalOf(body.replaceAll(lastSign, ''), '')] : [];
  const groupSign = lastSign === ',' ? '.' : ',';
  return inGroups(whole, groupSign) ? [decimalOf(whole.replaceAll(groupSign, ''), fraction)] : [];
}

/** `1.234.567` in groups of three under one sign; anything else is a slip of the finger and no number. */
function inGroups(text: string, sign: string): boolean {
  const [first = '', ...rest] = text.split(sign);
  return /^[1-9]\d{0,2}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}

function decimalOf(whole: string, fraction: string): Decimal {
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

/** Whether two decimals differ by no more than the tolerance; the bounds belong to it. Exact. */
export function isWithin(value: Decimal, target: Decimal, tolerance: Decimal): boolean {
  const scale = Math.max(value.scale, target.scale, tolerance.scale);
  const distance = atScale(value, scale) - atScale(target, scale);
  return (distance < 0n ? -distance : distance) <= atScale(tolerance, scale);
}

function atScale({ units, scale }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}

/** Writes it plainly with a point: `1234.5`. */
export function decimalText({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return units < 0n ? `-${text}` : text;
}
