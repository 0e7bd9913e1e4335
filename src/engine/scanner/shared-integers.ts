/** Integers that several threads see where they are: nothing is copied. */
export type SharedIntegers = Int32Array<SharedArrayBuffer>;

export const sharedIntegers = (length: number): SharedIntegers =>
  new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
