import { FIRST_AREA_CODE, IMD_EDITIONS, inventAreas } from "./areas.ts";
import { type GenerateOptions, resolveOptions } from "./options.ts";

const ROWS_PER_CHUNK = 8192;
const DISTRICTS = 12;

/**
 * The invented deprivation table that goes with the list of the same options, as comma-separated chunks under the
 * headers of the published File 1 (of the 2025 or the 2019 Indices): LSOA code and name, district code and name, IMD
 * rank (within the whole nation) and decile, 1 = most deprived. Codes, names and ranks are invented.
 */
export function* generateImdLookup(options: GenerateOptions = {}): Generator<Buffer, void, undefined> {
  const resolved = resolveOptions(options);
  const areas = inventAreas(resolved.seed, resolved.areas, resolved.imdEdition);
  const { lsoaYear, districtYear } = IMD_EDITIONS[resolved.imdEdition];
  const rows = [
    [
      `LSOA code (${lsoaYear})`,
      `LSOA name (${lsoaYear})`,
      `Local Authority District code (${districtYear})`,
      `Local Authority District name (${districtYear})`,
      "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)",
      "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)",
    ].join(","),
  ];
  for (let area = 0; area < areas.count; area += 1) {
    const district = (area % DISTRICTS) + 1;
    const number = String(district).padStart(2, "0");
    rows.push(
      `E0${FIRST_AREA_CODE + area},Invented ${number} ${String(area).padStart(5, "0")},E069990${number},Invented district ${number},${areas.ranks[area]},${areas.deciles[area]}`,
    );
    if (rows.length >= ROWS_PER_CHUNK) {
      yield Buffer.from(`${rows.join("\n")}\n`, "latin1");
      rows.length = 0;
    }
  }
  if (rows.length > 0) yield Buffer.from(`${rows.join("\n")}\n`, "latin1");
}
