import { finish, hashBytes } from "./byte-hash.ts";
import { writtenZeros } from "./written-zeros.ts";

/**
 * The distinct texts of one column, numbered in order of first sight and keyed on their bytes: no string is made for a
 * text seen before. Number 0 is always the empty text.
 */
export class ByteDictionary {
  private entries = 1;
  private store = new Uint8Array(1 << 12);
  private storeView = new DataView(this.store.buffer);
  private offsets = new Int32Array(257);
  /**
   * Four integers a slot, side by side so that one look fetches them. A text of up to twelve bytes stands there whole, in
   * three words; of a longer one the hash and where it is stored. The last says the number and the length (0: empty slot).
   */
  private slots = new Int32Array(4 * 512);
  /** Texts of one or two bytes (most national codes) by their bytes; 0 where not seen. */
  private readonly short = new Int32Array(256 + 65536);

  get size(): number {
    return this.entries;
  }

  /** The number of the text in `bytes[from … to)`, given one if it is new. */
  number(bytes: Uint8Array, view: DataView, from: number, to: number): number {
    const length = to - from;
    if (length <= 2) return length === 0 ? 0 : this.shortNumber(bytes, from, to);
    if (length > WHOLE_IN_SLOT) return this.longNumber(bytes, view, from, to);
    // Where the words overlap they say the same bytes twice, which with the length still tells every text apart.
    const first = length === 3 ? threeBytes(bytes, from) : view.getInt32(from, true);
    const second = length <= 4 ? 0 : view.getInt32(length <= 8 ? to - 4 : from + 4, true);
    const third = length <= 8 ? 0 : view.getInt32(to - 4, true);
    const { slots } = this;
    const mask = slots.length - 4;
    let slot = (hashWords(first, second, third, length) << 2) & mask;
    for (let entry = slots[slot + 3] as number; entry !== 0; entry = slots[slot + 3] as number) {
      const isSame =
        slots[slot] === first &&
        slots[slot + 1] === second &&
        slots[slot + 2] === third &&
        (entry & LENGTH_MASK) === length;
      if (isSame) return entry >>> LENGTH_BITS;
      slot = (slot + 4) & mask;
    }
    this.append(bytes, from, to);
    return this.fill(slot, { first, second, third, length });
  }

  private shortNumber(bytes: Uint8Array, from: number, to: number): number {
    const first = bytes[from] as number;
    const key = to - from === 1 ? first : 256 + (first << 8) + (bytes[from + 1] as number);
    const known = this.short[key] as number;
    if (known !== 0) return known;
    this.append(bytes, from, to);
    this.short[key] = this.entries - 1;
    return this.entries - 1;
  }

  private longNumber(bytes: Uint8Array, view: DataView, from: number, to: number): number {
    const first = hashBytes(bytes, view, from, to);
    const third = to - from;
    const { slots } = this;
    const mask = slots.length - 4;
    let slot = (first << 2) & mask;
    for (let entry = slots[slot + 3] as number; entry !== 0; entry = slots[slot + 3] as number) {
      const isAlike = (entry & LENGTH_MASK) === LONG && slots[slot] === first && slots[slot + 2] === third;
      if (isAlike && this.holds(slots[slot + 1] as number, bytes, view, from, third)) {
        return entry >>> LENGTH_BITS;
      }
      slot = (slot + 4) & mask;
    }
    const second = this.append(bytes, from, to);
    return this.fill(slot, { first, second, third, length: LONG });
  }

  /** Enters the text appended last. */
  private fill(slot: number, entry: SlotEntry): number {
    const { slots } = this;
    const number = this.entries - 1;
    slots[slot] = entry.first;
    slots[slot + 1] = entry.second;
    slots[slot + 2] = entry.third;
    slots[slot + 3] = (number << LENGTH_BITS) | entry.length;
    if (this.entries * 8 > slots.length) this.growSlots();
    return number;
  }

  /** The bytes of the entries from `first` on, one after another, with the end of each. */
  since(first: number): { bytes: Uint8Array; ends: Int32Array } {
    const start = this.offsets[first] as number;
    const bytes = this.store.slice(start, this.offsets[this.entries] as number);
    const ends = this.offsets.slice(first + 1, this.entries + 1).map((offset) => offset - start);
    return { bytes, ends };
  }

  private holds(start: number, bytes: Uint8Array, view: DataView, from: number, length: number): boolean {
    let at = 0;
    for (; at + 4 <= length; at += 4) {
      if (this.storeView.getInt32(start + at, true) !== view.getInt32(from + at, true)) return false;
    }
    for (; at < length; at += 1) if (this.store[start + at] !== bytes[from + at]) return false;
    return true;
  }

  /** Gives the text the next number; returns where its bytes are kept. */
  private append(bytes: Uint8Array, from: number, to: number): number {
    const start = this.offsets[this.entries] as number;
    const end = start + (to - from);
    if (end > this.store.length) {
      const larger = new Uint8Array(Math.max(end, this.store.length * 2));
      larger.set(this.store);
      this.store = larger;
      this.storeView = new DataView(larger.buffer);
    }
    for (let at = from; at < to; at += 1) this.store[start + at - from] = bytes[at] as number;
    this.entries += 1;
    if (this.entries + 1 > this.offsets.length) this.offsets = doubled(this.offsets);
    this.offsets[this.entries] = end;
    return start;
  }

  private growSlots(): void {
    const { slots } = this;
    // Fourfold: while a list is young this runs before the compiler has seen it.
    const larger = writtenZeros(slots.length * 4);
    const mask = larger.length - 4;
    for (let from = 0; from < slots.length; from += 4) {
      const entry = slots[from + 3] as number;
      if (entry === 0) continue;
      const first = slots[from] as number;
      const second = slots[from + 1] as number;
      const third = slots[from + 2] as number;
      const length = entry & LENGTH_MASK;
      const hash = length === LONG ? first : hashWords(first, second, third, length);
      let slot = (hash << 2) & mask;
      while (larger[slot + 3] !== 0) slot = (slot + 4) & mask;
      larger[slot] = first;
      larger[slot + 1] = second;
      larger[slot + 2] = third;
      larger[slot + 3] = entry;
    }
    this.slots = larger;
  }
}

interface SlotEntry {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly length: number;
}

const WHOLE_IN_SLOT = 12;
/** Stands for the length of a text that is not whole in its slot. */
const LONG = 15;
const LENGTH_BITS = 4;
const LENGTH_MASK = 15;

const threeBytes = (bytes: Uint8Array, from: number): number =>
  (bytes[from] as number) | ((bytes[from + 1] as number) << 8) | ((bytes[from + 2] as number) << 16);

function hashWords(first: number, second: number, third: number, length: number): number {
  const hash =
    Math.imul(first ^ length, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
  return finish(hash);
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
