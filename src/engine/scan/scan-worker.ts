/** A worker thread: codes the stretches it is sent, in the order they come, keeping its dictionaries between them. */
import { parentPort, workerData } from "node:worker_threads";
import { UserError } from "../../errors.ts";
import { ChunkScanner } from "./chunk-scanner.ts";
import { extendRegion, readGuessedRegion, readRegion } from "./file-region.ts";
import type { ScanWorkerSetup, StretchRequest, WorkerMessage } from "./worker-messages.ts";

const { plan, region, scanner } = workerData as ScanWorkerSetup;
const chunks = new ChunkScanner(plan, scanner);
const port = parentPort;
if (port === null) throw new Error("scan-worker runs only as a worker thread");

async function code({ index, from, length, spare }: StretchRequest): Promise<void> {
  const place = { from, length, spare: spare?.bytes };
  const stretch = from === region.start ? readRegion(region, place) : readGuessedRegion(region, place);
  const chunk = await chunks.scan(stretch, extendRegion(region), spare?.codes);
  send({ kind: "chunk", index, chunk }, [chunk.bytes.buffer, chunk.codes.buffer]);
}

const send = (message: WorkerMessage, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved);

port.on("message", (request: StretchRequest) =>
  code(request).catch((cause: unknown) => {
    if (!(cause instanceof UserError)) throw cause;
    send({ kind: "error", error: { kind: cause.kind, detail: cause.detail } });
  }),
);
