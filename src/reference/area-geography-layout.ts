import type { GeographyId } from "../vocab/geographies.ts";

/** Columns of a look-up from areas to the larger areas they lie in, by position; −1 = not there. */
export interface AreaGeographyLayout {
  readonly kind: "geography";
  /** What the rows are about: an LSOA, or a local authority. */
  readonly key: "lsoa2011" | "lsoa2021" | "local-authority";
  readonly keyColumn: number;
  readonly columns: readonly GeographyColumns[];
}

export interface GeographyColumns {
  readonly geography: GeographyId;
  readonly code: number;
  /** −1 where the file has codes only. */
  readonly name: number;
  /** Of the boundaries, as the header says: 2024; undefined when it does not say. */
  readonly year: number | undefined;
}

interface GeographyNames {
  readonly geography: GeographyId;
  /** Headers bare of all but letters and digits, best first. Group 1 is the year's last two digits. */
  readonly code: readonly RegExp[];
  readonly name: readonly RegExp[];
}

/** ICBs are known in the NHS by their ODS codes (QYG), which the files give beside those of ONS (E54000008). */
const NAMES: readonly GeographyNames[] = [
  {
    geography: "icb",
    code: [/^icb(\d\d)?(?:cdh|codeh|codenhs)$/, /^icb(\d\d)?(?:cd|code)$/],
    name: [/^icb(\d\d)?(?:nm|name)$/],
  },
  {
    geography: "region",
    code: [/^(?:rgn|region)(\d\d)?(?:cd|code)$/],
    name: [/^(?:rgn|region)(\d\d)?(?:nm|name)$/],
  },
  {
    geography: "local-authority",
    code: [/^(?:ltla|lad)(\d\d)?(?:cd|code)$/, /^localauthoritydistrictcode(?:20)?(\d\d)?$/],
    name: [/^(?:ltla|lad)(\d\d)?(?:nm|name)$/, /^localauthoritydistrictname(?:20)?(\d\d)?$/],
  },
  {
    geography: "ward",
    code: [/^(?:wd|ward)(\d\d)?(?:cd|code)$/],
    name: [/^(?:wd|ward)(\d\d)?(?:nm|name)$/],
  },
  {
    geography: "msoa",
    code: [/^msoa(\d\d)?(?:cd|code)$/],
    name: [/^msoa(\d\d)?hcl(?:nm|name)$/, /^msoa(\d\d)?(?:nm|name)$/],
  },
  {
    geography: "rural-urban",
    code: [/^ruc(\d\d)?(?:cd|code)$/, /^ruc(\d\d)?ind$/],
    name: [/^ruc(\d\d)?(?:nm|name|desc)$/, /^(?:ruc)?classification()$/, /^ruc(\d\d)?$/],
  },
];

interface AreaColumns {
  readonly lsoa2011: number;
  readonly lsoa2021: number;
}

/** The look-up that a header is of; undefined when it is none. `names` are headers bare of all but letters and digits. */
export function geographyLayout(
  names: readonly string[],
  { lsoa2011, lsoa2021 }: AreaColumns,
): AreaGeographyLayout | undefined {
  const all = NAMES.flatMap((geography) => columnsOf(geography, names));
  if (lsoa2011 >= 0 || lsoa2021 >= 0) {
    const key = lsoa2021 >= 0 ? "lsoa2021" : "lsoa2011";
    const keyColumn = Math.max(lsoa2021, lsoa2021 >= 0 ? -1 : lsoa2011);
    return all.length === 0 ? undefined : { kind: "geography", key, keyColumn, columns: all };
  }
  const authority = all.find(({ geography }) => geography === "local-authority");
  const regions = all.filter(({ geography }) => geography === "region");
  if (authority === undefined || regions.length === 0) return undefined;
  return { kind: "geography", key: "local-authority", keyColumn: authority.code, columns: regions };
}

function columnsOf({ geography, code, name }: GeographyNames, names: readonly string[]): GeographyColumns[] {
  const [codeColumn, year] = find(code, names);
  if (codeColumn < 0) return [];
  return [{ geography, code: codeColumn, name: find(name, names)[0], year }];
}

function find(
  patterns: readonly RegExp[],
  names: readonly string[],
): [column: number, year: number | undefined] {
  for (const pattern of patterns) {
    const column = names.findIndex((name) => pattern.test(name));
    if (column < 0) continue;
    const year = pattern.exec(names[column] ?? "")?.[1];
    return [column, year === undefined || year === "" ? undefined : 2000 + Number(year)];
  }
  return [-1, undefined];
}
