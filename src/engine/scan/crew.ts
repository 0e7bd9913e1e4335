import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { UserError } from "../../errors.ts";
import type { ScanPlan } from "../scanner/scan-plan.ts";
import type { FileRegion } from "./file-region.ts";
import type { ScanWorkerSetup, WorkerMessage, WorkerRequest } from "./worker-messages.ts";

const WORKER_FILE = fileURLToPath(new URL("./scan-worker.js", import.meta.url));

/** False when running from source, where there is no built worker file beside this one. */
export const canRunInParallel = (): boolean => existsSync(WORKER_FILE);

/** Scanners 1, 2 … that are asked by message and answer by message, each in the order it was asked. */
export interface Crew {
  /** Their numbers. */
  readonly scanners: readonly number[];
  send(scanner: number, request: WorkerRequest, moved?: readonly ArrayBuffer[]): void;
  /** The messages that have come. Throws what went wrong. */
  take(): WorkerMessage[];
  /** Resolves when there is something to take. */
  news(): Promise<void>;
  /** Ends them all; until then they keep the process from ending. */
  dismiss(): Promise<void>;
}

/** A crew on threads of their own. */
export class ThreadCrew implements Crew {
  readonly scanners: readonly number[];
  private readonly threads: Worker[];
  private readonly inbox: WorkerMessage[] = [];
  private failure: { readonly reason: unknown } | undefined;
  private isDismissed = false;
  private wake: (() => void) | undefined;

  constructor(plan: ScanPlan, region: FileRegion, workers: number) {
    this.threads = Array.from({ length: workers }, (_, index) => {
      const workerData: ScanWorkerSetup = { plan, region, scanner: index + 1 };
      const thread = new Worker(WORKER_FILE, { workerData });
      thread.on("message", (message: WorkerMessage) => {
        this.inbox.push(message);
        this.wake?.();
      });
      const fail = (reason: unknown) => {
        this.failure ??= { reason };
        this.wake?.();
      };
      thread.on("error", fail);
      thread.on("messageerror", fail);
      thread.on("exit", () => {
        if (!this.isDismissed) fail(new Error("a scanning thread ended too early"));
      });
      return thread;
    });
    this.scanners = this.threads.map((_, index) => index + 1);
  }

  send(scanner: number, request: WorkerRequest, moved: readonly ArrayBuffer[] = []): void {
    this.threads[scanner - 1]?.postMessage(request, moved);
  }

  take(): WorkerMessage[] {
    if (this.failure !== undefined) throw this.failure.reason;
    const messages = this.inbox.splice(0);
    for (const message of messages) {
      // An error loses its class on the way between threads.
      if (message.kind === "error") throw new UserError(message.error.kind, message.error.detail);
    }
    return messages;
  }

  async news(): Promise<void> {
    if (this.inbox.length > 0 || this.failure !== undefined) return;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    this.wake = undefined;
  }

  async dismiss(): Promise<void> {
    this.isDismissed = true;
    await Promise.all(this.threads.map((thread) => thread.terminate()));
  }
}
