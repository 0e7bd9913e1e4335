import { DEFAULT_DIMENSIONS } from "../classify/dimensions.ts";
import { repeatedHeader } from "../columns/recognise-columns.ts";
import { ambiguousHeaderError } from "../columns/settle-by-values.ts";
import type { UserError } from "../errors.ts";
import type { ColumnInspection, DimensionInspection, Inspection, Problem } from "../inspection/schema.ts";
import { counted, printCount, printPercentage } from "../report/figures.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import { dimensionTitle } from "./inspect-dimensions.ts";
import type { InspectedList } from "./inspect-list.ts";
import { hasKnownHeader, noClockStart } from "./opened-file.ts";
import { hasWaits, type PlannedFile } from "./plan-file.ts";
import { unclearSnapshot } from "./unclear-snapshot.ts";

type Told = Pick<Inspection, "files" | "dimensions" | "rows">;

interface Context {
  readonly inspected: InspectedList;
  readonly told: Told;
}

const MANY_UNREADABLE = "See below how its dates are written; another column may be meant (--column).";

/** What stops an analysis, then what is missing or unusable and what that costs. */
export function inspectProblems(inspected: InspectedList, told: Told): Problem[] {
  const context = { inspected, told };
  return [
    ...inspected.files.flatMap((file, index) => stopsOfFile(file, index, context)),
    ...stopsOfList(context),
    ...unusableWaits(context),
    ...told.dimensions.flatMap((dimension) => unknownRows(dimension, told)),
    ...absentFields(context),
  ];
}

const stop = ({ detail }: UserError, file: string, hint = detail.hint): Problem => ({
  code: detail.code,
  level: "stop",
  text: `${detail.file ?? file}: ${detail.message}`,
  hint: hint ?? null,
});
const cost = (code: string, text: string, hint: string | null = null): Problem => ({
  code,
  level: "cost",
  text,
  hint,
});

function stopsOfFile(file: PlannedFile, index: number, { inspected, told }: Context): Problem[] {
  const { clockField, headers } = inspected;
  const { name } = file.file;
  const repeated = repeatedHeader(file.header.headers, file.fields);
  return [
    ...(hasWaits(file, clockField)
      ? []
      : [stop(noClockStart(file, clockField), name, clockHint(file, told.files[index]?.columns ?? []))]),
    ...(repeated === undefined ? [] : [stop(repeated, name)]),
    ...(headers[index]?.unsettled ?? []).map(({ header, candidates }) =>
      stop(ambiguousHeaderError(header, candidates), name),
    ),
  ];
}

const DATES_SHOWN = 5;

/** Which columns might be the clock start: those of dates that nothing else was made of. */
function clockHint(file: PlannedFile, columns: readonly ColumnInspection[]): string | undefined {
  const dates = columns.filter(({ holds }) => holds === "dates");
  if (dates.length === 0) return undefined;
  const shown = dates.slice(0, DATES_SHOWN);
  if (!hasKnownHeader(file)) {
    return `Put a line of column names first. Columns that hold dates: ${shown.map(({ position }) => position).join(", ")}.`;
  }
  const names = shown.map(({ header }) => `"${header}"`).join(", ");
  return `Name it: --column clockStart="<header>". Columns of dates that are not recognised: ${names}.`;
}

function stopsOfList({ inspected, told }: Context): Problem[] {
  const { files, decisions, clockField } = inspected;
  const { read, inspected: rows } = told.rows;
  const needsSnapshot = files.some(({ fields }) => fields.has(clockField));
  const unclear = needsSnapshot ? unclearSnapshot(decisions, files) : undefined;
  const empty: Problem = {
    code: read === 0 ? "no-rows" : "nothing-to-analyse",
    level: "stop",
    text: read === 0 ? "There is a header but no row." : "No row can be read and is within --where.",
    hint: read === 0 ? "Export the list again." : "Check --where and --delimiter.",
  };
  return [...(unclear === undefined ? [] : [stop(unclear, "")]), ...(rows === 0 ? [empty] : [])];
}

function unusableWaits({ told }: Context): Problem[] {
  // Of two stated waits, days count.
  const columns = told.files.flatMap((file) => {
    const clocks = file.columns.filter(({ use }) => use === "clock");
    return clocks.find(({ field }) => field !== "weeks-waited") ?? clocks;
  });
  const missing = sum(columns.map(({ tally }) => tally?.missing ?? 0));
  const invalid = sum(columns.map(({ tally }) => tally?.invalid ?? 0));
  if (missing + invalid === 0) return [];
  const reasons = [["blank", missing] as const, ...addedUp(columns.map((column) => column.reasons))];
  const rows = missing + invalid;
  const verb = rows === 1 ? ["has", "leaves"] : ["have", "leave"];
  return [
    {
      code: "wait-unusable",
      level: rows === told.rows.inspected ? "stop" : "cost",
      text: `${share(rows, told)} ${verb[0]} no usable clock start or stated wait and ${verb[1]} the analysis${because(reasons)}.`,
      hint: invalid > rows / 2 ? MANY_UNREADABLE : null,
    },
  ];
}

