/**
 * The analysed pathways of a list as columns: one item per pathway in every array, in no order that means anything.
 * Patients' identifiers are not here: an order is made of numbers, and written by whoever holds the texts.
 */
export interface ListRows {
  readonly size: number;
  /** Whole days from clock start to snapshot. */
  readonly daysWaited: Int32Array;
  /**
   * Whole days that a person's place counts from: those waited, but from the original referral for somebody back from
   * active monitoring, where the list has that date. Never fewer than `daysWaited`.
   */
  readonly placeDays: Int32Array;
  /** Whole days since the priority review, else the decision to admit; `NO_REVIEW` where neither can be used. */
  readonly reviewDays: Int32Array;
  /** Tier as index of CLINICAL_TIERS, else `NEEDS_REVIEW` or `PATIENT_CHOICE`. */
  readonly tiers: Uint8Array;
  /** Row numbers by clock start (earliest first), then pathway identifier: what settles a tie. */
  readonly tieOrder: Uint32Array;
  /** Per pathway, appointments missed or cancelled by the person so far, where the list has such a column; `NOT_COUNTED` where blank. */
  readonly missed?: Int16Array;
  /** By id: those a policy names, the characteristics the list carries, `specialty` where it has one. */
  readonly dimensions: ReadonlyMap<string, RowGroups>;
}

export const NO_REVIEW = -1;
export const NOT_COUNTED = -1;
/** Values of `tiers` beside the indices of CLINICAL_TIERS. */
export const NEEDS_REVIEW = 6;
export const PATIENT_CHOICE = 7;

/** The groups of one dimension, and where each pathway belongs. */
export interface RowGroups {
  readonly dimension: string;
  readonly label: string;
  readonly ordered: boolean;
  /** A characteristic protected by the Equality Act 2010, or a form of one. */
  readonly protected: boolean;
  /** A group id, or `rest-of-list`. */
  readonly reference: string;
  /** Known groups first, then `not-stated` and `unknown`. */
  readonly groups: readonly { readonly id: string; readonly label: string }[];
  /** How many of `groups` are known. */
  readonly knownGroups: number;
  /** Per pathway, a level; several levels may be one group. */
  readonly levels: Uint8Array | Uint16Array | Uint32Array;
  /** Index into `groups` of each level. */
  readonly groupOfLevel: Uint16Array | Uint32Array;
}

/** The group of a pathway, as an index into `groups`. */
export const groupAt = ({ levels, groupOfLevel }: RowGroups, row: number): number =>
  groupOfLevel[levels[row] as number] as number;
