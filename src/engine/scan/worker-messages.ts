import type { UserError } from "../../errors.ts";
import type { Candidates } from "../scanner/candidates.ts";
import type { CodedChunk } from "../scanner/chunk.ts";
import type { CountingPlan, Told } from "../scanner/counting-plan.ts";
import type { ScanPlan } from "../scanner/scan-plan.ts";
import type { RowsTold, Tallies } from "../scanner/stretch-counter.ts";
import type { FileRegion } from "./file-region.ts";

export interface ScanWorkerSetup {
  readonly plan: ScanPlan;
  readonly region: FileRegion;
  readonly scanner: number;
}

/** What a worker is asked, in the order of a stretch's way; see `Scanner`. */
export type WorkerRequest =
  | {
      readonly kind: "code";
      readonly index: number;
      readonly from: number;
      readonly length: number;
      /** Bytes of a stretch that is done with, to read this one into. */
      readonly spare: Uint8Array<ArrayBuffer> | undefined;
    }
  | { readonly kind: "ask"; readonly plan: CountingPlan }
  | { readonly kind: "judge"; readonly index: number; readonly told: Told }
  | { readonly kind: "drop"; readonly index: number; readonly verdicts: Told["verdicts"] }
  | {
      readonly kind: "count";
      readonly index: number;
      readonly duplicates: Int32Array<ArrayBuffer>;
      readonly firstLine: number;
    }
  | { readonly kind: "finish" };

/** What a worker answers; nothing to `ask` and `drop`. */
export type WorkerMessage =
  | { readonly kind: "coded"; readonly index: number; readonly chunk: CodedChunk }
  | { readonly kind: "judged"; readonly index: number; readonly candidates: Candidates }
  | { readonly kind: "counted"; readonly index: number; readonly told: RowsTold }
  | { readonly kind: "finished"; readonly scanner: number; readonly tallies: Tallies }
  | { readonly kind: "error"; readonly error: Pick<UserError, "kind" | "detail"> };
