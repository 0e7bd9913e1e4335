import { sharedUint8, sharedUint16, sharedUint32 } from "../../shared-columns.ts";

/** One column of a list that comes in parts, each kept in the smallest integers that hold it. */
export class NarrowColumn {
  private readonly parts: (Uint8Array | Uint16Array | Uint32Array)[] = [];
  private highest = 0;

  /** Whole numbers from 0 on. */
  add(values: Int32Array): void {
    let highest = 0;
    for (let row = 0; row < values.length; row += 1) highest = Math.max(highest, values[row] as number);
    this.highest = Math.max(this.highest, highest);
    this.parts.push(narrowest(values.length, highest));
    this.parts.at(-1)?.set(values);
  }

  /** All of it as one array that threads can share; the parts are let go. */
  finish(rows: number): Uint8Array | Uint16Array | Uint32Array {
    const whole = sharedNarrowest(rows, this.highest);
    let at = 0;
    for (const part of this.parts.splice(0)) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}

const narrowest = (length: number, highest: number): Uint8Array | Uint16Array | Uint32Array => {
  if (highest <= 0xff) return new Uint8Array(length);
  return highest <= 0xffff ? new Uint16Array(length) : new Uint32Array(length);
};

const sharedNarrowest = (length: number, highest: number): Uint8Array | Uint16Array | Uint32Array => {
  if (highest <= 0xff) return sharedUint8(length);
  return highest <= 0xffff ? sharedUint16(length) : sharedUint32(length);
};
