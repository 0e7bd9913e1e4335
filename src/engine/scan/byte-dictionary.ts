import { finish, hashBytes } from "./byte-hash.ts";

/**
 * The distinct texts of one column, numbered in order of first sight and keyed on their bytes: no string is made for a
 * text seen before. Number 0 is always the empty text.
 */
export class ByteDictionary {
  private entries = 1;
  private store = new Uint8Array(1 << 12);
  private storeView = new DataView(this.store.buffer);
  private offsets = new Int32Array(257);
  /** Four integers a slot, side by side so that one look fetches them: key, number, offset and length of the text. */
  private slots = new Int32Array(4 * 512);
  /** Texts of one or two bytes (most national codes) by their bytes; 0 where not seen. */
  private readonly short = new Int32Array(256 + 65536);

  get size(): number {
    return this.entries;
  }

  /** The number of the text in `bytes[from … to)`, given one if it is new. */
  number(bytes: Uint8Array, view: DataView, from: number, to: number): number {
    const length = to - from;
    if (length === 0) return 0;
    if (length <= 2) {
      const key =
        length === 1
          ? (bytes[from] as number)
          : 256 + ((bytes[from] as number) << 8) + (bytes[from + 1] as number);
      const known = this.short[key] as number;
      if (known !== 0) return known;
      this.append(bytes, from, to);
      this.short[key] = this.entries - 1;
      return this.entries - 1;
    }
    const key =
      length <= WHOLE_IN_KEY ? shortKey(bytes, view, from, length) : hashBytes(bytes, view, from, to);
    const { slots } = this;
    const mask = slots.length - 4;
    let slot = (placeOf(key, length) << 2) & mask;
    for (let entry = slots[slot + 1] as number; entry !== 0; entry = slots[slot + 1] as number) {
      if (slots[slot] === key && slots[slot + 3] === length) {
        if (length <= WHOLE_IN_KEY) return entry;
        if (this.holds(slots[slot + 2] as number, bytes, view, from, length)) return entry;
      }
      slot = (slot + 4) & mask;
    }
    const offset = this.append(bytes, from, to);
    const entry = this.entries - 1;
    slots[slot] = key;
    slots[slot + 1] = entry;
    slots[slot + 2] = offset;
    slots[slot + 3] = length;
    if (this.entries * 8 > slots.length) this.growSlots();
    return entry;
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
    const larger = new Int32Array(slots.length * 4);
    const mask = larger.length - 4;
    for (let from = 0; from < slots.length; from += 4) {
      if (slots[from + 1] === 0) continue;
      let slot = (placeOf(slots[from] as number, slots[from + 3] as number) << 2) & mask;
      while (larger[slot + 1] !== 0) slot = (slot + 4) & mask;
      larger[slot] = slots[from] as number;
      larger[slot + 1] = slots[from + 1] as number;
      larger[slot + 2] = slots[from + 2] as number;
      larger[slot + 3] = slots[from + 3] as number;
    }
    this.slots = larger;
  }
}

/** Texts up to four bytes are their own key, and need no second look at their bytes; longer ones have a hash. */
const WHOLE_IN_KEY = 4;

function shortKey(bytes: Uint8Array, view: DataView, from: number, length: number): number {
  if (length === WHOLE_IN_KEY) return view.getInt32(from, true);
  return (bytes[from] as number) | ((bytes[from + 1] as number) << 8) | ((bytes[from + 2] as number) << 16);
}

const placeOf = (key: number, length: number): number => (length <= WHOLE_IN_KEY ? finish(key) : key);

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
