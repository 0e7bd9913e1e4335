import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { ORDER_CSV_HEADER } from "../../report/order-csv.ts";
import type { RowSink } from "../../request.ts";
import type { DrainedSink } from "../standard-output.ts";
import {
  type MadePiece,
  MOST_WAITING,
  pieceMaker,
  piecesOf,
  SharedProgress,
  type WrittenOrder,
} from "./order-pieces.ts";
import type { OrderWorkerSetup } from "./order-worker.ts";

const WORKER_FILE = fileURLToPath(new URL("./order-worker.js", import.meta.url));
/** From this many rows up other threads help: below it they would hardly have begun. */
const PARALLEL_ROWS = 100_000;
/** One writes what the others make, and more would wait for it. */
const MOST_THREADS = 4;

/**
 * Writes an order as CSV, whole lines in the order's order. Other threads begin with it as soon as there is a writer, while
 * this one may do something else; `write` helps them and puts the pieces together. The bytes are the same whoever makes them.
 */
export class OrderWriter {
  private readonly order: WrittenOrder;
  private readonly progress = new SharedProgress();
  private readonly threads: readonly Worker[];
  private readonly made = new Map<number, Uint8Array | string>();
  private failure: { readonly reason: unknown } | undefined;
  private wake: (() => void) | undefined;
  private isDismissed = false;

  /** `asked`: threads, this one among them, as the user wants it. */
  constructor(order: WrittenOrder, asked: number | undefined) {
    this.order = order;
    const others = existsSync(WORKER_FILE) ? threadsFor(order, asked) - 1 : 0;
    this.threads = Array.from({ length: others }, () => this.startThread());
  }

  /** Throws what went wrong in a thread, and what writing throws. No thread is left behind. */
  async write(sink: RowSink & Partial<DrainedSink>): Promise<void> {
    const { made, progress } = this;
    const make = pieceMaker(this.order);
    const pieces = piecesOf(this.order);
    try {
      sink.write(ORDER_CSV_HEADER);
      for (let next = 0; next < pieces; ) {
        // What other threads have sent comes in between two turns.
        await setImmediate();
        if (this.failure !== undefined) throw this.failure.reason;
        const lines = made.get(next);
        if (lines !== undefined) {
          made.delete(next);
          sink.write(lines);
          await sink.drained?.();
          progress.isWritten();
          next += 1;
          continue;
        }
        // With so many made, another thread is at work on the next: more would only take memory.
        const piece = made.size < MOST_WAITING ? progress.take() : pieces;
        if (piece < pieces) made.set(piece, make(piece));
        else await this.news();
      }
    } finally {
      await this.dismiss();
    }
  }

  /** Ends the other threads; until then they keep the process from ending. */
  async dismiss(): Promise<void> {
    this.isDismissed = true;
    await Promise.all(this.threads.map((thread) => thread.terminate()));
  }

  private startThread(): Worker {
    const workerData: OrderWorkerSetup = { order: this.order, progress: this.progress.numbers };
    // Lines are soon sent on: with more room for what is young, memory is only given back later.
    const thread = new Worker(WORKER_FILE, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 8 } });
    thread.on("message", ({ piece, bytes }: MadePiece) => {
      this.made.set(piece, bytes);
      this.wake?.();
    });
    const fail = (reason: unknown) => {
      this.failure ??= { reason };
      this.wake?.();
    };
    thread.on("error", fail);
    thread.on("messageerror", fail);
    thread.on("exit", (code) => {
      if (code !== 0 && !this.isDismissed) fail(new Error("a writing thread ended too early"));
    });
    return thread;
  }

  private async news(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    this.wake = undefined;
  }
}

function threadsFor(order: WrittenOrder, asked: number | undefined): number {
  // One without a piece to make would be started for nothing.
  if (asked !== undefined) return Math.max(1, Math.min(asked, piecesOf(order)));
  return order.columns.order.length < PARALLEL_ROWS ? 1 : Math.min(MOST_THREADS, availableParallelism());
}
