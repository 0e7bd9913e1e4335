import { NATIONS, POSTCODE_AREAS } from "./nations.mjs";

/** Without C, I, K, M, O and V (BS 7666). */
const UNIT_LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
const UNITS = UNIT_LETTERS.length ** 2;
/** As in the sample: 123,018 postcodes in 667 sectors. */
const POSTCODES_IN_A_SECTOR = 184;
const SECTORS_IN_A_DISTRICT = 10;
const NUMBERED_DISTRICTS = Array.from({ length: 99 }, (_, i) => i + 1);

/** Splits `total` by weights into whole numbers that add up to it. */
function split(total, weights) {
  const sum = weights.reduce((one, other) => one + other, 0);
  let before = 0;
  let given = 0;
  return weights.map((weight) => {
    before += weight;
    const upTo = Math.round((total * before) / sum);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

/** Sectors in the order of the directory, each with its nation and number of postcodes, which add up to `rows`. */
export function sectorsOf(rows) {
  const areasOf = (nation) => POSTCODE_AREAS.filter((area) => area.nation === nation).length;
  const counts = split(
    rows,
    POSTCODE_AREAS.map(({ nation }) => NATIONS[nation].share / areasOf(nation)),
  );
  return POSTCODE_AREAS.flatMap((area, i) => sectorsOfArea(area, counts[i]));
}

/** As many sectors as the usual density needs; an area whose districts cannot hold so many fills them up. */
function sectorsOfArea({ area, nation, across, districts = NUMBERED_DISTRICTS }, postcodes) {
  const usual = Math.ceil(postcodes / POSTCODES_IN_A_SECTOR);
  const count = Math.min(Math.max(1, usual), districts.length * SECTORS_IN_A_DISTRICT);
  if (postcodes > count * UNITS) throw new Error(`${area} has no room for ${postcodes} postcodes`);
  const places = Array.from({ length: count }, (_, i) => ({
    outward: `${area}${districts[Math.floor(i / SECTORS_IN_A_DISTRICT)]}`,
    digit: i % SECTORS_IN_A_DISTRICT,
  })).sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
  const counts = split(
    postcodes,
    places.map(() => 1),
  );
  const [beyond, share] = across ?? [nation, 0];
  const border = count - Math.round(count * share);
  return places.map((place, i) => ({ ...place, count: counts[i], nation: i < border ? nation : beyond }));
}

/** The directory is in the order of the eight-character form: `AB1  0AA` before `AB10 1AA`. */
const sortKey = ({ outward, digit }) => `${outward.padEnd(5)}${digit}`;

/** The postcodes of a sector in order: as many as it counts, spread over those there may be. */
export function* unitsOf({ count }, random) {
  let wanted = count;
  for (let unit = 0; wanted > 0; unit += 1) {
    if (random() * (UNITS - unit) >= wanted) continue;
    wanted -= 1;
    yield UNIT_LETTERS[Math.floor(unit / UNIT_LETTERS.length)] + UNIT_LETTERS[unit % UNIT_LETTERS.length];
  }
}
