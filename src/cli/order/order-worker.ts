/** A worker thread: makes pieces of an order as long as there are any, and sends each on. */
import { parentPort, workerData } from "node:worker_threads";
import { type MadePiece, pieceMaker, piecesOf, SharedProgress, type WrittenOrder } from "./order-pieces.ts";

export interface OrderWorkerSetup {
  readonly order: WrittenOrder;
  readonly progress: Int32Array<SharedArrayBuffer>;
}

const port = parentPort;
if (port === null) throw new Error("order-worker runs only as a worker thread");

const { order, progress: numbers } = workerData as OrderWorkerSetup;
const progress = new SharedProgress(numbers);
const make = pieceMaker(order);
const pieces = piecesOf(order);
for (let piece = progress.take(); piece < pieces; piece = progress.take()) {
  progress.waitForRoom(piece);
  const bytes = new TextEncoder().encode(make(piece));
  port.postMessage({ piece, bytes } satisfies MadePiece, [bytes.buffer]);
}
