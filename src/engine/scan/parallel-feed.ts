import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { UserError } from "../../errors.ts";
import type { CodedChunk, SpareBuffers } from "./chunk.ts";
import { chainedChunks } from "./chunk-chain.ts";
import { STRETCH_BYTES } from "./chunk-feed.ts";
import type { FileRegion } from "./file-region.ts";
import type { ScanPlan } from "./scan-plan.ts";
import type { ScanWorkerSetup, StretchRequest, WorkerMessage } from "./worker-messages.ts";

const WORKER_FILE = fileURLToPath(new URL("./scan-worker.js", import.meta.url));
/** Stretches under way per worker: one being read, one waiting. */
const UNDER_WAY = 2;

/** False when running from source, where there is no built worker file beside this one. */
export const canRunInParallel = (): boolean => existsSync(WORKER_FILE);

/**
 * Coded chunks of a seekable text file, in order, read by `workers` threads at once. Each stretch begins at a guessed
 * record start, which counts only where it proves true.
 */
export async function* chunksInParallel(
  plan: ScanPlan,
  region: FileRegion,
  workers: number,
): AsyncGenerator<CodedChunk> {
  const crew = new WorkerCrew(plan, region, workers);
  try {
    const chunks = chainedChunks(plan, region, {
      stretchBytes: STRETCH_BYTES,
      repairScanner: workers,
      chunk: (index) => crew.chunk(index),
    });
    for await (const chunk of chunks) {
      yield chunk;
      // Counted by now: whoever took it has asked for the next.
      crew.recycle(chunk);
    }
  } finally {
    await crew.dismiss();
  }
}

/** Hands stretches to workers in turn and gives their chunks back in order. */
class WorkerCrew {
  private readonly threads: Worker[];
  private readonly region: FileRegion;
  private readonly finished = new Map<number, CodedChunk>();
  private readonly stretches: number;
  private readonly spares: SpareBuffers[] = [];
  private sent = 0;
  private awaited:
    | { index: number; resolve(chunk: CodedChunk): void; reject(reason: unknown): void }
    | undefined;
  private failure: unknown;

  constructor(plan: ScanPlan, region: FileRegion, workers: number) {
    this.region = region;
    this.stretches = Math.ceil((region.end - region.start) / STRETCH_BYTES);
    this.threads = Array.from({ length: workers }, (_, scanner) => {
      const workerData: ScanWorkerSetup = { plan, region, scanner };
      const thread = new Worker(WORKER_FILE, { workerData });
      thread.on("message", (message: WorkerMessage) => this.receive(message));
      thread.on("error", (reason) => this.fail(reason));
      return thread;
    });
    for (let index = 0; index < workers * UNDER_WAY; index += 1) this.sendNext();
  }

  chunk(index: number): Promise<CodedChunk> {
    return new Promise((resolve, reject) => {
      this.awaited = { index, resolve, reject };
      this.deliver();
    });
  }

  recycle({ bytes, codes }: CodedChunk): void {
    // A stretch read twice gives back two sets of buffers; more than are under way would only pile up.
    if (this.spares.length < this.threads.length * UNDER_WAY) this.spares.push({ bytes, codes });
  }

  async dismiss(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.terminate()));
  }

  private sendNext(): void {
    if (this.sent >= this.stretches) return;
    const index = this.sent;
    this.sent += 1;
    const from = this.region.start + index * STRETCH_BYTES;
    const spare = this.spares.pop();
    const request: StretchRequest = { index, from, length: STRETCH_BYTES, spare };
    const moved = spare === undefined ? [] : [spare.bytes.buffer, spare.codes.buffer];
    this.threads[index % this.threads.length]?.postMessage(request, moved);
  }

  private receive(message: WorkerMessage): void {
    // An error loses its class on the way between threads.
    if (message.kind === "error") this.fail(new UserError(message.error.kind, message.error.detail));
    else this.finished.set(message.index, message.chunk);
    this.deliver();
  }

  private fail(reason: unknown): void {
    this.failure = reason;
    this.deliver();
  }

  private deliver(): void {
    const { awaited } = this;
    if (awaited === undefined) return;
    if (this.failure !== undefined) {
      this.awaited = undefined;
      awaited.reject(this.failure);
      return;
    }
    const chunk = this.finished.get(awaited.index);
    if (chunk === undefined) return;
    this.finished.delete(awaited.index);
    this.awaited = undefined;
    this.sendNext();
    awaited.resolve(chunk);
  }
}
