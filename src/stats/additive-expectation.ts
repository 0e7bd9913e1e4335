/** A cell of a crossing: its level of each factor (0, 1 …) and its weight, above 0. */
export interface AdditiveCell {
  readonly levels: readonly number[];
  readonly weight: number;
}

export type AdditiveExpectation = (cell: number) => Float64Array | undefined;

/** Levels of all factors but the largest beyond which the sums would take seconds. */
const MOST_LEVELS = 500;
/** What is left of a cell's own part in its fit, or of a level's after the others, when nothing but rounding is left. */
const NOTHING = 1e-9;

/**
 * What a cell of a crossing would be if the factors only added up, judged by all other cells: the prediction for it by the
 * weighted least-squares fit of main effects to the others. Returns, for a cell, the weights with which the others' figures
 * make that prediction (its own is 0), which are the same for every figure; undefined where the other cells cannot tell,
 * because the cell alone has a level or joins two parts of the crossing. In a crossing of two by two it is the sum of the
 * neighbours less the opposite. The function is undefined when there are too many levels to add up in reasonable time.
 * Source: Searle (1971), Linear Models, section 7.1; Allen (1974), Technometrics 16:125–127, for leaving one out.
 */
export function additiveExpectation(cells: readonly AdditiveCell[]): AdditiveExpectation | undefined {
  const design = designOf(cells);
  if (design.columns > MOST_LEVELS) return undefined;
  const inverse = swept(productsOf(cells, design), design.columns);
  return (index) => {
    const own = design.cells[index];
    if (own === undefined) return undefined;
    const toward = directionOf(own, design.levels[own.level] as MainLevel, inverse);
    const ofLevel = design.levels.map(({ means }) => dot(means, toward));
    const leverageOf = (other: number): number => {
      const { level, columns } = design.cells[other] as DesignCell;
      const reduced = sumAt(columns, toward) - (ofLevel[level] as number);
      const same = level === own.level ? 1 / (design.levels[level] as MainLevel).weight : 0;
      return (cells[other] as AdditiveCell).weight * (same + reduced);
    };
    const left = 1 - leverageOf(index);
    if (!(left > NOTHING)) return undefined;
    return Float64Array.from(cells, (_, other) => (other === index ? 0 : leverageOf(other) / left));
  };
}

/** Columns of the design with what stands in them. */
type Sparse = readonly (readonly [column: number, value: number])[];

interface DesignCell {
  readonly level: number;
  /** Of every factor but the main one, unless at its first level: the columns in which the cell has a 1. */
  readonly columns: readonly number[];
}

interface MainLevel {
  readonly weight: number;
  /** Mean of each column over the level's cells, by weight. */
  readonly means: Sparse;
}

/** The factor with most levels, the main one, is swept out by hand: columns are those of the others. */
interface Design {
  readonly columns: number;
  readonly cells: readonly DesignCell[];
  readonly levels: readonly MainLevel[];
}

function designOf(cells: readonly AdditiveCell[]): Design {
  const factors = cells[0]?.levels.length ?? 0;
  const sizes = Array.from({ length: factors }, (_, factor) =>
    cells.reduce((most, { levels }) => Math.max(most, (levels[factor] ?? 0) + 1), 0),
  );
  const main = sizes.indexOf(Math.max(0, ...sizes));
  const starts: number[] = [];
  let columns = 0;
  sizes.forEach((size, factor) => {
    starts.push(columns);
    if (factor !== main) columns += size - 1;
  });
  const designed = cells.map(({ levels }) => ({
    level: levels[main] ?? 0,
    columns: levels.flatMap((level, factor) =>
      factor === main || level === 0 ? [] : [(starts[factor] as number) + level - 1],
    ),
  }));
  return { columns, cells: designed, levels: mainLevels(cells, designed) };
}

function mainLevels(cells: readonly AdditiveCell[], designed: readonly DesignCell[]): MainLevel[] {
  const sums: { weight: number; readonly byColumn: Map<number, number> }[] = [];
  designed.forEach(({ level, columns }, index) => {
    const { weight } = cells[index] as AdditiveCell;
    while (sums.length <= level) sums.push({ weight: 0, byColumn: new Map() });
    const sum = sums[level] as (typeof sums)[number];
    sum.weight += weight;
    for (const column of columns) sum.byColumn.set(column, (sum.byColumn.get(column) ?? 0) + weight);
  });
  return sums.map(({ weight, byColumn }) => ({
    weight,
    means: [...byColumn].map(([column, sum]) => [column, sum / weight] as const),
  }));
}

/** The weighted cross-products of the columns, less those of their means over each main level. */
function productsOf(cells: readonly AdditiveCell[], design: Design): Float64Array {
  const size = design.columns;
  const products = new Float64Array(size * size);
  const add = (row: number, column: number, value: number): void => {
    products[row * size + column] = (products[row * size + column] as number) + value;
  };
  design.cells.forEach(({ columns }, index) => {
    const { weight } = cells[index] as AdditiveCell;
    for (const row of columns) for (const column of columns) add(row, column, weight);
  });
  for (const { weight, means } of design.levels) {
    for (const [row, first] of means) {
      for (const [column, second] of means) add(row, column, -weight * first * second);
    }
  }
  return products;
}

/** The symmetric sweep of every column that the ones before it do not already give. Source: Goodnight (1979), Am Stat 33:149–158. */
function swept(matrix: Float64Array, size: number): Float64Array {
  const before = Float64Array.from({ length: size }, (_, column) => matrix[column * size + column] as number);
  const kept = new Array<boolean>(size).fill(false);
  const at = (row: number, column: number): number => matrix[row * size + column] as number;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const d = at(pivot, pivot);
    if (!(d > NOTHING * (before[pivot] as number))) continue;
    kept[pivot] = true;
    for (let row = 0; row < size; row += 1) {
      const factor = at(row, pivot) / d;
      if (row === pivot || factor === 0) continue;
      for (let column = 0; column < size; column += 1) {
        if (column !== pivot) {
          matrix[row * size + column] = at(row, column) - factor * at(pivot, column);
        }
      }
      matrix[row * size + pivot] = -factor;
    }
    for (let column = 0; column < size; column += 1) {
      matrix[pivot * size + column] = column === pivot ? 1 / d : at(pivot, column) / d;
    }
  }
  return Float64Array.from(matrix, (value, place) =>
    kept[Math.floor(place / size)] && kept[place % size] ? value : 0,
  );
}

/** The inverse times the cell's columns less their means over its main level. */
function directionOf({ columns }: DesignCell, { means }: MainLevel, inverse: Float64Array): Float64Array {
  const size = Math.sqrt(inverse.length);
  const direction = new Float64Array(size);
  const add = (column: number, value: number): void => {
    for (let row = 0; row < size; row += 1) {
      direction[row] = (direction[row] as number) + (inverse[row * size + column] as number) * value;
    }
  };
  for (const column of columns) add(column, 1);
  for (const [column, mean] of means) add(column, -mean);
  return direction;
}

function dot(vector: Sparse, direction: Float64Array): number {
  let sum = 0;
  for (const [column, value] of vector) sum += value * (direction[column] as number);
  return sum;
}

function sumAt(columns: readonly number[], direction: Float64Array): number {
  let sum = 0;
  for (const column of columns) sum += direction[column] as number;
  return sum;
}
