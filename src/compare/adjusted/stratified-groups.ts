/** The groups of one dimension, each split into the same strata: crossings of the groups of what is adjusted for. */
export interface StratifiedGroups {
  /** Dimensions; the first tells where a gap is carried. */
  readonly adjustedFor: readonly string[];
  readonly strata: readonly Stratum[];
  /** Groups of the first of `adjustedFor`, by the first level of a stratum. */
  readonly carriers: readonly { readonly group: string; readonly label: string }[];
  /** In the order of the dimension's groups; by stratum, undefined where the group is not found. */
  readonly groups: readonly {
    readonly group: string;
    readonly known: boolean;
    readonly waits: readonly (Uint32Array | undefined)[];
  }[];
}

export interface Stratum {
  /** Index of its group in each of `adjustedFor`. */
  readonly levels: readonly number[];
  readonly label: string;
}
