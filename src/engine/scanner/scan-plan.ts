/**
 * Which columns of one file are coded, and how. A plan is plain data: it travels to worker threads as it is.
 * Column numbers are positions in the header.
 */
export interface ScanPlan {
  readonly delimiter: number;
  readonly fieldCount: number;
  /** Columns whose distinct texts are numbered; `dates` adds the fast path for dates of a common shape. */
  readonly coded: readonly { readonly column: number; readonly dates: boolean }[];
  /** Recognised columns that are only counted for completeness: blank or not. */
  readonly presence: readonly number[];
  /** Identifier of the pathway, and of the referral within it; fingerprints only, never kept as text. */
  readonly pathway?: { readonly id: number; readonly referral?: number };
  /** Identifiers of the patient, best first. */
  readonly person: readonly PersonColumn[];
  readonly localIssuer: LocalIssuer;
  readonly postcode?: number;
  /** Columns whose fields can be found again in the bytes, row by row. */
  readonly located?: readonly number[];
}

export interface PersonColumn {
  readonly column: number;
  /** `local`: an identifier that means something only within the organisation that gave it. */
  readonly kind: "nhs-number" | "text" | "local";
}

/** Who gave the local identifiers of a file: a column of provider codes, else whoever the file is from. */
export interface LocalIssuer {
  readonly column?: number;
  readonly file: number;
}

/**
 * Where each item of a row stands among the row's integers, behind one for each coded column. A row is contiguous: it is
 * written once and read once. What the plan does not have takes no room.
 */
export interface RowLayout {
  /** Lanes of interned blank/not-blank masks, one per 30 presence columns. */
  readonly presence: number;
  readonly presenceLanes: number;
  /** Three lanes of the pathway's fingerprint, zeros where blank, and one of a hash of the whole row. */
  readonly pathway: number;
  readonly rowHash: number;
  /** Three lanes of the referral's fingerprint, zeros where blank. */
  readonly referral: number;
  /** Two lanes, zeros where no identifier is usable. */
  readonly person: number;
  /** Two lanes: high and low part of the packed key; see `packedPostcodeInto`. */
  readonly postcode: number;
  /** Two lanes for each located column: start and end, as in `KeptRows`. */
  readonly located: number;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly lanes: number;
}

export const PRESENCE_BITS = 30;

export function rowLayout(plan: ScanPlan): RowLayout {
  const presenceLanes = Math.ceil(plan.presence.length / PRESENCE_BITS);
  const presence = plan.coded.length;
  const pathway = presence + presenceLanes;
  const rowHash = pathway + (plan.pathway === undefined ? 0 : 3);
  const hasRowHash = plan.pathway !== undefined || plan.located !== undefined;
  const referral = rowHash + (hasRowHash ? 1 : 0);
  const person = referral + (plan.pathway?.referral === undefined ? 0 : 3);
  const postcode = person + (plan.person.length === 0 ? 0 : 2);
  const located = postcode + (plan.postcode === undefined ? 0 : 2);
  const line = located + (plan.located?.length ?? 0) * 2;
  return {
    presence,
    presenceLanes,
    pathway,
    rowHash,
    referral,
    person,
    postcode,
    located,
    line,
    start: line + 1,
    end: line + 2,
    lanes: line + 3,
  };
}
