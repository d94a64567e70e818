/** Symmetric positive definite matrices, by Cholesky's decomposition. Rows are arrays of equal length. */
export type Matrix = readonly (readonly number[])[];

function cholesky(matrix: Matrix): number[][] {
  const lower: number[][] = matrix.map((row) => row.map(() => 0));
  for (let i = 0; i < matrix.length; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let rest = matrix[i]?.[j] as number;
      for (let m = 0; m < j; m += 1) rest -= (lower[i]?.[m] as number) * (lower[j]?.[m] as number);
      if (i === j && !(rest > 0)) throw new RangeError('the matrix is not positive definite');
      (lower[i] as number[])[j] = i === j ? Math.sqrt(rest) : rest / (lower[j]?.[j] as number);
    }
  }
  return lower;
}

function solveWith(lower: Matrix, right: readonly number[]): number[] {
  const k = lower.length;
  const x = [...right];
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < i; j += 1) x[i] = (x[i] as number) - (lower[i]?.[j] as number) * (x[j] as number);
    x[i] = (x[i] as number) / (lower[i]?.[i] as number);
  }
  for (let i = k - 1; i >= 0; i -= 1) {
    for (let j = i + 1; j < k; j += 1) x[i] = (x[i] as number) - (lower[j]?.[i] as number) * (x[j] as number);
    x[i] = (x[i] as number) / (lower[i]?.[i] as number);
  }
  return x;
}

/** Solves matrix * x = right. @throws RangeError when the matrix is not positive definite. */
export function solve(matrix: Matrix, right: readonly number[]): number[] {
  return solveWith(cholesky(matrix), right);
}

/** @throws RangeError when the matrix is not positive definite. */
export function inverse(matrix: Matrix): number[][] {
  const lower = cholesky(matrix);
  return matrix.map((_, i) => solveWith(lower, matrix.map((__, j) => (i === j ? 1 : 0))));
}
