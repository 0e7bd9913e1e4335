import type { OrderColumns } from "../../pipeline/order-columns.ts";
import { orderRows } from "../../pipeline/order-rows.ts";
import { orderCsvLines } from "../../report/order-csv.ts";
import { sharedInt32 } from "../../shared-columns.ts";
import { pseudonymsOf } from "../pseudonyms.ts";

const ROWS_IN_PIECE = 8192;
/** Pieces made and not yet written, at most: some 15 MB. */
export const MOST_WAITING = 24;

/** An order to be written as CSV, as every thread that helps has it. */
export interface WrittenOrder {
  readonly columns: OrderColumns;
  /** Only so many of each list, or part of it. */
  readonly top?: number;
  /** The key of pseudonyms; absent: identifiers stand as they are. */
  readonly key?: Uint8Array;
}

/** A piece that a thread has made, the lines of some rows. */
export interface MadePiece {
  readonly piece: number;
  readonly bytes: Uint8Array;
}

export const piecesOf = ({ columns }: WrittenOrder): number =>
  Math.ceil(columns.order.length / ROWS_IN_PIECE);

/** Makes the lines of one piece after another, as they are asked for. */
export function pieceMaker({ columns, top, key }: WrittenOrder): (piece: number) => string {
  const options = { ...(top !== undefined && { top }), ...(key && { pseudonym: pseudonymsOf(key) }) };
  return (piece) => {
    const from = piece * ROWS_IN_PIECE;
    const to = Math.min(from + ROWS_IN_PIECE, columns.order.length);
    return orderCsvLines(orderRows(columns, { ...options, from, to }));
  };
}

const TAKEN = 0;
const WRITTEN = 1;

/** How far threads have got that make the pieces of one order between them: two numbers in memory they share. */
export class SharedProgress {
  readonly numbers: Int32Array<SharedArrayBuffer>;

  constructor(numbers = sharedInt32(2)) {
    this.numbers = numbers;
  }

  /** The number of a piece that nobody else makes. */
  take(): number {
    return Atomics.add(this.numbers, TAKEN, 1);
  }

  isWritten(): void {
    Atomics.add(this.numbers, WRITTEN, 1);
    Atomics.notify(this.numbers, WRITTEN);
  }

  /** Blocks the thread while so many pieces wait to be written that another would only take memory. */
  waitForRoom(piece: number): void {
    for (;;) {
      const written = Atomics.load(this.numbers, WRITTEN);
      if (piece - written < MOST_WAITING) return;
      Atomics.wait(this.numbers, WRITTEN, written);
    }
  }
}
