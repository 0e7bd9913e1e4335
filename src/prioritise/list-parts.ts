/** What a list is ranked within, one order for each part: the specialty, say. */
export interface ListParts {
  readonly dimension: string;
  readonly label: string;
  /** Per pathway, an index into `groups`. */
  readonly keys: Uint16Array | Uint32Array;
  readonly groups: readonly { readonly id: string; readonly label: string }[];
}
