import { cholesky, type Factored } from "./cholesky.ts";

/** People who are alike in everything the model knows: x of n count. */
export interface DesignRow {
  /** Columns of the design that are not 0. */
  readonly columns: readonly number[];
  /** Their values; 1 where absent. */
  readonly values?: readonly number[];
  readonly n: number;
  readonly x: number;
}

export interface LogisticFit {
  readonly coefficients: Float64Array;
  /** Columns that say nothing beyond those before them; their coefficient is 0. */
  readonly aliased: readonly boolean[];
  /** People. */
  readonly n: number;
  /** Variance of a weighted sum of coefficients, robust to the model being wrong (HC1). */
  robustVariance(weights: Float64Array): number;
  /** The same if the model is right. */
  modelVariance(weights: Float64Array): number;
}

const MOST_STEPS = 40;
const SMALL_STEP = 1e-10;
/** Odds past e¹⁵ to one say that a column tells who counts. */
const LARGEST_COEFFICIENT = 15;

/**
 * Logistic regression by Newton's method (iteratively re-weighted least squares) on counted rows, using that each has few
 * columns that are not 0. Undefined when nobody or everybody counts, and when it does not settle: some columns then tell
 * who counts (separation). Sources: McCullagh & Nelder (1989), chapter 4; MacKinnon & White (1985) for HC1.
 */
export function logistic(rows: readonly DesignRow[], size: number): LogisticFit | undefined {
  const peopled = rows.filter(({ n }) => n > 0);
  const n = peopled.reduce((sum, row) => sum + row.n, 0);
  const x = peopled.reduce((sum, row) => sum + row.x, 0);
  if (x === 0 || x === n) return undefined;
  const coefficients = new Float64Array(size);
  let aliased: readonly boolean[] | undefined;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { factored, gradient } = information(peopled, coefficients, aliased);
    aliased ??= factored.aliased;
    const change = factored.solve(gradient);
    let largest = 0;
    for (let column = 0; column < size; column++) {
      const by = Math.max(-MOST_CHANGE, Math.min(MOST_CHANGE, change[column] as number));
      coefficients[column] = (coefficients[column] as number) + by;
      largest = Math.max(largest, Math.abs(by));
    }
    if (!(largest < Number.POSITIVE_INFINITY)) return undefined;
    if (largest < SMALL_STEP) return fitted(peopled, { coefficients, aliased, n });
  }
  return undefined;
}

/** A first step too far would end where every weight is 0. */
const MOST_CHANGE = 5;

/** log odds → proportion. */
export const proportionAt = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Log odds of one row. */
export function logOddsOf(
  { columns, values }: Pick<DesignRow, "columns" | "values">,
  weights: Float64Array,
): number {
  let sum = 0;
  for (let i = 0; i < columns.length; i++)
    sum += (weights[columns[i] as number] as number) * (values?.[i] ?? 1);
  return sum;
}

function information(
  rows: readonly DesignRow[],
  coefficients: Float64Array,
  aliased: readonly boolean[] | undefined,
): { factored: Factored; gradient: Float64Array } {
  const size = coefficients.length;
  const cells = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  for (const row of rows) {
    const proportion = proportionAt(logOddsOf(row, coefficients));
    const residual = row.x - row.n * proportion;
    const weight = row.n * proportion * (1 - proportion);
    const { columns, values } = row;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] as number;
      const value = values?.[i] ?? 1;
      gradient[column] = (gradient[column] as number) + residual * value;
      for (let j = 0; j < columns.length; j++) {
        const other = columns[j] as number;
        if (other > column) continue;
        const place = column * size + other;
        cells[place] = (cells[place] as number) + weight * value * (values?.[j] ?? 1);
      }
    }
  }
  return { factored: cholesky({ size, cells }, aliased), gradient };
}

function fitted(
  rows: readonly DesignRow[],
  { coefficients, aliased, n }: Pick<LogisticFit, "coefficients" | "aliased" | "n">,
): LogisticFit | undefined {
  if (coefficients.some((value) => Math.abs(value) > LARGEST_COEFFICIENT)) return undefined;
  const { factored } = information(rows, coefficients, aliased);
  const columns = aliased.filter((isAliased) => !isAliased).length;
  const correction = n > columns ? n / (n - columns) : undefined;
  if (correction === undefined) return undefined;
  const spreads = rows.map((row) => {
    const proportion = proportionAt(logOddsOf(row, coefficients));
    return row.x * (1 - proportion) ** 2 + (row.n - row.x) * proportion ** 2;
  });
  return {
    coefficients,
    aliased,
    n,
    robustVariance: (weights) => {
      const solved = factored.solve(weights);
      return (
        correction *
        rows.reduce((sum, row, index) => sum + (spreads[index] as number) * logOddsOf(row, solved) ** 2, 0)
      );
    },
    modelVariance: (weights) => {
      const solved = factored.solve(weights);
      return weights.reduce((sum, weight, column) => sum + weight * (solved[column] as number), 0);
    },
  };
}
