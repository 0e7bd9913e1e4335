/** Bytes of a file from `origin` on, `length` of them valid, with room for one byte more. */
export interface Stretch {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly origin: number;
  readonly length: number;
  /** Where in the file the first record begins, and where this stretch's records stop beginning. */
  readonly from: number;
  readonly stopAt: number;
  readonly isLast: boolean;
}
export type MoreBytes = (stretch: Stretch) => Promise<Stretch | undefined>;
