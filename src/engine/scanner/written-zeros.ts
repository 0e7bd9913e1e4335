/**
 * Zeros that are written and not only promised. A page of memory that is read before it is written is handed out twice by
 * the system, and the second time every other thread is stopped to forget the first: a twentieth of the time of a large list.
 */
export const writtenZeros = (length: number): Int32Array<ArrayBuffer> => new Int32Array(length).fill(0);
