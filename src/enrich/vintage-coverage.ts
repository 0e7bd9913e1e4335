import type { Wording } from "../findings/wording.ts";
import type { Deprivation } from "../reference/deprivation.ts";
import { LAST_LSOA_NUMBER } from "../vocab/small-areas.ts";

type LsoaVintage = NonNullable<Deprivation["vintage"]>;

export interface VintageNote {
  readonly code: "imd-vintage-differs";
  readonly level: "warning";
  readonly wording: Wording;
}

/** How well the areas of a list meet the areas of the deprivation table. Counts are rows of the list. */
export interface VintageCoverage {
  /** From the header of the list's LSOA column when it names one, else from the codes; undefined when too few tell. */
  readonly listVintage: LsoaVintage | undefined;
  readonly tableVintage: LsoaVintage | undefined;
  /** Rows with an English LSOA code. */
  readonly rows: number;
  readonly found: number;
  readonly notFound: number;
  /** Of `found`: through the areas that a changed area became. */
  readonly bridged: number;
  /** Changed areas whose successors lie in different quintiles. */
  readonly split: number;
  /** Present when the two are of different vintages. */
  readonly note: VintageNote | undefined;
}

const ENGLISH_LSOA = /^E01(\d{6})$/;
/** 1 in 17 areas of 2021 has a new code. With so many different areas and no new code among them, a list of 2021 areas is next to impossible (0.94^100). */
const AREAS_THAT_TELL = 100;

/**
 * Coverage by vintage. An unchanged area keeps its code, so 2011 codes silently match 94–97 % of a 2021 table: the match
 * alone shows nothing. `codes` are the distinct texts of the list's LSOA column with their analysed rows; `census` is what the
 * header of the column says.
 */
export function vintageCoverage(
  deprivation: Deprivation,
  codes: readonly { readonly text: string; readonly analysed: number }[],
  census: LsoaVintage | undefined,
): VintageCoverage {
  const tally = { found: 0, notFound: 0, bridged: 0, split: 0 };
  const bridges = deprivation.hasBridges;
  let areas = 0;
  let has2021Code = false;
  for (const { text: code, analysed: count } of codes) {
    const number = englishNumber(code);
    if (number === undefined) continue;
    areas += 1;
    has2021Code ||= number > LAST_LSOA_NUMBER[2011];
    const found = deprivation.ofLsoa(code);
    if (found === "lsoa-split") tally.split += count;
    else if (found === "lsoa-not-found" || found === "no-lookup") tally.notFound += count;
    else {
      tally.found += count;
      if (bridges && deprivation.isBridged(code)) tally.bridged += count;
    }
  }
  // An area that became others is one of 2011, however few there are.
  const hasEnded = deprivation.vintage === 2021 && tally.bridged + tally.split > 0;
  const byCodes = has2021Code ? 2021 : areas >= AREAS_THAT_TELL || hasEnded ? 2011 : undefined;
  const coverage = {
    listVintage: census ?? byCodes,
    tableVintage: deprivation.vintage,
    rows: tally.found + tally.notFound + tally.split,
    ...tally,
  };
  return { ...coverage, note: vintageNote(coverage, deprivation.edition, census !== undefined) };
}

/** The number in an English LSOA code; nearly all are written as published and need no pattern. */
function englishNumber(code: string): number | undefined {
  const isPlain = code.length === 9 && code.startsWith("E01");
  const digits = isPlain ? code.slice(3) : ENGLISH_LSOA.exec(code.trim().toUpperCase())?.[1];
  const number = digits === undefined ? Number.NaN : Number(digits);
  return Number.isInteger(number) ? number : undefined;
}

function vintageNote(
  coverage: Omit<VintageCoverage, "note">,
  edition: string | undefined,
  saidByHeader: boolean,
): VintageNote | undefined {
  const { listVintage, tableVintage, rows, found, notFound, bridged, split } = coverage;
  if (listVintage === undefined || tableVintage === undefined || listVintage === tableVintage)
    return undefined;
  // From the codes alone it is a guess; when every area was found nothing is lost.
  if (!saidByHeader && notFound + split + bridged === 0) return undefined;
  const matching = tableVintage === 2021 ? "IMD 2019" : "IMD 2025";
  const and = (count: number, words: string): Wording =>
    count > 0 ? [", ", ...share(count, rows), words] : [];
  return {
    code: "imd-vintage-differs",
    level: "warning",
    wording: [
      `The list has ${listVintage} LSOA codes and ${edition ?? "the table"} has ${tableVintage} areas: `,
      ...share(found, rows, " row"),
      " found, ",
      ...share(notFound, rows),
      " not found",
      ...and(bridged, " of those found through the areas that theirs became"),
      ...and(split, " in areas whose parts are now in different quintiles"),
      `. Areas that did not change keep their code. Give ${matching}${bridged + split > 0 ? "" : ", or the ONS look-up from LSOA 2011 to LSOA 2021 as well"}.`,
    ],
  };
}

/** "4,521 rows (94.2%)", "some rows". */
const share = (part: number, whole: number, one = ""): Wording => [
  { kind: "count", count: part, one, many: one === "" ? "" : `${one}s` },
  { kind: "percentage", part, whole, before: " (", after: ")", hidden: "" },
];
