/**
 * Columns in memory that another thread can have without a copy: at millions of rows a copy of each would not fit. They
 * start as zeros, and are as any other typed array. Only for what is kept: the memory of those let go is not what makes the
 * garbage collector run, so that short-lived ones pile up.
 */

/** Makes a column of so many zeros. */
export type MakeColumn = (size: number) => Uint32Array;

/** A column for this thread alone. */
export const ownUint32: MakeColumn = (size) => new Uint32Array(size);
export const sharedUint32: MakeColumn = (size) => new Uint32Array(sharedBytes(size * 4));
export const sharedInt32 = (size: number): Int32Array<SharedArrayBuffer> =>
  new Int32Array(sharedBytes(size * 4));
export const sharedUint16 = (size: number): Uint16Array => new Uint16Array(sharedBytes(size * 2));
export const sharedUint8 = (size: number): Uint8Array => new Uint8Array(sharedBytes(size));

const sharedBytes = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);
