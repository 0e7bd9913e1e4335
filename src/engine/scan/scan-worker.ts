/** A worker thread: a scanner that does what it is asked, in the order it is asked. */
import { parentPort, workerData } from "node:worker_threads";
import { UserError } from "../../errors.ts";
import { Scanner } from "../scanner/scanner.ts";
import { answerRequest } from "./answer-request.ts";
import type { ScanWorkerSetup, WorkerMessage, WorkerRequest } from "./worker-messages.ts";

const { plan, region, scanner: number } = workerData as ScanWorkerSetup;
const scanner = new Scanner(plan, number);
const port = parentPort;
if (port === null) throw new Error("scan-worker runs only as a worker thread");

const send = (message: WorkerMessage, moved: readonly ArrayBuffer[] = []): void =>
  port.postMessage(message, moved);

async function answer(request: WorkerRequest): Promise<void> {
  try {
    const answered = await answerRequest(scanner, region, request);
    if (answered !== undefined) send(answered.message, answered.moved);
  } catch (cause) {
    if (cause instanceof UserError) {
      send({ kind: "error", error: { kind: cause.kind, detail: cause.detail } });
    } else {
      // A defect ends the thread, however unhandled rejections are treated.
      queueMicrotask(() => {
        throw cause;
      });
    }
  }
}

let last: Promise<void> = Promise.resolve();
port.on("message", (request: WorkerRequest) => {
  last = last.then(() => answer(request));
});
