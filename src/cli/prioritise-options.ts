import { extname } from "node:path";
import { usageError } from "../errors.ts";
import type { Typed } from "./command.ts";
import { weeklyRate } from "./weekly-rate.ts";

const FORMATS = ["table", "csv", "json", "xlsx"] as const;
export type OrderFormat = (typeof FORMATS)[number];

const FORMAT_BY_EXTENSION: Readonly<Record<string, OrderFormat>> = {
  ".csv": "csv",
  ".json": "json",
  ".xlsx": "xlsx",
  ".txt": "table",
};

/** What was typed of the flags that are no settings of an analysis, each checked. */
export interface PrioritiseOptions {
  readonly policy?: string;
  readonly within?: string;
  readonly top?: number;
  readonly capacity?: number;
  readonly keyFile?: string;
  readonly impact?: string;
  readonly out?: string;
  readonly format: OrderFormat;
}

/** Throws a usage error for a value that does not hold, and for flags that contradict one another. */
export function prioritiseOptions(typed: Typed): PrioritiseOptions {
  const text = (name: string): string | undefined => {
    const value = typed[name];
    return typeof value === "string" ? value : undefined;
  };
  const [policy, within, out, impact, keyFile] = ["policy", "by", "out", "impact", "key-file"].map(text);
  const [top, capacity] = [text("top"), text("capacity")];
  const isPseudonymised = "pseudonymise" in typed;
  if (isPseudonymised !== (keyFile !== undefined)) throw halfPseudonymised(isPseudonymised);
  return {
    format: formatOf(text("format"), out),
    ...(policy !== undefined && { policy }),
    ...(within !== undefined && { within }),
    ...(out !== undefined && { out }),
    ...(impact !== undefined && { impact: impactFile(impact) }),
    ...(keyFile !== undefined && { keyFile }),
    ...(top !== undefined && { top: wholeNumber(top, "top") }),
    ...(capacity !== undefined && { capacity: capacityOf(capacity) }),
  };
}

/** What shapes an order, or says where it goes. */
const OF_AN_ORDER = ["by", "top", "capacity", "pseudonymise", "key-file", "impact", "format", "out"] as const;

/** Throws a usage error when a flag is typed that the example or the evidence, printed as they are, would not heed. */
export function refuseBeside(alone: "example" | "evidence", typed: Typed): void {
  const other = OF_AN_ORDER.find((flag) => flag in typed);
  if (other === undefined) return;
  throw usageError({
    code: "invalid-option",
    message: `--${alone} is printed as it is and takes no --${other}`,
    hint: `Leave --${other} out; > FILE keeps what is printed.`,
  });
}

function formatOf(typed: string | undefined, out: string | undefined): OrderFormat {
  const named = FORMATS.find((format) => format === typed);
  const format = named ?? (out === undefined ? "table" : FORMAT_BY_EXTENSION[extname(out).toLowerCase()]);
  if (format === undefined) {
    throw usageError({
      code: "unknown-output-format",
      message: "the extension does not give a format",
      ...(out !== undefined && { file: out }),
      hint: `Use ${Object.keys(FORMAT_BY_EXTENSION).join(", ")}, or name it with --format.`,
    });
  }
  if (format !== "xlsx" || out !== undefined) return format;
  throw usageError({
    code: "xlsx-without-out",
    message: "a workbook is written to a file",
    hint: "Name it with --out order.xlsx.",
  });
}

function impactFile(path: string): string {
  if ([".txt", ".md", ".json"].includes(extname(path).toLowerCase())) return path;
  throw usageError({
    code: "unknown-output-format",
    message: "the extension of --impact does not give a format",
    file: path,
    hint: "Use .txt, .md or .json, which a report takes with --impact.",
  });
}

function capacityOf(text: string): number {
  const perWeek = weeklyRate(text);
  if (perWeek !== undefined && perWeek > 0) return perWeek;
  throw usageError({
    code: "invalid-option",
    message: "--capacity takes a number of people a week above 0, for example 120/week",
  });
}

function wholeNumber(text: string, flag: string): number {
  if (/^[1-9]\d{0,8}$/.test(text.trim())) return Number(text);
  throw usageError({ code: "invalid-option", message: `--${flag} takes a whole number above 0` });
}

const halfPseudonymised = (isAsked: boolean) =>
  usageError(
    isAsked
      ? {
          code: "key-missing",
          message: "--pseudonymise takes a key",
          hint: "Name a secret file with --key-file; make one with: openssl rand -hex 32 > key.txt",
        }
      : {
          code: "key-without-pseudonymise",
          message: "--key-file is given without --pseudonymise: identifiers would stand as they are",
          hint: "Add --pseudonymise.",
        },
  );
