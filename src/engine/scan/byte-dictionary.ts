import { hashBytes } from "./byte-hash.ts";

/**
 * The distinct texts of one column, numbered in order of first sight and keyed on their bytes: no string is made for a
 * text seen before. Number 0 is always the empty text.
 */
export class ByteDictionary {
  private entries = 1;
  private store = new Uint8Array(1 << 12);
  private storeView = new DataView(this.store.buffer);
  private offsets = new Int32Array(257);
  private hashes = new Int32Array(256);
  private slots = new Int32Array(512);
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
    const hash = hashBytes(bytes, view, from, to);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.slots[slot] as number; entry !== 0; entry = this.slots[slot] as number) {
      if (this.hashes[entry] === hash && this.holds(entry, bytes, view, from, length)) return entry;
      slot = (slot + 1) & mask;
    }
    this.append(bytes, from, to);
    const entry = this.entries - 1;
    this.hashes[entry] = hash;
    this.slots[slot] = entry;
    if (this.entries * 2 > this.slots.length) this.growSlots();
    return entry;
  }

  /** The bytes of the entries from `first` on, one after another, with the end of each. */
  since(first: number): { bytes: Uint8Array; ends: Int32Array } {
    const start = this.offsets[first] as number;
    const bytes = this.store.slice(start, this.offsets[this.entries] as number);
    const ends = this.offsets.slice(first + 1, this.entries + 1).map((offset) => offset - start);
    return { bytes, ends };
  }

  private holds(entry: number, bytes: Uint8Array, view: DataView, from: number, length: number): boolean {
    const start = this.offsets[entry] as number;
    if ((this.offsets[entry + 1] as number) - start !== length) return false;
    let at = 0;
    for (; at + 4 <= length; at += 4) {
      if (this.storeView.getInt32(start + at, true) !== view.getInt32(from + at, true)) return false;
    }
    for (; at < length; at += 1) if (this.store[start + at] !== bytes[from + at]) return false;
    return true;
  }

  private append(bytes: Uint8Array, from: number, to: number): void {
    const start = this.offsets[this.entries] as number;
    const end = start + (to - from);
    if (end > this.store.length) {
      const larger = new Uint8Array(Math.max(end, this.store.length * 2));
      larger.set(this.store);
      this.store = larger;
      this.storeView = new DataView(larger.buffer);
    }
    this.store.set(bytes.subarray(from, to), start);
    this.entries += 1;
    if (this.entries + 1 > this.offsets.length) {
      this.offsets = doubled(this.offsets);
      this.hashes = doubled(this.hashes);
    }
    this.offsets[this.entries] = end;
  }

  private growSlots(): void {
    const larger = new Int32Array(this.slots.length * 2);
    const mask = larger.length - 1;
    for (const entry of this.slots) {
      if (entry === 0) continue;
      let slot = (this.hashes[entry] as number) & mask;
      while (larger[slot] !== 0) slot = (slot + 1) & mask;
      larger[slot] = entry;
    }
    this.slots = larger;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
