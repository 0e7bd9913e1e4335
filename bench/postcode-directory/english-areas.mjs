import { randomNumbers } from "./random.mjs";

/**
 * Invented English areas in the real ranges of numbers, so that the census of a code can be told: 32,844 of 2011 below E01033768,
 * and 33,755 of 2021, of which 31,810 are the same and 1,945 are above. As between the real ones, 1,034 of 2011 are not among
 * those of 2021: here 934 become two each, 54 one, and 46 one with their neighbour.
 */
const LAST_2011 = 33_768;
const AREAS_2011 = 32_844;
const CHANGED = { split: 934, renamed: 54, merged: 46 };
const ALL_CHANGED = CHANGED.split + CHANGED.renamed + CHANGED.merged;

/** How far a rank of 2025 lies from that of 2019, at most, as a share of all: most areas keep their quintile. */
const RANK_DRIFT = 0.15;

function shuffled(length, random) {
  const ranks = Int32Array.from({ length }, (_, i) => i + 1);
  for (let last = length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [ranks[last], ranks[other]] = [ranks[other], ranks[last]];
  }
  return ranks;
}

/** Numbers of the 2011 areas: 924 numbers in between are not used, as 924 of the real ones are not. */
function numbersOf2011() {
  const unused = LAST_2011 - AREAS_2011;
  const numbers = [];
  for (let number = 1; number <= LAST_2011; number += 1) {
    const isUnused =
      Math.floor((number * unused) / LAST_2011) > Math.floor(((number - 1) * unused) / LAST_2011);
    if (!isUnused) numbers.push(number);
  }
  return numbers;
}

/** `areas[i]` is an area of 2011: its number, its rank in the IMD 2019, and its one or two areas of 2021 with theirs in the IMD 2025. */
export function englishAreas(seed) {
  const random = randomNumbers(seed ^ 0x2011);
  const numbers = numbersOf2011();
  const ranks = shuffled(numbers.length, random);
  let nextNumber = LAST_2011 + 1;
  const successors = [];
  const newArea = (parent) => {
    successors.push({ number: nextNumber, parent });
    nextNumber += 1;
    return successors.length - 1;
  };
  const step = numbers.length / ALL_CHANGED;
  let changed = 0;
  const areas = numbers.map((number, i) => {
    const isChanged = Math.floor((i + 1) / step) > Math.floor(i / step);
    if (!isChanged) {
      successors.push({ number, parent: i });
      return { number, rank2019: ranks[i], became: [successors.length - 1] };
    }
    changed += 1;
    if (changed <= CHANGED.split) return { number, rank2019: ranks[i], became: [newArea(i), newArea(i)] };
    const isSecondOfTwo = changed > CHANGED.split + CHANGED.renamed && changed % 2 === 0;
    return { number, rank2019: ranks[i], became: isSecondOfTwo ? "as the one before" : [newArea(i)] };
  });
  let lastChanged;
  for (const area of areas) {
    if (area.became === "as the one before") area.became = lastChanged;
    else if (successors[area.became[0]].number > LAST_2011) lastChanged = area.became;
  }
  return { areas, successors: ranked(successors, ranks, random) };
}

/** Ranks of 2025 in the order of those of 2019, disturbed. */
function ranked(successors, ranks, random) {
  const drift = RANK_DRIFT * ranks.length;
  const order = successors
    .map(({ parent }, i) => ({ i, place: ranks[parent] + (random() + random() - 1) * drift }))
    .sort((one, other) => one.place - other.place);
  const rank2025 = new Int32Array(successors.length);
  for (const [rank, { i }] of order.entries()) rank2025[i] = rank + 1;
  return successors.map(({ number }, i) => ({ number, rank2025: rank2025[i] }));
}

export const lsoaCode = (number) => `E01${String(number).padStart(6, "0")}`;
