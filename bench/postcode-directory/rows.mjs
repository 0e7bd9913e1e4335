import { GRID_SHARES, NATIONS, UNPLACED } from "./nations.mjs";
import { nowhere, placesOf, SMALL_AREAS } from "./places.mjs";
import { sectorsOf, unitsOf } from "./postcodes.mjs";
import { randomNumbers } from "./random.mjs";

/** The only fields that the real files do not put in quotes. */
const UNQUOTED = new Set(["lat", "long", "rank2019", "rank2025"]);
/** Fields that are a postcode's own; all others are its place's, and the same for its neighbours. */
const OWN = new Set([
  ...[
    "pcd7",
    "pcd8",
    "pcds",
    "introduced",
    "terminated",
    "userType",
    "easting",
    "northing",
    "northingPadded",
  ],
  ...["grid", "lat", "long"],
]);
const FIRST_YEAR = 1980;
const LAST_YEAR = 2021;
const INTRODUCED_AT_THE_START = 0.58;
/** Postcodes whose small area is that of the one before, in the sample 0.69. */
const SAME_AREA = 0.83;
const OUTPUT_AREAS = 5;
const MOST_KEPT = 4096;

const cell = (field, value) => (UNQUOTED.has(field) ? String(value) : `"${value}"`);

/** Runs of columns that are all the postcode's own or all its place's, in order. */
function segmentsOf(columns) {
  const segments = [];
  for (const { field } of columns) {
    const isOwn = OWN.has(field);
    if (segments.at(-1)?.isOwn === isOwn) segments.at(-1).fields.push(field);
    else segments.push({ isOwn, fields: [field] });
  }
  return segments;
}

/** Writes the place columns of a row, one text per segment. Neighbours share a place, so what was written last is kept. */
function placeWriter(segments, seed) {
  const places = placesOf(seed);
  const fieldsOf = segments.filter(({ isOwn }) => !isOwn).map(({ fields }) => fields);
  const written = (census, wider) =>
    fieldsOf.map((fields) => fields.map((field) => cell(field, census[field] ?? wider[field])).join(","));
  const kept = new Map();
  const keptWider = new Map();
  const keeping = (map, key, make) => {
    let value = map.get(key);
    if (value === undefined) {
      if (map.size >= MOST_KEPT) map.clear();
      value = make();
      map.set(key, value);
    }
    return value;
  };
  return {
    nowhere: written(nowhere(), {}),
    at: (nation, index, oa) =>
      keeping(kept, `${nation}${index * OUTPUT_AREAS + oa}`, () =>
        written(
          places.census(nation, index, oa),
          keeping(keptWider, `${nation}${index}`, () => places.wider(nation, index)),
        ),
      ),
  };
}

/** Yields every row of a directory in the order of its postcodes, as `{ area, text }`, without the header and without line ends. */
export function* directoryRows({ columns }, rows, seed) {
  const random = randomNumbers(seed);
  const segments = segmentsOf(columns);
  const places = placeWriter(segments, seed);
  const sectors = sectorsOf(rows);
  const totals = {};
  for (const { nation, count } of sectors) totals[nation] = (totals[nation] ?? 0) + count;
  const seen = {};
  for (const sector of sectors) {
    const { nation, outward, digit } = sector;
    const area = outward.slice(0, outward.search(/\d/));
    for (const unit of unitsOf(sector, random)) {
      const isPlaced = random() >= UNPLACED.share;
      const before = seen[nation] ?? 0;
      seen[nation] = before + 1;
      const along = before / totals[nation];
      const index = smallArea(nation, along, random);
      const oa = Math.floor(random() * OUTPUT_AREAS);
      const own = ownFields(outward, `${digit}${unit}`, { nation, isPlaced, along }, random);
      const texts = isPlaced ? places.at(nation, index, oa) : places.nowhere;
      yield { area, text: rowText(segments, own, texts) };
    }
  }
}

function rowText(segments, own, placeTexts) {
  let text = "";
  let next = 0;
  for (const { isOwn, fields } of segments) {
    if (isOwn) {
      for (const field of fields)
        text += text === "" ? cell(field, own[field]) : `,${cell(field, own[field])}`;
    } else {
      text += `,${placeTexts[next]}`;
      next += 1;
    }
  }
  return text;
}

/** Areas follow one another as the postcodes do, with neighbours mixed in. */
function smallArea(nation, along, random) {
  const count = SMALL_AREAS[nation];
  const here = Math.floor(along * count);
  if (random() < SAME_AREA) return here;
  const away = 1 + Math.floor(random() * 3);
  return Math.min(count - 1, Math.max(0, here + (random() < 0.5 ? away : -away)));
}

function ownFields(outward, inward, { nation, isPlaced, along }, random) {
  const { terminated, large } = NATIONS[nation];
  const isTerminated = random() < (isPlaced ? terminated : UNPLACED.terminated);
  const isLarge = !isPlaced || random() < (isTerminated ? large.terminated : large.live);
  const first =
    random() < INTRODUCED_AT_THE_START
      ? FIRST_YEAR
      : FIRST_YEAR + Math.floor(random() * (LAST_YEAR - FIRST_YEAR));
  const last = first + 1 + Math.floor(random() * (LAST_YEAR - first));
  const isLocated = isPlaced && nation !== "L" && nation !== "M";
  const easting = 100_000 + Math.floor(along * 550_000 + random() * 4000);
  const northing = 10_000 + Math.floor(((along * 37) % 1) * 1_190_000 + random() * 4000);
  return {
    pcd7: outward.length === 4 ? `${outward}${inward}` : `${outward.padEnd(4)}${inward}`,
    pcd8: `${outward.padEnd(5)}${inward}`,
    pcds: `${outward} ${inward}`,
    introduced: first === FIRST_YEAR ? "198001" : month(first, random),
    terminated: isTerminated ? month(last, random) : "",
    userType: isLarge ? "1" : "0",
    easting: isLocated ? easting : "",
    northing: isLocated ? northing : "",
    northingPadded: isLocated ? String(northing).padStart(7, "0") : "",
    grid: isLocated ? gridIndicator(random()) : "9",
    lat: isLocated ? (49.8 + northing / 111_200).toFixed(6) : "99.999999",
    long: isLocated ? (-7.6 + easting / 69_000).toFixed(6) : "0.000000",
  };
}

const month = (year, random) => `${year}${String(1 + Math.floor(random() * 12)).padStart(2, "0")}`;

function gridIndicator(share) {
  let upTo = 0;
  for (const [indicator, part] of GRID_SHARES) {
    upTo += part;
    if (share < upTo) return indicator;
  }
  return GRID_SHARES[0][0];
}