function unknownRows({ dimension, byDefault, lacks, unknown, reasons }: DimensionInspection, told: Told) {
  if (!byDefault || told.rows.inspected === 0) return [];
  const title = dimensionTitle(dimension);
  if (lacks === "imd-file") {
    return [
      cost(
        "no-imd-file",
        "Deprivation is not analysed: the list has areas or postcodes, and no table to look them up in.",
        "Give one: --imd FILE (File 1 of the Indices of Deprivation, a postcode directory), or keep it: fairwait reference add FILE.",
      ),
    ];
  }
  if (lacks === "snapshot-date") {
    return [cost("no-age", "Ages cannot be told: they are those on the snapshot date.", "Give it: --as-at.")];
  }
  if (lacks === "known-values") return [cost("no-known-value", `${title}: no row has a known value.`)];
  if (unknown === 0) return [];
  return [
    cost(
      "rows-unknown",
      `${share(unknown, told)} ${unknown === 1 ? "leaves" : "leave"} comparisons by ${inSentence(title)}${because(Object.entries(reasons))}.`,
    ),
  ];
}

/** Fields whose absence costs something that no other message says. Any one of `fields` is enough. */
const WANTED: readonly {
  readonly fields: readonly FieldId[];
  readonly code: string;
  readonly text: string;
}[] = [
  {
    fields: ["pathway-id"],
    code: "no-pathway-id",
    text: "No pathway identifier: duplicate pathways cannot be found.",
  },
  {
    fields: ["nhs-number", "nhs-number-pseudonym", "local-patient-id"],
    code: "no-patient-id",
    text: "No patient identifier: people are not counted, only pathways.",
  },
  {
    fields: ["treatment-function", "main-specialty"],
    code: "no-specialty",
    text: "No treatment function: a gap cannot be told from a difference in specialties.",
  },
  {
    fields: ["rtt-status", "clock-end"],
    code: "no-status",
    text: "No RTT status and no clock stop: every pathway counts as open.",
  },
  {
    fields: ["waiting-list-type", "admission-method", "planned-flag"],
    code: "no-list-type",
    text: "No waiting list type: planned patients cannot be left out.",
  },
];

function absentFields({ inspected, told }: Context): Problem[] {
  const { files } = inspected;
  const has = (field: FieldId) => files.some(({ fields }) => fields.has(field));
  const given = told.dimensions.map(({ dimension }) => dimension);
  const absent = DEFAULT_DIMENSIONS.filter((id) => !given.includes(id));
  return [
    ...absent.map((id) => cost("dimension-absent", ABSENT[id])),
    ...WANTED.filter(({ fields }) => !fields.some(has)).map(({ code, text }) => cost(code, text)),
  ];
}

const ABSENT: Readonly<Record<(typeof DEFAULT_DIMENSIONS)[number], string>> = {
  "ethnic-group": "No ethnic category: ethnicity is not analysed.",
  "imd-quintile": "No LSOA, postcode or IMD column: deprivation is not analysed.",
  sex: "No sex: it is not analysed.",
  "age-band": "No birth date or age: age is not analysed.",
};

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** "1,131 rows (6.3%)". */
const share = (rows: number, { rows: { inspected } }: Told): string =>
  `${counted(rows, "row")} (${printPercentage(inspected === 0 ? null : rows / inspected)}%)`;

const because = (reasons: readonly (readonly [string, number])[]): string => {
  const told = reasons.filter(([, rows]) => rows > 0);
  const [only] = told;
  if (only === undefined) return "";
  if (told.length === 1) return `: ${reasonWords(only[0])}`;
  return `: ${told.map(([reason, rows]) => `${printCount(rows)} ${reasonWords(reason)}`).join(", ")}`;
};

function addedUp(tallies: readonly Readonly<Record<string, number>>[]): [string, number][] {
  const total = new Map<string, number>();
  for (const [reason, rows] of tallies.flatMap((tally) => Object.entries(tally))) {
    total.set(reason, (total.get(reason) ?? 0) + rows);
  }
  return [...total];
}

const REASON_WORDS: Readonly<Record<string, string>> = {
  "outside-england-wales": "in Wales",
  "outside-england-scotland": "in Scotland",
  "outside-england-northern-ireland": "in Northern Ireland",
  "not-an-imd-value": "no IMD value",
  "lsoa-malformed": "no LSOA code",
  "lsoa-not-found": "LSOA not found",
  "lsoa-split": "LSOA split since",
};

const reasonWords = (reason: string): string => REASON_WORDS[reason] ?? reason.replaceAll("-", " ");

/** "sex" of "Sex (as recorded)"; "IMD quintile" keeps its capitals. */
function inSentence(title: string): string {
  const plain = title.replace(/ \(.*\)$/, "");
  return /^[A-Z][a-z]/.test(plain) ? plain.charAt(0).toLowerCase() + plain.slice(1) : plain;
}
