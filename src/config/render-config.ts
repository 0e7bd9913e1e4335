import { stringify } from "yaml";
import type { Settings } from "./settings.ts";

/** What a first look at a list found, from which a config is started. */
export interface ConfigStart {
  /** Base name of the list. */
  readonly list: string;
  /** YYYY-MM-DD: as typed, and as found in the list. */
  readonly asAt: { readonly typed?: string; readonly found?: string };
  readonly imd: readonly string[];
  /** How the list was read, as typed: settings that have no place of their own here. */
  readonly given: Settings;
  readonly columns: readonly { readonly field: string; readonly header: string }[];
  /** Headers that were taken for nothing. */
  readonly unrecognised: readonly string[];
}

/** A commented fairwait.yaml that says what fairwait would decide by itself, ready to be corrected. */
export function renderConfig(start: ConfigStart): string {
  const sections = [
    [
      comment(`Settings of fairwait, started from ${oneLine(start.list)}.`),
      comment("Flags win over this file; fairwait schema config describes every key."),
    ],
    ...(Object.keys(start.given).length === 0
      ? []
      : [[comment("How the list is read, as it was typed."), yaml(start.given)]]),
    [comment("The snapshot date. Left out, it is the one the list holds."), asAtLine(start.asAt)],
    [
      comment("IMD by LSOA (File 1 of the Indices of Deprivation), postcodes to LSOA; beside this file."),
      start.imd.length === 0 ? comment("imd: [File_1.csv]") : yaml({ imd: start.imd }),
    ],
    [
      comment(
        "Which column each field is read from. Correct a header here; delete a line to leave the choice open.",
      ),
      start.columns.length === 0
        ? comment('columns: { clockStart: "Clock Start" }')
        : yaml({ columns: Object.fromEntries(start.columns.map(({ field, header }) => [field, header])) }),
      ...unrecognisedLines(start.unrecognised),
    ],
    [
      comment("What to compare. Left out, every characteristic the list holds."),
      comment('by: [ethnic-group, imd-quintile, "ethnic-group*imd-quintile"]'),
      comment("reference: { imd-quintile: 5 }"),
      comment("where: { provider: [RJ6] }"),
      comment("standard: rtt-18"),
    ],
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Only a date that was typed is fixed: one found in this month's list would be wrong for the next. */
function asAtLine({ typed, found }: ConfigStart["asAt"]): string {
  if (typed !== undefined) return yaml({ asAt: typed });
  return comment(`asAt: ${found ?? "2026-10-25"}`);
}

const unrecognisedLines = (headers: readonly string[]): string[] =>
  headers.length === 0
    ? []
    : [comment("Not taken for any field:"), ...headers.map((header) => comment(`  ${oneLine(header)}`))];

const comment = (text: string): string => `# ${text}`;
/** A header may hold a line end, which would end the comment. */
const oneLine = (text: string): string => text.replace(/\s+/g, " ");
const yaml = (content: unknown): string => stringify(content, { lineWidth: 0 }).trimEnd();
