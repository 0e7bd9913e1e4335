/** NHS England's published demographics of the waiting list, by organisation: the workbook, or the monthly CSV file. */
import { createHash } from "node:crypto";
import { basename } from "node:path";
import { parse } from "csv-parse/sync";
import { inputError } from "../errors.ts";
import { MONTHS } from "../vocab/months.ts";
import {
  BAND_TEXTS,
  ENGLAND_CODE,
  ENGLAND_WHOLE,
  METRIC_TEXTS,
  ORGANISATION_TEXTS,
  type OrganisationKind,
  type PublishedBand,
  type PublishedMetric,
  publishedCategory,
} from "../vocab/published-demographics.ts";
import { fileSha256, referenceForm, referencePieces } from "./reference-bytes.ts";
import { sheetPieces, sheetsOf } from "./reference-sheets.ts";

/** Pathways by band of waiting, as published: rounded to the nearest 5, null where masked or not given. */
export type PublishedCounts = Readonly<Record<PublishedBand, number | null>>;

export interface PublishedOrganisation {
  readonly code: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** By metric, then by group of the dimension. */
  readonly counts: ReadonlyMap<PublishedMetric, ReadonlyMap<string, PublishedCounts>>;
}

export interface PublishedDemographics {
  /** Base name. */
  readonly file: string;
  readonly sha256: string;
  /** YYYY-MM-DD; of a workbook as its sheets say, of a CSV as its name says; null where neither does. */
  readonly weekEnding: string | null;
  /** In the order of the file. */
  readonly organisations: readonly PublishedOrganisation[];
}

/** Throws an input error for a file that is not the publication, and for a count that is no number. */
export async function readPublishedDemographics(path: string): Promise<PublishedDemographics> {
  const file = basename(path);
  const form = await referenceForm(path);
  const collected = new Collector(file);
  let weekEnding: string | null = null;
  if (form === "spreadsheet") {
    for (const sheet of await sheetsOf(path)) {
      const metric = /^provider[^a-z]*(.*)$/i.exec(sheet)?.[1];
      if (metric === undefined || METRIC_TEXTS[bare(metric)] === undefined) continue;
      const rows = rowsOf(await textOf(sheetPieces(path, sheet)));
      weekEnding ??= periodOf(rows);
      readSheet(rows, METRIC_TEXTS[bare(metric)] as PublishedMetric, collected);
    }
  } else {
    const rows = rowsOf(await textOf(referencePieces(path, form, createHash("sha256"))));
    weekEnding = dayIn(file);
    readCsv(rows, collected);
  }
  if (collected.isEmpty) throw notThePublication(file);
  const organisations = collected.organisations();
  if (!organisations.some(({ kind }) => kind === "england")) {
    throw inputError({
      code: "benchmark-without-england",
      file,
      message: "there is no row for England, beside which every list is set",
      hint: AS_PUBLISHED,
    });
  }
  return { file, sha256: await fileSha256(path), weekEnding, organisations };
}

const AS_PUBLISHED = "Use the file as NHS England publishes it.";

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return Buffer.concat(parts).toString("utf8");
}

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The files have some thousands of rows, so that the whole text may be held. */
function rowsOf(text: string): readonly Row[] {
  const rows: Row[] = [];
  parse(text, {
    bom: true,
    relax_column_count: true,
    on_record(record: string[], { lines }) {
      rows.push({ cells: record.map((cell) => cell.trim()), line: lines });
      return null;
    },
  });
  return rows;
}

class Collector {
  readonly #file: string;
  readonly #found = new Map<
    string,
    {
      readonly organisation: Omit<PublishedOrganisation, "counts">;
      readonly counts: Map<PublishedMetric, Map<string, Partial<Record<PublishedBand, number | null>>>>;
    }
  >();

  constructor(file: string) {
    this.#file = file;
  }

  get isEmpty(): boolean {
    return this.#found.size === 0;
  }

  add(
    organisation: Omit<PublishedOrganisation, "counts">,
    at: { readonly metric: PublishedMetric; readonly category: string; readonly band: PublishedBand },
    cell: { readonly text: string; readonly line: number },
  ): void {
    const key = `${organisation.kind} ${organisation.code}`;
    const found = this.#found.get(key) ?? { organisation, counts: new Map() };
    this.#found.set(key, found);
    const categories = found.counts.get(at.metric) ?? new Map();
    found.counts.set(at.metric, categories);
    const counts = categories.get(at.category) ?? {};
    categories.set(at.category, counts);
    counts[at.band] = this.#count(cell);
  }

