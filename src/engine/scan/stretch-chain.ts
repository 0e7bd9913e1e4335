/**
 * Which stretches begin at true record starts: by induction one that begins exactly where the one before it ends does,
 * and any other, coded from a wrong guess, is coded again from the true start, where there is something left of it.
 */
export class StretchChain {
  /** Where the next record begins, as far as is certain. */
  private expected: number;

  constructor(start: number) {
    this.expected = start;
  }

  /** A stretch that nominally stops at `stopAt`, in order; `again` is where it must be coded from instead. */
  take(chunk: { readonly from: number; readonly to: number }, stopAt: number): StretchVerdict {
    if (this.expected >= stopAt) return { stands: false, again: undefined };
    if (chunk.from !== this.expected) return { stands: false, again: this.expected };
    this.expected = chunk.to;
    return { stands: true };
  }
}

export type StretchVerdict =
  | { readonly stands: true }
  | { readonly stands: false; readonly again: number | undefined };
