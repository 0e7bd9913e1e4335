import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Findings, GroupFindings } from "../../src/findings/exact.ts";
import type { Findings as DisclosedFindings } from "../../src/findings/schema.ts";
import { analyse, analyseToPublish } from "../../src/pipeline.ts";
import type { AnalysisRequest } from "../../src/request.ts";

/** The day on which everyone in these lists is waiting. */
export const SNAPSHOT = "2026-10-25";
const DAY = 86_400_000;

/** The date `days` before the snapshot (after it when negative), as YYYY-MM-DD. */
export const daysBefore = (days: number): string =>
  new Date(Date.parse(SNAPSHOT) - days * DAY).toISOString().slice(0, 10);

/** CSV from a table drawn with bars: cells are trimmed, an empty cell is a blank. */
export function drawn(table: string): string {
  const lines = table
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.map((line) => `${line.split("|").map(cell).join(",")}\n`).join("");
}

function cell(text: string): string {
  const trimmed = text.trim();
  return /[",]/.test(trimmed) ? `"${trimmed.replaceAll('"', '""')}"` : trimmed;
}

/** A list of one file; with `files`, of several, by name. */
export type List = string | { readonly files: Readonly<Record<string, string>> };

export interface Asked extends Omit<Partial<AnalysisRequest>, "by"> {
  /** As typed: `["ethnic-group*imd-quintile"]`. */
  readonly by?: readonly string[];
  /** IMD tables as text, by name. */
  readonly imdFiles?: Readonly<Record<string, string>>;
  /** Population tables and look-ups as text, by name. */
  readonly populationFiles?: Readonly<Record<string, string>>;
  /** Files of demographic records as text, by name. */
  readonly records?: Readonly<Record<string, string>>;
}

/**
 * What `analyse` finds in lists written as text (CSV, or a table drawn with bars), waiting on the snapshot date.
 * `asAt: ""` leaves the date to the list.
 */
export const analyseList = (list: List, asked: Asked = {}): Promise<Findings> =>
  withList(list, asked, (request) => analyse(request, {}));

/** As `analyseList`, under the disclosure control that is asked for. */
export const publishList = (list: List, asked: Asked): Promise<DisclosedFindings> =>
  withList(list, asked, (request) => analyseToPublish(request, {}));

function withList<Found>(
  list: List,
  asked: Asked,
  use: (request: AnalysisRequest) => Promise<Found>,
): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), "fairwait-spec-"));
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text.includes("|") ? drawn(text) : text);
    return path;
  };
  const { by, imdFiles, populationFiles, records, ...rest } = asked;
  const files = typeof list === "string" ? { "list.csv": list } : list.files;
  const request: AnalysisRequest = {
    files: Object.entries(files).map(([name, text]) => write(name, text)),
    columns: {},
    asAt: SNAPSHOT,
    standard: { kind: "rtt-18" },
    where: [],
    imd: Object.entries(imdFiles ?? {}).map(([name, text]) => write(name, text)),
    references: {},
    ethnicGrouping: "2001",
    multiplicity: "benjamini-hochberg",
    workers: 0,
    ...(populationFiles && {
      population: Object.entries(populationFiles).map(([name, text]) => write(name, text)),
    }),
    ...(records && { demographics: Object.entries(records).map(([name, text]) => write(name, text)) }),
    ...(by && { by: by.map((crossing) => crossing.split("*")) }),
    ...rest,
  };
  return use(withoutBlankDate(request)).finally(() => rmSync(folder, { recursive: true }));
}

function withoutBlankDate(request: AnalysisRequest): AnalysisRequest {
  const { asAt, ...rest } = request;
  return asAt === "" ? rest : request;
}

/** Where each row that is not analysed went: `LINE reason`, with the header at fault, in file order. */
export async function fates(list: List, asked: Asked = {}): Promise<string[]> {
  const written: string[] = [];
  const rejects = { write: (text: string | Uint8Array) => void written.push(text.toString()) };
  await analyseList(list, { ...asked, rejects });
  const [, ...rows] = written.join("").trim().split("\n");
  return rows.map((row) => {
    const [, line, reason, field] = row.split(",");
    return [line, reason, field].join(" ").trim();
  });
}

/** Groups of the dimension that was asked for first (or is named), with how many pathways each holds. */
export function sizes(findings: Findings, dimension?: string): Record<string, number> {
  return Object.fromEntries(groupsOf(findings, dimension).map(({ group, n }) => [group, n]));
}

/** Groups of the dimension that was asked for first, or is named. */
export function groupsOf(findings: Findings, dimension?: string): GroupFindings[] {
  return dimensionIn(findings, dimension).groups;
}

export function dimensionIn(findings: Findings, dimension?: string): Findings["dimensions"][number] {
  const found = findings.dimensions.find((one) => dimension === undefined || one.dimension === dimension);
  if (found === undefined) throw new Error(`no dimension ${dimension}`);
  return found;
}

export function groupIn(findings: Findings, group: string, dimension?: string): GroupFindings {
  const found = groupsOf(findings, dimension).find((one) => one.group === group);
  if (found === undefined) throw new Error(`no group ${group}`);
  return found;
}

export function qualityOf(findings: Findings, field: string): Findings["quality"][number] {
  const found = findings.quality.find((one) => one.field === field);
  if (found === undefined) throw new Error(`no quality of ${field}`);
  return found;
}

export const noteCodes = (findings: Findings): string[] => findings.notes.map(({ code }) => code);
