import type { Scanner } from "../scanner/scanner.ts";
import { extendRegion, type FileRegion, readGuessedRegion } from "./file-region.ts";
import type { WorkerMessage, WorkerRequest } from "./worker-messages.ts";

/** What a scanner answers, and the memory that goes with it from one thread to the other. */
export interface Answer {
  readonly message: WorkerMessage;
  readonly moved: readonly ArrayBuffer[];
}

/** Does what a scanner is asked; nothing is answered to `ask` and `drop`. */
export async function answerRequest(
  scanner: Scanner,
  region: FileRegion,
  request: WorkerRequest,
): Promise<Answer | undefined> {
  switch (request.kind) {
    case "code": {
      const { index } = request;
      const chunk = await scanner.code(index, readGuessedRegion(region, request), extendRegion(region));
      return { message: { kind: "coded", index, chunk }, moved: memoryOf([chunk.bytes, chunk.postcodes]) };
    }
    case "ask":
      scanner.ask(request.plan);
      return undefined;
    case "judge": {
      const { index, told } = request;
      return { message: { kind: "judged", index, candidates: scanner.judge(index, told) }, moved: [] };
    }
    case "drop":
      scanner.drop(request.index, request.verdicts);
      return undefined;
    case "count": {
      const { index, duplicates, firstLine } = request;
      const told = scanner.count(index, duplicates, firstLine);
      const moved = memoryOf([told.leftOut, told.kept?.values]);
      return { message: { kind: "counted", index, told }, moved };
    }
    case "finish":
      return {
        message: { kind: "finished", scanner: scanner.number, tallies: scanner.finish() },
        moved: [],
      };
  }
}

const memoryOf = (
  arrays: readonly (Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | undefined)[],
): ArrayBuffer[] => arrays.flatMap((array) => (array === undefined ? [] : [array.buffer]));
