type NumberArray = Int8Array | Int32Array | Uint16Array | Uint32Array;

const FIRST_CAPACITY = 1 << 10;

/** Numbers one after another in flat memory, of as many as come. */
export class GrowingNumbers<Numbers extends NumberArray> {
  readonly #make: new (
    length: number,
  ) => Numbers;
  #numbers: Numbers;
  #length = 0;

  constructor(make: new (length: number) => Numbers) {
    this.#make = make;
    this.#numbers = new make(FIRST_CAPACITY);
  }

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#numbers[index]!;
  }

  push(value: number): void {
    if (this.#length === this.#numbers.length) {
      const grown = new this.#make(this.#length * 2);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers[this.#length] = value;
    this.#length += 1;
  }

  /** All of them, in memory of their own. */
  values(): Numbers {
    return this.#numbers.slice(0, this.#length) as Numbers;
  }
}
