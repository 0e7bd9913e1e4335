import type { GeographyId } from "../vocab/geographies.ts";
import type { AreaGeography, GeographyLayer } from "./area-geography.ts";
import type { LsoaVintage } from "./imd-editions.ts";
import type { RowSpans } from "./row-reader.ts";

/** A larger area that a postcode directory names beside each LSOA. */
export interface DirectoryGeography {
  readonly geography: GeographyId;
  readonly column: number;
  readonly year: number | undefined;
  /** The census of the LSOAs that nest in it. */
  readonly vintage: LsoaVintage;
}

interface GeographyPattern {
  readonly geography: GeographyId;
  readonly pattern: RegExp;
  readonly vintage?: LsoaVintage;
}

/**
 * Only larger areas that LSOAs nest in: wards and rural–urban classes cut through them, and belong to postcodes. Headers are
 * bare of all but letters and digits; group 1 is the year.
 */
const PATTERNS: readonly GeographyPattern[] = [
  { geography: "icb", pattern: /^icb(?:(\d\d)cd)?$/ },
  { geography: "region", pattern: /^rgn(?:(\d\d)cd)?$/ },
  { geography: "local-authority", pattern: /^(?:(?:os)?laua|lad(\d\d)cd)$/ },
  { geography: "msoa", pattern: /^msoa21(?:cd)?$()/, vintage: 2021 },
  { geography: "msoa", pattern: /^msoa11(?:cd)?$()/, vintage: 2011 },
];

export function directoryGeographies(
  names: readonly string[],
  has: { readonly lsoa2011: boolean; readonly lsoa2021: boolean },
): DirectoryGeography[] {
  const newest = has.lsoa2021 ? 2021 : 2011;
  return PATTERNS.flatMap(({ geography, pattern, vintage = newest }) => {
    const column = names.findIndex((name) => pattern.test(name));
    const year = pattern.exec(names[column] ?? "")?.[1];
    const hasAreas = vintage === 2011 ? has.lsoa2011 : has.lsoa2021;
    if (column < 0 || !hasAreas) return [];
    return [{ geography, column, vintage, year: year ? 2000 + Number(year) : undefined }];
  });
}

/** ONS codes of English areas; E99999999 and the like stand for none. */
const ENGLISH_AREA = /^E\d{8}$/;
const NONE = /^E9{8}$/;

/** Takes from a directory's rows which larger area each LSOA lies in: what its first postcode says. */
export class GeographyCollector {
  readonly #geographies: readonly DirectoryGeography[];
  readonly #areaOf: readonly Map<number, string>[];

  constructor(geographies: readonly DirectoryGeography[]) {
    this.#geographies = geographies;
    this.#areaOf = geographies.map(() => new Map());
  }

  /** `firstField` is where the columns of the geographies begin in the row. */
  add(
    row: RowSpans,
    firstField: number,
    areas: { readonly lsoa2011: number; readonly lsoa2021: number },
  ): void {
    for (let index = 0; index < this.#geographies.length; index += 1) {
      const lsoa = this.#geographies[index]!.vintage === 2011 ? areas.lsoa2011 : areas.lsoa2021;
      const areaOf = this.#areaOf[index]!;
      if (lsoa < 0 || areaOf.has(lsoa)) continue;
      const [start, end] = [row.starts[firstField + index]!, row.ends[firstField + index]!];
      const code = String.fromCharCode(...row.bytes.subarray(start, end));
      if (ENGLISH_AREA.test(code) && !NONE.test(code)) areaOf.set(lsoa, code);
    }
  }

  tables(): AreaGeography[] {
    return ([2011, 2021] as const).flatMap((vintage) => {
      const layers = this.#geographies.flatMap((geography, index) =>
        geography.vintage === vintage ? [layerOf(geography, this.#areaOf[index]!)] : [],
      );
      return layers.length === 0 ? [] : [{ kind: "geography", key: "lsoa", vintage, layers }];
    });
  }
}

function layerOf(
  { geography, year }: DirectoryGeography,
  areaOf: ReadonlyMap<number, string>,
): GeographyLayer {
  const codes = [...new Set(areaOf.values())].sort();
  const places = new Map(codes.map((code, place) => [code, place]));
  return {
    geography,
    year,
    codes,
    names: [],
    keys: Int32Array.from(areaOf.keys()),
    areas: Uint16Array.from(areaOf.values(), (code) => places.get(code)!),
    authorities: [],
  };
}
