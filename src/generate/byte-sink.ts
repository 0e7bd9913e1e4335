const ZERO = 48;

/**
 * A growing run of bytes. A million rows are written digit by digit into this, because a string per cell would spend
 * most of the time in the garbage collector.
 */
export class ByteSink {
  readonly bytes: Buffer;
  length = 0;

  constructor(capacity: number) {
    this.bytes = Buffer.allocUnsafe(capacity);
  }

  byte(value: number): void {
    this.bytes[this.length++] = value;
  }

  fragment(fragment: Uint8Array): void {
    this.fragmentPart(fragment, 0, fragment.length);
  }

  fragmentPart(fragment: Uint8Array, from: number, to: number): void {
    const { bytes } = this;
    let at = this.length;
    for (let index = from; index < to; index += 1) bytes[at++] = fragment[index]!;
    this.length = at;
  }

  /** A whole number from 0 to 2³¹ − 1 in exactly `width` digits, zeros in front. */
  digits(value: number, width: number): void {
    let rest = value;
    for (let at = this.length + width - 1; at >= this.length; at -= 1) {
      const quotient = (rest / 10) | 0;
      this.bytes[at] = ZERO + (rest - quotient * 10);
      rest = quotient;
    }
    this.length += width;
  }
}
