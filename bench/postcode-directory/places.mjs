import { englishAreas, lsoaCode } from "./english-areas.mjs";
import { noWiderAreas, numbered, pseudoCode, widerAreas } from "./fields.mjs";

const OUTPUT_AREAS = 5;
const CENSUS_FIELDS = [
  ...["oa01", "lsoa01", "msoa01", "oa11", "lsoa11", "msoa11", "oa21", "lsoa21", "msoa21"],
];

/** Small areas outside England (2011): the Welsh LSOAs, Scotland's data zones, Northern Ireland's super output areas. */
export const SMALL_AREAS = { E: 32_844, W: 1909, S: 6976, N: 890, L: 1, M: 1 };
const FIRST_DATA_ZONE = 6506;
const SUPER_DATA_ZONES = 850;

/** 95AA01S1 … 95ZZ99W9: districts by two letters, wards by two digits, parts by a letter and a digit. */
const superOutputArea = (index) => {
  const district = String.fromCharCode(65 + (Math.floor(index / 40) % 26)).repeat(2);
  return `95${district}${String(1 + (index % 40)).padStart(2, "0")}S${1 + (index % 3)}`;
};

const CENSUS = {
  W: (index, oa) => ({
    oa: numbered("W00", 1 + index * OUTPUT_AREAS + oa),
    lsoa: numbered("W01", 1 + index),
    msoa: numbered("W02", 1 + Math.floor(index / 4.7)),
  }),
  S: (index, oa) => ({
    oa: numbered("S00", 88_966 + index * OUTPUT_AREAS + oa),
    lsoa: numbered("S01", FIRST_DATA_ZONE + index),
    msoa: numbered("S02", 1236 + Math.floor(index / 5.5)),
  }),
  N: (index, oa) => ({
    oa: numbered("N00", 1 + index * OUTPUT_AREAS + oa),
    lsoa: superOutputArea(index),
    msoa: pseudoCode("N"),
  }),
};

/** The same codes for all three censuses, except where the nation's later ones are known to differ. */
function censusElsewhere(nation, index, oa) {
  const codes = CENSUS[nation]?.(index, oa);
  if (codes === undefined)
    return Object.fromEntries(CENSUS_FIELDS.map((field) => [field, pseudoCode(nation)]));
  const fields = Object.fromEntries(
    ["01", "11", "21"].flatMap((year) => ["oa", "lsoa", "msoa"].map((level) => [level + year, codes[level]])),
  );
  if (nation === "N") {
    fields.oa21 = numbered("N20", 1 + index * 4);
    fields.lsoa21 = numbered("N21", 1 + (index % SUPER_DATA_ZONES));
  }
  return fields;
}

/**
 * The fields of a row that belong to its place: `census(nation, index, oa)` of the small area `index` of the nation and its output
 * area 0–4, and `wider(nation, index)` of all that the small area lies in.
 */
export function placesOf(seed) {
  const { areas, successors } = englishAreas(seed);
  const english = (index, oa) => {
    const { number, rank2019, became } = areas[index];
    const own = successors[became[oa % became.length]];
    const oa11 = numbered("E00", 1 + index * OUTPUT_AREAS + oa);
    const msoa = numbered("E02", 1 + Math.floor(index / 4.84));
    return {
      oa01: oa11,
      lsoa01: lsoaCode(Math.min(number, 32_482)),
      msoa01: msoa,
      oa11,
      lsoa11: lsoaCode(number),
      msoa11: msoa,
      oa21: own.number === number ? oa11 : numbered("E00", 175_434 + own.number),
      lsoa21: lsoaCode(own.number),
      msoa21: msoa,
      rank2019,
      rank2025: own.rank2025,
    };
  };
  const elsewhere = (nation, index, oa) => {
    const isRanked = CENSUS[nation] !== undefined;
    return {
      ...censusElsewhere(nation, index, oa),
      rank2019: isRanked ? 1 + ((index * 797) % SMALL_AREAS[nation]) : 0,
      rank2025: isRanked ? 1 + ((index * 797) % SMALL_AREAS[nation]) : 0,
    };
  };
  return {
    areas,
    successors,
    wider: (nation, index) => widerAreas(nation, index / SMALL_AREAS[nation]),
    census: (nation, index, oa) => (nation === "E" ? english(index, oa) : elsewhere(nation, index, oa)),
  };
}

/** The fields of a postcode that has no place. */
export const nowhere = () => ({
  ...noWiderAreas(),
  ...Object.fromEntries(CENSUS_FIELDS.map((field) => [field, ""])),
  rank2019: 0,
  rank2025: 0,
});
