/** A document that people act on: which breakdowns it needs, and how findings become its blocks. */
import type { OrderSummary } from "../../findings/order-schema.ts";
import type { Findings } from "../../findings/schema.ts";
import type { SimulationFindings } from "../../findings/simulation-schema.ts";
import type { Block } from "../report-block.ts";

export const TEMPLATE_IDS = [
  "disparity",
  "board",
  "assurance",
  "erf-gateway",
  "ehia",
  "statement",
  "eds",
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

/** What a person wrote in a slot: a text, a choice, or rows of texts (actions with owner and date, say). */
export type Answer = string | boolean | readonly string[] | readonly Readonly<Record<string, string>>[];
/** Slot → answer; slots without an answer are absent. */
export type Answers = Readonly<Record<string, Answer>>;

/** A file beside the list that a document is made from. */
export interface DocumentFile {
  /** Without its folder. */
  readonly name: string;
  readonly sha256: string;
  /** Whether it holds true figures, which were disclosed only here. */
  readonly exact: boolean;
}

/** What such files are of. */
export const FILE_USES = ["previous", "baseline", "impact", "simulation", "answers", "config"] as const;
export type FileUse = (typeof FILE_USES)[number];

/** Everything is after disclosure control. */
export interface TemplateInput {
  readonly findings: Findings;
  /** The findings of an earlier run of the same list (`--previous`). */
  readonly previous?: Findings;
  /** Those of the time that recovery is measured from (`--baseline`). */
  readonly baseline?: Findings;
  /** What a policy does to the order (`--impact`, made by `prioritise --impact`). */
  readonly impact?: OrderSummary;
  /** What it does over coming weeks (`--simulation`, made by `simulate`). */
  readonly simulation?: SimulationFindings;
  readonly answers: Answers;
  /** The files that all of these were read from. */
  readonly files?: { readonly [Use in FileUse]?: DocumentFile };
}

/** A place for a person's words. */
export interface AnswerSlot {
  readonly slot: string;
  /** What is asked of the person. */
  readonly prompt: string;
  readonly kind: "text" | "yes-no" | "list" | "rows";
  /** Of a text: the only ones it may be, in lower case. */
  readonly choices?: readonly string[];
  /** Keys of a row, each with what it holds. */
  readonly columns?: readonly { readonly key: string; readonly label: string }[];
}

export interface Template {
  readonly id: TemplateId;
  readonly title: string;
  /** One line of help. */
  readonly summary: string;
  /** Breakdowns it needs beside those analysed by default, each a crossing of one or more dimensions, where the list has them. */
  readonly needs: readonly (readonly string[])[];
  /** Which rows it is about, as `--where` says it, for fields that the list has and the user says nothing of. */
  readonly rows?: readonly { readonly field: string; readonly value: string }[];
  readonly slots: readonly AnswerSlot[];
  /** The files beside the list that the document can tell something of. */
  readonly uses: readonly FileUse[];
  readonly compose: (input: TemplateInput) => Block[];
}
