import { writtenZeros } from "../scanner/written-zeros.ts";

/**
 * A set of fixed-width fingerprints (two or three 32-bit words), with one further word kept beside each member. Open
 * addressing over one typed array; sized from the expected number so that a large list does not hold two copies.
 */
export class FingerprintSet {
  private slots: Int32Array;
  private slotCount: number;
  private members = 0;
  private readonly keyWords: number;
  private readonly stride: number;

  constructor(keyWords: 2 | 3, expected: number, withNote: boolean) {
    this.keyWords = keyWords;
    this.stride = keyWords + (withNote ? 1 : 0);
    this.slotCount = Math.max(1024, Math.ceil(expected / MOST_FILLED) + 1);
    this.slots = writtenZeros(this.slotCount * this.stride);
  }

  get size(): number {
    return this.members;
  }

  /**
   * Adds the key and returns −1, or returns where the same key already is (for `noteAt`). The all-zero key means "none"
   * and must not be added.
   */
  add(first: number, second: number, third: number, note: number): number {
    if (this.members + 1 > this.slotCount * MOST_FILLED) this.grow();
    const at = this.find(first, second, third);
    if (!this.isEmpty(at)) return at;
    this.slots[at] = first;
    this.slots[at + 1] = second;
    if (this.keyWords === 3) this.slots[at + 2] = third;
    if (this.stride > this.keyWords) this.slots[at + this.keyWords] = note;
    this.members += 1;
    return -1;
  }

  /**
   * Touches the places of keys `from … until`, `stride` integers apart, before they are added: one short loop has many
   * of them on their way from memory at once. Returns something, so that it is not left out.
   */
  fetch(keys: Int32Array, stride: number, from: number, until: number): number {
    const { slots, stride: slotStride, slotCount } = this;
    let touched = 0;
    for (let index = from; index < until; index += 1) {
      const first = keys[index * stride] as number;
      const slot = Math.floor(((first >>> 0) / 4294967296) * slotCount);
      touched ^= slots[slot * slotStride] as number;
    }
    return touched;
  }

  noteAt(place: number): number {
    return this.slots[place + this.keyWords] as number;
  }

  /** Place of the key, or of the empty slot where it belongs. */
  private find(first: number, second: number, third: number): number {
    const { slots, stride, slotCount, keyWords } = this;
    let slot = Math.floor(((first >>> 0) / 4294967296) * slotCount);
    for (;;) {
      const at = slot * stride;
      if (slots[at] === first && slots[at + 1] === second && (keyWords === 2 || slots[at + 2] === third)) {
        return at;
      }
      if (this.isEmpty(at)) return at;
      slot = slot + 1 === slotCount ? 0 : slot + 1;
    }
  }

  private isEmpty(at: number): boolean {
    const { slots } = this;
    return slots[at] === 0 && slots[at + 1] === 0 && (this.keyWords === 2 || slots[at + 2] === 0);
  }

  private grow(): void {
    const old = this.slots;
    this.slotCount = Math.ceil(this.slotCount * GROWTH);
    this.slots = writtenZeros(this.slotCount * this.stride);
    for (let from = 0; from < old.length; from += this.stride) {
      const third = this.keyWords === 3 ? (old[from + 2] as number) : 0;
      if (old[from] === 0 && old[from + 1] === 0 && third === 0) continue;
      const at = this.find(old[from] as number, old[from + 1] as number, third);
      for (let word = 0; word < this.stride; word += 1) this.slots[at + word] = old[from + word] as number;
    }
  }
}

const MOST_FILLED = 0.75;
/** Little enough that the old and the new table together stay well below twice what is needed. */
const GROWTH = 1.5;
