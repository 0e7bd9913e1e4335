import { inputError, type UserError } from "../../errors.ts";
import type { AreaGeography } from "../area-geography.ts";
import type { LsoaVintage } from "../imd-editions.ts";
import type { ReferenceSource, ReferenceTable } from "../reference-table.ts";
import type { Item } from "./item.ts";
import { areasUnknownToCensus, areasUnlikePublished, whatIsMissing } from "./wholeness.ts";

export interface AddingOptions {
  /** Takes in a part of what there is, such as one region's postcodes. */
  readonly partial: boolean;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** What the store will say of a table. Throws an input error for one that is not whole, or not as it was published. */
export function itemOf(source: ReferenceSource, { partial, today }: AddingOptions): Item {
  const { table, file, bytes, sha256, rows } = source;
  const missing = whatIsMissing(table);
  if (missing !== undefined && (!partial || table.kind === "population")) {
    const hint =
      table.kind === "population"
        ? "A part of the residents can be given to a run with --population."
        : "Download it again; --partial takes a part of it on purpose.";
    throw notWhole(file, `it has ${missing}`, hint);
  }
  refuseUnpublished(source);
  const { name, edition } = nameOf(table);
  const isPart = missing !== undefined;
  return {
    id: [beginningOf(source), isPart ? `part-${slug(file)}` : edition].filter(Boolean).join("-"),
    kind: table.kind,
    name: isPart ? `${name}, part of it` : name,
    edition,
    vintages: vintagesOf(table),
    geographies: [
      ...new Set(geographiesOf(table).flatMap(({ layers }) => layers.map(({ geography }) => geography))),
    ],
    partial: isPart,
    file,
    bytes,
    sha256,
    rows,
    added: today,
    notes: source.notes.map(({ code, level, text }) => ({ code, level, text })),
  };
}

function geographiesOf(table: ReferenceTable): readonly AreaGeography[] {
  if (table.kind === "geography") return [table];
  return table.kind === "postcodes" ? table.geographies : [];
}

/** What an item of the kind is called by, before its edition. */
function beginningOf({ table, file }: ReferenceSource): string {
  if (table.kind === "population") return `population-${slug(file)}`;
  if (table.kind === "organisations") return `organisations-${slug(file)}`;
  if (table.kind !== "geography") return table.kind;
  const from = table.vintage === undefined ? "authority" : `lsoa${table.vintage}`;
  return [from, ...table.layers.map(({ geography }) => geography)].join("-");
}

function refuseUnpublished({ table, file }: ReferenceSource): void {
  if (table.kind !== "imd") return;
  if (!/^IMD \d{4}$/.test(table.name)) {
    throw notWhole(
      file,
      "it does not say which edition of the IMD it is, and its ranks are those of none",
      "Add the official File 1 or File 7, or give this table to each run with --imd.",
    );
  }
  const unknown = areasUnknownToCensus(table);
  if (unknown > 0) {
    throw notWhole(
      file,
      `${unknown === 1 ? "1 area has a code" : `${unknown} areas have codes`} that the census of ${table.vintage} did not give`,
      "Download the official table; an invented one can be given to each run with --imd.",
    );
  }
  const unlike = areasUnlikePublished(table);
  if (unlike === 0) return;
  throw notWhole(
    file,
    `${unlike === 1 ? "1 area has" : `${unlike} areas have`} no rank, or another decile than that of the rank`,
    "Download the official table; one of your own can be given to each run with --imd.",
  );
}

function nameOf(table: ReferenceTable): { readonly name: string; readonly edition: string | null } {
  switch (table.kind) {
    case "imd":
      return { name: table.name, edition: table.name.slice("IMD ".length) };
    case "lsoa-changes":
      return { name: "LSOA 2011 to LSOA 2021", edition: null };
    case "geography":
      return geographyName(table);
    case "organisations":
      return { name: "Names of organisations", edition: null };
    case "population":
      return { name: capital(table.residents.name), edition: null };
    case "postcodes": {
      const { latest } = table.facts;
      return {
        name: `Postcode directory${latest === undefined ? "" : ` to ${monthName(latest)}`}`,
        edition: latest ?? null,
      };
    }
  }
}

function geographyName({ vintage, layers }: AreaGeography) {
  const from = vintage === undefined ? "local authorities" : `LSOA ${vintage}`;
  const larger = layers.map(({ geography, year }) => [geography, year].filter(Boolean).join(" "));
  const years = layers.flatMap(({ year }) => year ?? []);
  return {
    name: `${from} to ${larger.join(", ")}`,
    edition: years.length === 0 ? null : String(Math.max(...years)),
  };
}

function vintagesOf(table: ReferenceTable): LsoaVintage[] {
  switch (table.kind) {
    case "imd":
      return [table.vintage];
    case "organisations":
      return [];
    case "population":
      return table.residents.vintage === undefined ? [] : [table.residents.vintage];
    case "geography":
      return table.vintage === undefined ? [] : [table.vintage];
    case "lsoa-changes":
      return [2011, 2021];
    case "postcodes": {
      const { lsoa2011, lsoa2021 } = table.facts.areas;
      return [...(lsoa2011 ? [2011 as const] : []), ...(lsoa2021 ? [2021 as const] : [])];
    }
  }
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** "2026-02" → "February 2026". */
const monthName = (month: string): string => `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const slug = (file: string): string =>
  file
    .toLowerCase()
    .replace(/\.(csv|tsv|txt|gz|zip|xlsx)/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 70);

const notWhole = (file: string, message: string, hint: string): UserError =>
  inputError({ code: "reference-not-whole", file, message, hint });
