/** A symmetric matrix as rows, or the factor of one. */
export type Matrix = readonly Float64Array[];

/** How small a pivot may get, relative to its diagonal element, before the matrix counts as singular. */
const SINGULAR = 1e-12;

/** L with L Lᵀ = the matrix; undefined when that is not positive definite. Only the lower triangle is read. */
export function cholesky(matrix: Matrix): Matrix | undefined {
  const factor = matrix.map((row) => new Float64Array(row.length));
  for (let i = 0; i < matrix.length; i++) {
    const row = factor[i] as Float64Array;
    for (let j = 0; j <= i; j++) {
      const other = factor[j] as Float64Array;
      const diagonal = matrix[i]?.[j] as number;
      let rest = diagonal;
      for (let k = 0; k < j; k++) rest -= (row[k] as number) * (other[k] as number);
      if (i > j) row[j] = rest / (other[j] as number);
      else if (!(rest > SINGULAR * diagonal)) return undefined;
      else row[i] = Math.sqrt(rest);
    }
  }
  return factor;
}

/** x with L Lᵀ x = b. */
export function choleskySolve(factor: Matrix, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] as number) - (factor[i]?.[k] as number) * (x[k] as number);
    x[i] = (x[i] as number) / (factor[i]?.[i] as number);
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++)
      x[i] = (x[i] as number) - (factor[k]?.[i] as number) * (x[k] as number);
    x[i] = (x[i] as number) / (factor[i]?.[i] as number);
  }
  return x;
}

/** The diagonal of the inverse of L Lᵀ: variances, when the matrix is an information matrix. */
export function inverseDiagonal(factor: Matrix): Float64Array {
  return Float64Array.from(factor, (_, place) => {
    const unit = new Float64Array(factor.length);
    unit[place] = 1;
    return choleskySolve(factor, unit)[place] as number;
  });
}
