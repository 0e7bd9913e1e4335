import type { Crew } from "./crew.ts";
import type { StretchGrid } from "./stretch-grid.ts";
import type { WorkerMessage, WorkerRequest } from "./worker-messages.ts";

/** Stretches a worker is asked to code before it has answered: it must never wait for this thread. */
const ASKED_AHEAD = 5;

/** A crew that codes the stretches of a region, from the second on, perhaps before it is known what to count. */
export class CrewAtWork {
  readonly grid: StretchGrid;
  private readonly crew: Crew;
  /** The next stretch that nobody codes yet; the first is this thread's. */
  private next = 1;
  private readonly asked = new Map<number, number>();
  private readonly spares: Uint8Array<ArrayBuffer>[] = [];

  constructor(crew: Crew, grid: StretchGrid) {
    this.crew = crew;
    this.grid = grid;
    this.giveOut(grid.stretches);
  }

  get scanners(): readonly number[] {
    return this.crew.scanners;
  }

  /** A number that no scanner of the crew has, nor the first of this thread. */
  get repairScanner(): number {
    return this.crew.scanners.length + 1;
  }

  /** Gives out stretches before `until` to workers with little to do. */
  giveOut(until: number): void {
    for (const scanner of this.crew.scanners) {
      while ((this.asked.get(scanner) ?? 0) < ASKED_AHEAD && this.hasNext(until)) {
        const spare = this.spares.pop();
        const { index, from, length } = this.takeNext();
        const request = { kind: "code", index, from, length, spare } as const;
        this.crew.send(scanner, request, spare === undefined ? [] : [spare.buffer]);
        this.asked.set(scanner, (this.asked.get(scanner) ?? 0) + 1);
      }
    }
  }

  /** Whether there is a stretch before `until` that nobody codes yet. */
  hasNext(until: number): boolean {
    return this.next < Math.min(until, this.grid.stretches);
  }

  /** The next stretch, for whoever asks. */
  takeNext(): { readonly index: number; readonly from: number; readonly length: number } {
    const index = this.next;
    this.next += 1;
    const from = this.grid.start(index);
    return { index, from, length: this.grid.start(index + 1) - from };
  }

  send(scanner: number, request: WorkerRequest): void {
    this.crew.send(scanner, request);
  }

  take(): WorkerMessage[] {
    const messages = this.crew.take();
    for (const message of messages) {
      if (message.kind !== "coded") continue;
      const { scanner } = message.chunk;
      this.asked.set(scanner, (this.asked.get(scanner) as number) - 1);
    }
    return messages;
  }

  news(): Promise<void> {
    return this.crew.news();
  }

  dismiss(): Promise<void> {
    return this.crew.dismiss();
  }

  /** Bytes to read a stretch into, or undefined for new ones. */
  takeSpare(): Uint8Array<ArrayBuffer> | undefined {
    return this.spares.pop();
  }

  /** Takes back the bytes of a stretch that is done with. */
  recycle(bytes: Uint8Array<ArrayBuffer>): void {
    this.spares.push(bytes);
  }
}
