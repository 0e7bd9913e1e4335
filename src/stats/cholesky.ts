/** A symmetric matrix, its lower half row by row in a square of `size` × `size`. */
export interface Symmetric {
  readonly size: number;
  readonly cells: Float64Array;
}

export interface Factored {
  /** Columns that the others before them already say: they are left out, and their solution is 0. */
  readonly aliased: readonly boolean[];
  /** Solves A·x = b. */
  solve(b: Float64Array): Float64Array;
}

/** What is left of a column beyond those before it, as a part of it, below which it is taken to be nothing. */
const ALIASED_BELOW = 1e-9;

/**
 * Cholesky's factors of a symmetric matrix that is not negative; columns that depend on earlier ones are left out, as R's
 * `glm` does. `aliased` leaves out further ones that are known beforehand.
 */
export function cholesky({ size, cells }: Symmetric, aliased: readonly boolean[] = []): Factored {
  const lower = new Float64Array(size * size);
  const left = Array.from({ length: size }, (_, column) => aliased[column] ?? false);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      if (left[row] || left[column]) continue;
      let sum = cells[row * size + column] as number;
      for (let k = 0; k < column; k++) {
        sum -= (lower[row * size + k] as number) * (lower[column * size + k] as number);
      }
      if (row !== column) lower[row * size + column] = sum / (lower[column * size + column] as number);
      else if (sum > ALIASED_BELOW * (cells[row * size + row] as number))
        lower[row * size + row] = Math.sqrt(sum);
      else {
        left[row] = true;
        lower.fill(0, row * size, row * size + row);
      }
    }
  }
  return { aliased: left, solve: (b) => solved(lower, left, b) };
}

function solved(lower: Float64Array, aliased: readonly boolean[], b: Float64Array): Float64Array {
  const size = b.length;
  const x = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    if (aliased[row]) continue;
    let sum = b[row] as number;
    for (let k = 0; k < row; k++) sum -= (lower[row * size + k] as number) * (x[k] as number);
    x[row] = sum / (lower[row * size + row] as number);
  }
  for (let row = size - 1; row >= 0; row--) {
    if (aliased[row]) continue;
    let sum = x[row] as number;
    for (let k = row + 1; k < size; k++) sum -= (lower[k * size + row] as number) * (x[k] as number);
    x[row] = sum / (lower[row * size + row] as number);
  }
  return x;
}

/** A symmetric matrix of which the rows are given; only their lower half is read. */
export function symmetric(rows: readonly ArrayLike<number>[]): Symmetric {
  const size = rows.length;
  const cells = new Float64Array(size * size);
  rows.forEach((row, place) => {
    for (let column = 0; column <= place; column++) cells[place * size + column] = row[column] as number;
  });
  return { size, cells };
}

/** The factors when no column depends on others, else undefined. */
export function definite(factored: Factored): Factored | undefined {
  return factored.aliased.includes(true) ? undefined : factored;
}

/** The diagonal of the inverse: variances, when the matrix is an information matrix. */
export function inverseDiagonal({ aliased, solve }: Factored): Float64Array {
  return Float64Array.from(aliased, (_, place) => {
    const unit = new Float64Array(aliased.length);
    unit[place] = 1;
    return solve(unit)[place] as number;
  });
}
