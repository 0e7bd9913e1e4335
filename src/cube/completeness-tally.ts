/** Rows of one level of one axis that share what is known of every field. */
export interface CompletenessCell {
  /** Index of the axis among those of the list. */
  readonly axis: number;
  readonly level: number;
  /** The classes of all fields in one number; `classesOf` tells them apart. */
  readonly key: number;
  readonly rows: number;
}

/** What of a row is known, field by field, and by which axes rows are counted: plain data, which travels to any thread. */
export interface CompletenessShape {
  readonly fields: readonly FieldClasses[];
  /** Indices of the axes by whose levels rows are counted. */
  readonly by: readonly number[];
}

export interface FieldClasses {
  readonly axis: number;
  /** Of these the last stands for rows as they should be. */
  readonly classes: number;
  /** Class by level of the axis; levels beyond, as open code lists grow, have the last. */
  readonly classOf: readonly number[];
}

/** Numbers keys in order of first sight. */
export interface Numbering {
  readonly inOrder: readonly number[];
  number(key: number): number;
}

/** The key of a row in which every field has its last class. */
export const fullKey = ({ fields }: CompletenessShape): number =>
  fields.reduce((product, { classes }) => product * classes, 1) - 1;

/** Per field the class that a key holds: the last field's is in its smallest place. */
export function classesOf(key: number, { fields }: CompletenessShape): number[] {
  let left = key;
  const backwards = [...fields].reverse().map(({ classes }) => {
    const found = left % classes;
    left = Math.floor(left / classes);
    return found;
  });
  return backwards.reverse();
}

/**
 * Counts, without their waits, which fields are known together in the rows of each level of some axes. Rows in which
 * all are known, which are most, are left to be told from the totals: a row costs a look-up for each field, and an
 * addition for each axis only where something is missing, however many pairs of the two are asked about afterwards.
 */
export class CompletenessTally {
  private readonly shape: CompletenessShape;
  private readonly full: number;
  private readonly combinations: Numbering;
  private readonly classOf: readonly Int32Array[];
  private readonly keys: Int32Array;
  /** Places in the block of the rows in which something is missing. */
  private readonly places: Int32Array;
  /** Per axis of `by`, rows by level and number of the combination: `level × stride + number`. */
  private readonly counts: Uint32Array[];
  private stride = FIRST_STRIDE;

  /** `mostRows`: how many rows are added at a time, at most. */
  constructor(shape: CompletenessShape, combinations: Numbering, mostRows: number) {
    this.shape = shape;
    this.full = fullKey(shape);
    if (this.full >= MOST_KEYS) throw new Error(`${this.full + 1} combinations of classes`);
    this.combinations = combinations;
    this.classOf = shape.fields.map(({ classOf }) => Int32Array.from(classOf));
    this.keys = new Int32Array(mostRows);
    this.places = new Int32Array(mostRows);
    this.counts = shape.by.map(() => new Uint32Array(FIRST_STRIDE * FIRST_LEVELS));
  }

  /** Counts `rows` rows: per axis of the list the level of each. */
  add(levels: readonly Int32Array[], rows: number): void {
    const { shape, keys, places, counts } = this;
    this.keysInto(keys, levels, rows);
    const missing = this.numberMissing(rows);
    if (this.combinations.inOrder.length > this.stride) this.widen();
    const { stride } = this;
    for (let by = 0; by < shape.by.length; by += 1) {
      const ofAxis = levels[shape.by[by] as number] as Int32Array;
      let byLevel = counts[by] as Uint32Array;
      for (let index = 0; index < missing; index += 1) {
        const level = ofAxis[places[index] as number] as number;
        const place = Math.imul(level, stride) + (keys[index] as number);
        if (place >= byLevel.length) byLevel = this.lengthen(by, place);
        byLevel[place] = (byLevel[place] as number) + 1;
      }
    }
  }

  /** The rows in which something is missing. */
  finish(): CompletenessCell[] {
    const { inOrder } = this.combinations;
    const cells: CompletenessCell[] = [];
    this.shape.by.forEach((axis, by) => {
      const counts = this.counts[by] as Uint32Array;
      for (let place = 0; place < counts.length; place += 1) {
        const rows = counts[place] as number;
        if (rows === 0) continue;
        const level = Math.floor(place / this.stride);
        cells.push({ axis, level, key: inOrder[place % this.stride] as number, rows });
      }
    });
    return cells;
  }

  private keysInto(keys: Int32Array, levels: readonly Int32Array[], rows: number): void {
    keys.fill(0, 0, rows);
    for (let field = 0; field < this.shape.fields.length; field += 1) {
      const { axis, classes } = this.shape.fields[field] as FieldClasses;
      const classOf = this.classOf[field] as Int32Array;
      const ofAxis = levels[axis] as Int32Array;
      for (let row = 0; row < rows; row += 1) {
        const level = ofAxis[row] as number;
        const found = level < classOf.length ? (classOf[level] as number) : classes - 1;
        keys[row] = Math.imul(keys[row] as number, classes) + found;
      }
    }
  }

  /** Gathers the rows in which something is missing, with the numbers of their keys; returns how many they are. */
  private numberMissing(rows: number): number {
    const { keys, places, full, combinations } = this;
    let missing = 0;
    for (let row = 0; row < rows; row += 1) {
      const key = keys[row] as number;
      if (key === full) continue;
      places[missing] = row;
      keys[missing] = combinations.number(key);
      missing += 1;
    }
    return missing;
  }

  /** More combinations than were thought of: every level takes more room. */
  private widen(): void {
    const before = this.stride;
    while (this.stride < this.combinations.inOrder.length) this.stride *= 2;
    this.counts.forEach((counts, by) => {
      const wider = new Uint32Array((counts.length / before) * this.stride);
      for (let from = 0; from < counts.length; from += before) {
        wider.set(counts.subarray(from, from + before), (from / before) * this.stride);
      }
      this.counts[by] = wider;
    });
  }

  private lengthen(by: number, place: number): Uint32Array {
    const before = this.counts[by] as Uint32Array;
    let { length } = before;
    while (length <= place) length *= 2;
    const longer = new Uint32Array(length);
    longer.set(before);
    this.counts[by] = longer;
    return longer;
  }
}

const MOST_KEYS = 2 ** 31 - 1;
const FIRST_STRIDE = 64;
const FIRST_LEVELS = 64;

/** The sum of several tallies of one shape, in order of axis, level and key. */
export function mergeCompleteness(tallies: readonly (readonly CompletenessCell[])[]): CompletenessCell[] {
  const merged: CompletenessCell[] = [];
  for (const cell of tallies.flat().sort(inOrder)) {
    const last = merged.at(-1);
    if (last === undefined || inOrder(last, cell) !== 0) merged.push(cell);
    else merged[merged.length - 1] = { ...last, rows: last.rows + cell.rows };
  }
  return merged;
}

const inOrder = (one: CompletenessCell, other: CompletenessCell): number =>
  one.axis - other.axis || one.level - other.level || one.key - other.key;
