/*
 * Elementary symmetric functions of item easinesses e = exp(-difficulty): the coefficients of the polynomial (1 + e1 t)(1 + e2 t)...
 * Coefficient r sums, over all ways to have r items right, the product of their easinesses. Everything is built by adding positive
 * numbers only; the quick way of taking an item out again by division subtracts, and loses all digits in long tests.
 */

/** Coefficients 0..k of the polynomial of k easinesses. None: [1]. */
export function symmetricFunctions(easiness: readonly number[]): Float64Array {
  return withItems(Float64Array.of(1), easiness);
}

function withItems(polynomial: Float64Array, easiness: readonly number[]): Float64Array {
  const product = new Float64Array(polynomial.length + easiness.length);
  product.set(polynomial);
  let degree = polynomial.length - 1;
  for (const e of easiness) {
    degree += 1;
    for (let r = degree; r > 0; r -= 1) product[r] = (product[r] as number) + e * (product[r - 1] as number);
  }
  return product;
}

/** For each item, the polynomial of `start` and all the other items. Halves are multiplied in and handed down, so it costs k^2 log k. */
export function leavingOneOut(easiness: readonly number[], start: Float64Array = Float64Array.of(1)): Float64Array[] {
  if (easiness.length === 0) return [];
  if (easiness.length === 1) return [start];
  const middle = easiness.length >> 1;
  const [left, right] = [easiness.slice(0, middle), easiness.slice(middle)];
  return [...leavingOneOut(left, withItems(start, right)), ...leavingOneOut(right, withItems(start, left))];
}

/** For item i: the polynomials without i and j, for every j after i. */
export function leavingOutPairsOf(easiness: readonly number[], i: number): Float64Array[] {
  return leavingOneOut(easiness.slice(i + 1), symmetricFunctions(easiness.slice(0, i)));
}
