/** Thrown into a connection on which nothing has come for too long. */
export class Stalled extends Error {
  override readonly name = "Stalled";
}

/**
 * Waits for a server as long as something comes: `signal` aborts when nothing has for `idleMs`, or when the person interrupts.
 * It counts from the first look-up of the host's name to the last byte.
 */
export class Patience {
  readonly signal: AbortSignal;
  readonly #stalled = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(idleMs: number, interrupt: AbortSignal | undefined) {
    const { signal } = this.#stalled;
    this.signal = interrupt === undefined ? signal : AbortSignal.any([interrupt, signal]);
    this.#timer = setTimeout(() => this.#stalled.abort(new Stalled()), idleMs);
  }

  /** Something came. */
  renew(): void {
    this.#timer.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  /** What ended the wait, where it was this, in place of the error that the connection then makes of it. */
  reasonFor(cause: unknown): unknown {
    return this.signal.aborted ? this.signal.reason : cause;
  }
}
