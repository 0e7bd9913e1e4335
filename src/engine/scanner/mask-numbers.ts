import { finish } from "./byte-hash.ts";

const SLOTS = 256;

/** Numbers the distinct blank/not-blank masks of one lane. */
export class MaskNumbers {
  /** The masks by number. */
  readonly inOrder: number[] = [];
  private readonly numbers = new Map<number, number>();
  /** The masks met last, by hash, with their numbers: a few masks are those of nearly all rows. */
  private readonly recent = new Int32Array(SLOTS).fill(-1);
  private readonly recentNumbers = new Int32Array(SLOTS);

  /** `mask` is not negative. */
  number(mask: number): number {
    const slot = finish(mask) & (SLOTS - 1);
    if (this.recent[slot] === mask) return this.recentNumbers[slot] as number;
    let number = this.numbers.get(mask);
    if (number === undefined) {
      number = this.inOrder.push(mask) - 1;
      this.numbers.set(mask, number);
    }
    this.recent[slot] = mask;
    this.recentNumbers[slot] = number;
    return number;
  }
}