  organisations(): PublishedOrganisation[] {
    return [...this.#found.values()].map(({ organisation, counts }) => ({
      ...organisation,
      counts: new Map(
        [...counts].map(([metric, categories]) => [
          metric,
          new Map([...categories].map(([category, bands]) => [category, { ...NOTHING, ...bands }])),
        ]),
      ),
    }));
  }

  /** "*" masks 1 to 7; an empty cell has no figure. */
  #count({ text, line }: { readonly text: string; readonly line: number }): number | null {
    if (text === "" || text === "*" || text === "-") return null;
    const count = Number(text.replaceAll(",", ""));
    if (Number.isInteger(count) && count >= 0) return count;
    throw inputError({
      code: "benchmark-count",
      file: this.#file,
      line,
      message: "a count is neither a whole number nor *",
      hint: AS_PUBLISHED,
    });
  }
}

const NOTHING: PublishedCounts = {
  total: null,
  within18: null,
  from18To52: null,
  over52: null,
  unknownStart: null,
};

/** Undefined for parts of England, which are no organisation, and for what is not known. */
function organisationOf(
  code: string,
  name: string,
  kind: string,
): Omit<PublishedOrganisation, "counts"> | undefined {
  if (code.toUpperCase() === ENGLAND_CODE) {
    return ENGLAND_WHOLE.has(bare(kind))
      ? { code: ENGLAND_CODE, name: "England", kind: "england" }
      : undefined;
  }
  const known = ORGANISATION_TEXTS[bare(kind)];
  return known === undefined || code === "" ? undefined : { code: code.toUpperCase(), name, kind: known };
}

const CATEGORY = /^incomplete pathways\s*[-–]\s*(.*)$/i;

/** A sheet has titles, a row that names the categories over their columns, and a row that names the bands. */
function readSheet(rows: readonly Row[], metric: PublishedMetric, collected: Collector): void {
  const head = rows.findIndex(({ cells }) => cells.some((cell) => bare(cell) === "organisationcode"));
  const [categories, bands] = [rows[head]?.cells, rows[head + 1]?.cells];
  if (categories === undefined || bands === undefined) return;
  const place = (name: string): number => categories.findIndex((cell) => bare(cell) === name);
  const [code, name, kind] = [
    place("organisationcode"),
    place("organisationname"),
    place("organisationtype"),
  ];
  const columns = columnsOf(categories, bands, metric);
  for (const { cells, line } of rows.slice(head + 2)) {
    const organisation = organisationOf(cells[code] ?? "", cells[name] ?? "", cells[kind] ?? "");
    if (organisation === undefined) continue;
    for (const { column, category, band } of columns) {
      collected.add(organisation, { metric, category, band }, { text: cells[column] ?? "", line });
    }
  }
}

function columnsOf(categories: readonly string[], bands: readonly string[], metric: PublishedMetric) {
  let text = "";
  return bands.flatMap((bandText, column) => {
    text = CATEGORY.exec(categories[column] ?? "")?.[1] ?? text;
    const category = publishedCategory(metric, text);
    const band = BAND_TEXTS[bare(bandText)];
    // Percentages end in "within 18 weeks*", "> 52 weeks*": they are worked out again from the counts.
    return category === undefined || band === undefined || bandText.startsWith("%")
      ? []
      : [{ column, category, band }];
  });
}

const CSV_COLUMNS = ["code", "name", "geography", "metric", "category", "waitingbands", "count"] as const;

function readCsv(rows: readonly Row[], collected: Collector): void {
  const [head] = rows;
  const places = CSV_COLUMNS.map((name) => head?.cells.findIndex((cell) => bare(cell) === name) ?? -1);
  if (places.includes(-1)) return;
  for (const { cells, line } of rows.slice(1)) {
    const [code = "", name = "", kind = "", metricText = "", categoryText = "", bandText = "", text = ""] =
      places.map((place) => cells[place] ?? "");
    const metric = METRIC_TEXTS[bare(metricText)];
    const organisation = organisationOf(code, name, kind);
    const band = BAND_TEXTS[bare(bandText)];
    if (metric === undefined || organisation === undefined || band === undefined) continue;
    const category = publishedCategory(metric, categoryText);
    if (category !== undefined) collected.add(organisation, { metric, category, band }, { text, line });
  }
}

/** "Week ending 25 January 2026" beside "Period:". */
function periodOf(rows: readonly Row[]): string | null {
  const row = rows.find(({ cells }) => cells.some((cell) => /^period/i.test(cell)));
  return dayIn(row?.cells.join(" ") ?? "");
}

function dayIn(text: string): string | null {
  const [, day, month = "", year] = /(\d{1,2})[ -]([a-z]+)[ -](\d{4})/i.exec(text) ?? [];
  const place = MONTHS.indexOf(month.toLowerCase());
  if (day === undefined || place < 0) return null;
  return `${year}-${String(place + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

const notThePublication = (file: string) =>
  inputError({
    code: "benchmark-not-recognised",
    file,
    message: "this is not NHS England's publication of the waiting list by demographics",
    hint: 'Name "WLMDS-Demographics-Summary-to-….xlsx", or the CSV whose header is Code,Name,Geography,Metric,Category,Waiting Bands,Count.',
  });
