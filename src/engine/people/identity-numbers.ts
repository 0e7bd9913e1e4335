/** No identity is known by these words. */
export const NOBODY = -1;

const FIRST_SLOTS = 1 << 12;
const MOST_FILLED = 0.7;
/** Two words of the identifier and its number + 1; 0 is an empty slot. */
const STRIDE = 3;

/**
 * Numbers identifiers, known by two words each, in order of first sight: open addressing in one typed array, twelve bytes a
 * slot (Knuth, TAOCP 3, §6.4, linear probing). The first word must be well mixed.
 */
export class IdentityNumbers {
  private slots: Int32Array;
  private numbered = 0;

  /** Room is made for so many at once; more may come. */
  constructor(expected = 0) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(FIRST_SLOTS, expected / MOST_FILLED)));
    this.slots = new Int32Array(slots * STRIDE);
  }

  get size(): number {
    return this.numbered;
  }

  /** The number of the identifier, given one if it is new; `NOBODY` for the words 0 and 0. */
  number(first: number, second: number): number {
    if (first === 0 && second === 0) return NOBODY;
    let at = this.find(first, second);
    const found = this.slots[at + 2] as number;
    if (found !== 0) return found - 1;
    if ((this.numbered + 1) * STRIDE > this.slots.length * MOST_FILLED) {
      this.grow();
      at = this.find(first, second);
    }
    this.slots[at] = first;
    this.slots[at + 1] = second;
    this.numbered += 1;
    this.slots[at + 2] = this.numbered;
    return this.numbered - 1;
  }

  /** The number of an identifier met before, else `NOBODY`. */
  numberIfMet(first: number, second: number): number {
    if (first === 0 && second === 0) return NOBODY;
    return (this.slots[this.find(first, second) + 2] as number) - 1;
  }

  /** Touches the place of an identifier that is soon looked up. Returns something, so that it is not left out. */
  fetch(first: number): number {
    return this.slots[(first & (this.slots.length / STRIDE - 1)) * STRIDE] as number;
  }

  /** Place of the identifier, or of the empty slot where it belongs. */
  private find(first: number, second: number): number {
    const { slots } = this;
    const end = slots.length;
    let at = (first & (end / STRIDE - 1)) * STRIDE;
    while (slots[at + 2] !== 0 && (slots[at] !== first || slots[at + 1] !== second)) {
      at = at + STRIDE === end ? 0 : at + STRIDE;
    }
    return at;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2);
    for (let from = 0; from < old.length; from += STRIDE) {
      if (old[from + 2] === 0) continue;
      const at = this.find(old[from] as number, old[from + 1] as number);
      for (let word = 0; word < STRIDE; word += 1) this.slots[at + word] = old[from + word] as number;
    }
  }
}
