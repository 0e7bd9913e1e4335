import type { UserError } from "../../errors.ts";
import type { CodedChunk, SpareBuffers } from "./chunk.ts";
import type { FileRegion } from "./file-region.ts";
import type { ScanPlan } from "./scan-plan.ts";

export interface ScanWorkerSetup {
  readonly plan: ScanPlan;
  readonly region: FileRegion;
  readonly scanner: number;
}
export interface StretchRequest {
  readonly index: number;
  readonly from: number;
  readonly length: number;
  readonly spare: SpareBuffers | undefined;
}

/** What a worker sends back: a chunk, or the user error that it met. */
export type WorkerMessage =
  | { readonly kind: "chunk"; readonly index: number; readonly chunk: CodedChunk }
  | { readonly kind: "error"; readonly error: Pick<UserError, "kind" | "detail"> };
