import { usageError } from "../../errors.ts";
import { nearest } from "../../nearest.ts";

/** A table that `reference fetch` downloads, and how it is told from anything else that may arrive. */
export interface OfficialFile {
  /** "IMD 2025". */
  readonly edition: string;
  readonly url: string;
  /** Where a person finds it: the address of a file changes when it is issued again, that of its page does not. */
  readonly page: string;
  /** What the page calls it. */
  readonly title: string;
  readonly file: string;
  /** Header of its first column. */
  readonly firstColumn: string;
  readonly rows: number;
  /** Far below and far above the size it has, so that a small correction of it passes. */
  readonly smallestBytes: number;
  readonly largestBytes: number;
}

/**
 * The only addresses fairwait ever asks for. GOV.UK was out of reach where this table was made: both stand in ten or more
 * public programs that download from them (looked up in November 2026). The number in a GOV.UK
 * address begins with the time of upload: 5dc407b4 is 7 November 2019, and 691ded56 is 19 November 2025, the second issue of
 * the table of 30 October 2025 (68ff5daabcb10f6bf9bef911). Sizes: 9.4 MB is what one of those programs notes for 2025; the
 * table of 2019 has about as many columns and rows.
 */
export const OFFICIAL_FILES = {
  imd2019: {
    edition: "IMD 2019",
    url: "https://assets.publishing.service.gov.uk/media/5dc407b440f0b6379a7acc8d/File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators_3.csv",
    page: "https://www.gov.uk/government/statistics/english-indices-of-deprivation-2019",
    title: "File 7",
    file: "File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators_3.csv",
    firstColumn: "LSOA code (2011)",
    rows: 32_844,
    smallestBytes: 3_000_000,
    largestBytes: 50_000_000,
  },
  imd2025: {
    edition: "IMD 2025",
    url: "https://assets.publishing.service.gov.uk/media/691ded56d140bbbaa59a2a7d/File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv",
    page: "https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025",
    title: "File 7",
    file: "File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv",
    firstColumn: "LSOA code (2021)",
    rows: 33_755,
    smallestBytes: 3_000_000,
    largestBytes: 50_000_000,
  },
} as const satisfies Readonly<Record<string, OfficialFile>>;

export const OFFICIAL_NAMES = Object.keys(OFFICIAL_FILES) as readonly (keyof typeof OFFICIAL_FILES)[];

/** The table of that name, in any case. Exit 2 for a name that is none. */
export function officialFileNamed(name: string): OfficialFile {
  const found = OFFICIAL_NAMES.find((known) => known === name.toLowerCase());
  if (found !== undefined) return OFFICIAL_FILES[found];
  const near = nearest(name, OFFICIAL_NAMES);
  throw usageError({
    code: "unknown-reference-name",
    message: `"${name}" cannot be fetched, only ${OFFICIAL_NAMES.join(" and ")}`,
    hint: near === undefined ? "Other files: fairwait reference add FILE." : `Did you mean ${near}?`,
  });
}
