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
  const weights = Float64Array.from(cells, ({ weight }) => weight);
  const inverse = swept(productsOf(design, weights), design.columns);
  return (index) => {
    if (cells[index] === undefined) return undefined;
    const leverages = leveragesOf(index, { design, weights, inverse });
    const left = 1 - (leverages[index] as number);
    if (!(left > NOTHING)) return undefined;
    leverages[index] = 0;
    for (let other = 0; other < leverages.length; other += 1) {
      leverages[other] = (leverages[other] as number) / left;
    }
    return leverages;
  };
}

/** How much each cell goes into the fitted figure of one of them. */
function leveragesOf(
  index: number,
  {
    design,
    weights,
    inverse,
  }: { readonly design: Design; readonly weights: Float64Array; readonly inverse: Float64Array },
): Float64Array {
  const { columnsPerCell, cellColumns, cellLevels, levels } = design;
  const toward = directionOf(index, design, inverse);
  const ofLevel = Float64Array.from(levels, ({ means }) => -dot(means, toward));
  const leverages = new Float64Array(weights.length);
  const ownLevel = cellLevels[index] as number;
  const same = 1 / (levels[ownLevel] as MainLevel).weight;
  let place = 0;
  for (let cell = 0; cell < leverages.length; cell += 1) {
    const level = cellLevels[cell] as number;
    let sum = (ofLevel[level] as number) + (level === ownLevel ? same : 0);
    for (const end = place + columnsPerCell; place < end; place += 1) {
      sum += toward[cellColumns[place] as number] as number;
    }
    leverages[cell] = (weights[cell] as number) * sum;
  }
  return leverages;
}

/** Columns of the design with what stands in them. */
type Sparse = readonly { readonly column: number; readonly value: number }[];

interface MainLevel {
  readonly weight: number;
  /** Mean of each column over the level's cells, by weight. */
  readonly means: Sparse;
}

/** The factor with most levels, the main one, is swept out by hand: columns are those of the others, less the first of each. */
interface Design {
  readonly columns: number;
  /** Of each cell its level of the main factor. */
  readonly cellLevels: Int32Array;
  /** Cell by cell, for every other factor, the column in which it has a 1; a first level has the one past the last. */
  readonly cellColumns: Int32Array;
  readonly columnsPerCell: number;
  readonly levels: readonly MainLevel[];
}

function designOf(cells: readonly AdditiveCell[]): Design {
  const factors = cells[0]?.levels.length ?? 0;
  const sizes = Array.from({ length: factors }, (_, factor) =>
    cells.reduce((most, { levels }) => Math.max(most, (levels[factor] ?? 0) + 1), 0),
  );
  const main = sizes.indexOf(Math.max(0, ...sizes));
  let columns = 0;
  const starts = sizes.map((size, factor) => {
    const start = columns;
    if (factor !== main) columns += size - 1;
    return start;
  });
  const cellColumns = cells.flatMap(({ levels }) =>
    starts.flatMap((start, factor) => {
      const level = levels[factor] ?? 0;
      if (factor === main) return [];
      return level === 0 ? columns : start + level - 1;
    }),
  );
  const design = {
    columns,
    cellLevels: Int32Array.from(cells, ({ levels }) => levels[main] ?? 0),
    cellColumns: Int32Array.from(cellColumns),
    columnsPerCell: Math.max(0, factors - 1),
  };
  return { ...design, levels: mainLevels(cells, design) };
}

type Placed = Pick<Design, "columns" | "columnsPerCell" | "cellColumns">;

/** The columns in which a cell has a 1. */
function columnsOf(cell: number, { columns, columnsPerCell, cellColumns }: Placed): Int32Array {
  const start = cell * columnsPerCell;
  return cellColumns.subarray(start, start + columnsPerCell).filter((column) => column < columns);
}

function mainLevels(
  cells: readonly AdditiveCell[],
  design: Placed & Pick<Design, "cellLevels">,
): MainLevel[] {
  const sums: { weight: number; readonly byColumn: Map<number, number> }[] = [];
  cells.forEach(({ weight }, cell) => {
    const level = design.cellLevels[cell] as number;
    while (sums.length <= level) sums.push({ weight: 0, byColumn: new Map() });
    const sum = sums[level] as (typeof sums)[number];
    sum.weight += weight;
    for (const column of columnsOf(cell, design)) {
      sum.byColumn.set(column, (sum.byColumn.get(column) ?? 0) + weight);
    }
  });
  return sums.map(({ weight, byColumn }) => ({
    weight,
    means: [...byColumn].map(([column, sum]) => ({ column, value: sum / weight })),
  }));
}

/** The weighted cross-products of the columns, less those of their means over each main level. */
function productsOf(design: Design, weights: Float64Array): Float64Array {
  const size = design.columns;
  const products = new Float64Array(size * size);
  const add = (row: number, column: number, value: number): void => {
    products[row * size + column] = (products[row * size + column] as number) + value;
  };
  weights.forEach((weight, cell) => {
    const columns = columnsOf(cell, design);
    for (const row of columns) for (const column of columns) add(row, column, weight);
  });
  for (const { weight, means } of design.levels) {
    for (const row of means) {
      for (const { column, value } of means) add(row.column, column, -weight * row.value * value);
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

/** The inverse times the cell's columns less their means over its main level; 0 for the column of first levels. */
function directionOf(cell: number, design: Design, inverse: Float64Array): Float64Array {
  const size = design.columns;
  const direction = new Float64Array(size + 1);
  const add = (column: number, value: number): void => {
    for (let row = 0; row < size; row += 1) {
      direction[row] = (direction[row] as number) + (inverse[row * size + column] as number) * value;
    }
  };
  for (const column of columnsOf(cell, design)) add(column, 1);
  const { means } = design.levels[design.cellLevels[cell] as number] as MainLevel;
  for (const { column, value } of means) add(column, -value);
  return direction;
}

function dot(vector: Sparse, direction: Float64Array): number {
  let sum = 0;
  for (const { column, value } of vector) sum += value * (direction[column] as number);
  return sum;
}
