/**
 * Writes fixtures/lists/example-population.csv: residents of the invented LSOAs of example-imd.csv under the headings of
 * census and mid-year tables. Poorer areas are younger and more diverse, as in England; every number is invented.
 */
import { readFileSync, writeFileSync } from "node:fs";

const LISTS = new URL("../fixtures/lists/", import.meta.url);
const FEWEST = 1100;
const SPREAD = 1200;
const AGES = ["0-17", "18-34", "35-49", "50-64", "65-79", "80+"];
/** Shares of residents in the most deprived decile, and how they change with each decile above it. */
const ETHNIC = {
  "Asian, Asian British or Asian Welsh": [0.15, -0.009],
  "Black, Black British, Black Welsh, Caribbean or African": [0.08, -0.006],
  "Mixed or Multiple ethnic groups": [0.04, -0.002],
  White: [0.7, 0.018],
  "Other ethnic group": [0.03, -0.001],
};
const AGE_SHARES = [
  [0.26, -0.006],
  [0.25, -0.008],
  [0.21, -0.001],
  [0.16, 0.005],
  [0.09, 0.007],
  [0.03, 0.003],
];

/** Whole numbers that add up to `total`: the last takes what rounding leaves. */
function parted(total, shares) {
  const parts = shares.slice(0, -1).map((share) => Math.round(total * share));
  return [...parts, total - parts.reduce((sum, part) => sum + part, 0)];
}

const [, ...rows] = readFileSync(new URL("example-imd.csv", LISTS), "utf8").trim().split("\n");
const lines = rows.map((row, index) => {
  const fields = row.split(",");
  const step = Number(fields.at(-1)) - 1;
  const total = FEWEST + ((index * 7919) % SPREAD);
  const at = ([first, change]) => first + change * step;
  const ethnic = parted(total, Object.values(ETHNIC).map(at));
  const ages = parted(total, AGE_SHARES.map(at));
  const sexes = parted(total, [0.51, 0.49]);
  return [fields[0], total, ...ethnic, ...ages, ...sexes].join(",");
});
const quoted = Object.keys(ETHNIC).map((name) => `"${name}"`);
const header = ["LSOA 2021 Code", "Total", ...quoted, ...AGES, "Female", "Male"].join(",");
writeFileSync(new URL("example-population.csv", LISTS), `${[header, ...lines].join("\n")}\n`);
