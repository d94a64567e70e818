/**
 * A figure computed from uncertain inputs, with how fast it moves with each of them. Written formula by formula with the operations below,
 * the slopes come along by the chain rule, so that the delta method needs no derivative worked out by hand.
 */
export interface Estimate {
  readonly value: number;
  readonly slope: readonly number[];
}

/** Input number `index` of `count`. */
export function input(value: number, index: number, count: number): Estimate {
  return { value, slope: Array.from({ length: count }, (_, other) => (other === index ? 1 : 0)) };
}

export function plus(a: Estimate, b: Estimate): Estimate {
  return { value: a.value + b.value, slope: combined(a, 1, b, 1) };
}

export function minus(a: Estimate, b: Estimate): Estimate {
  return { value: a.value - b.value, slope: combined(a, 1, b, -1) };
}

export function times(a: Estimate, b: Estimate): Estimate {
  return { value: a.value * b.value, slope: combined(a, b.value, b, a.value) };
}

export function over(a: Estimate, b: Estimate): Estimate {
  return { value: a.value / b.value, slope: combined(a, 1 / b.value, b, -a.value / b.value ** 2) };
}

export function scaled(a: Estimate, factor: number): Estimate {
  return { value: a.value * factor, slope: a.slope.map((slope) => slope * factor) };
}

/** Square root of a positive figure. */
export function root(a: Estimate): Estimate {
  const value = Math.sqrt(a.value);
  return { value, slope: a.slope.map((slope) => slope / (2 * value)) };
}

/** 1 / (1 + exp(-a)). */
export function logistic(a: Estimate): Estimate {
  const value = 1 / (1 + Math.exp(-a.value));
  return { value, slope: a.slope.map((slope) => slope * value * (1 - value)) };
}

/** @throws RangeError for none. */
export function sumOf(estimates: readonly Estimate[]): Estimate {
  const [first, ...rest] = estimates;
  if (first === undefined) throw new RangeError('nothing to add up');
  return rest.reduce(plus, first);
}

export function meanOf(estimates: readonly Estimate[]): Estimate {
  return scaled(sumOf(estimates), 1 / estimates.length);
}

/** Standard deviation of a list of figures (divisor n): 0 for equal ones, and then without a slope. */
export function spreadOf(estimates: readonly Estimate[]): Estimate {
  const mean = meanOf(estimates);
  return root(meanOf(estimates.map((one) => times(minus(one, mean), minus(one, mean)))));
}

function combined(a: Estimate, byA: number, b: Estimate, byB: number): number[] {
  return a.slope.map((slope, index) => slope * byA + (b.slope[index] as number) * byB);
}

/** Delta method: covariance of two figures whose inputs have this covariance. */
export function covarianceOf(a: Estimate, b: Estimate, inputs: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const [i, row] of inputs.entries()) for (const [j, covariance] of row.entries()) sum += (a.slope[i] as number) * covariance * (b.slope[j] as number);
  return sum;
}

/** Two groups of inputs that have nothing to do with each other. */
export function sideBySide(first: readonly (readonly number[])[], second: readonly (readonly number[])[]): number[][] {
  return [...first.map((row) => [...row, ...second.map(() => 0)]), ...second.map((row) => [...first.map(() => 0), ...row])];
}
