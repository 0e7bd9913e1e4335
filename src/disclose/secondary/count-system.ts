/** Published counts as one system: which numbers there are, and which are sums of which. */

export type CellId = string;

/** One number, in however many places it is printed. */
export interface CountCell {
  readonly id: CellId;
  /** A count: a whole number, 0 or more. */
  readonly value: number;
  /** False for a number nobody prints that others differ by, such as those of a group whose category is not known. */
  readonly published: boolean;
  /** What is lost when it is hidden, in counts of one group: a total of the whole list is worth many. Default 1. */
  readonly weight?: number;
  /** Hidden whatever its size, for example because too few people are behind it. */
  readonly isSmall?: boolean;
}

/** total = the sum of the parts, whatever the list. */
export interface SumRelation {
  readonly total: CellId;
  readonly parts: readonly CellId[];
}

export interface CountSystem {
  readonly cells: readonly CountCell[];
  readonly relations: readonly SumRelation[];
}
