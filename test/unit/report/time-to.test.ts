import { describe, expect, test } from "vitest";
import { adjustLogRanks, compareTimeToTreatment } from "../../../src/compare/time-to-treatment.ts";
import {
  type TimeToFindings,
  timeToFiguresSchema,
  timeToSchema,
} from "../../../src/findings/time-to-schema.ts";
import { measureTimeToTreatment } from "../../../src/measure/time-to-treatment.ts";
import { findMeasure } from "../../../src/report/explain.ts";
import { timeToBlocks } from "../../../src/report/time-to-blocks.ts";
import { timeToRows } from "../../../src/report/time-to-csv.ts";
import { timeToSentences } from "../../../src/report/time-to-sentence.ts";
import type { TimeCounts } from "../../../src/stats/time-counts.ts";
import { sampleFindings } from "./sample.ts";

/** `perDay` treated on every `every`th day up to a year, and as many still waiting after it. */
function group(perDay: number, every: number, entered = 0): TimeCounts {
  const events = Array.from({ length: 365 }, (_, day) => (day % every === 0 ? perDay : 0));
  const treated = events.reduce((sum, count) => sum + count, 0);
  const censored = [...new Array<number>(400).fill(0), treated];
  const entries = new Array<number>(entered + 1).fill(0);
  entries[entered] = 2 * treated;
  return {
    entered: entries,
    events: events.map((count, day) => (day < entered ? 0 : count)),
    competing: [],
    censored,
  };
}

function findingsOf(groups: Readonly<Record<string, TimeCounts>>, reference = "male"): TimeToFindings {
  const dimension = compareTimeToTreatment({
    dimension: "sex",
    label: "Sex (as recorded)",
    reference,
    groups: Object.entries(groups).map(([id, counts]) => ({
      group: id,
      label: id[0]?.toUpperCase() + id.slice(1),
      known: id !== "unknown",
      counts,
    })),
  });
  const [first] = Object.values(groups);
  return {
    event: "treatment",
    observedFrom: "2026-04-27",
    observedFromInferred: true,
    observedTo: "2026-10-25",
    horizonWeeks: 52,
    ledger: {
      read: 1,
      rejected: { total: 0, byReason: {} },
      excluded: { total: 0, byReason: {} },
      cohort: 1,
      treated: 1,
      removed: 0,
      censored: 0,
    },
    assumedTreated: 0,
    removedUnclear: 0,
    doubts: [],
    overall: measureTimeToTreatment(first as TimeCounts),
    dimensions: adjustLogRanks([dimension], "holm"),
  };
}

const slower = findingsOf({ female: group(2, 2), male: group(4, 1) });
const texts = (findings: TimeToFindings, all = false): string =>
  timeToBlocks({ ...sampleFindings(), timeToTreatment: findings }, all)
    .map((block) => ("text" in block ? block.text : "items" in block ? block.items.join("\n") : ""))
    .join("\n");

describe("sentences", () => {
  test("half as many treated a day, twice the share still waiting: no difference is said as one", () => {
    const same = findingsOf({ female: group(1, 1), male: group(2, 1) });
    expect(timeToSentences(same)).toEqual([
      expect.stringMatching(
        /^No group is treated later or sooner than its reference by more than chance would explain\. The largest difference is for women and girls against men and boys: their rate of treatment could be anything from 0\.\d\d to 1\.\d\d times as high \(95% interval\)\.$/,
      ),
    ]);
  });

  test("who is treated later, by how much, and against whom", () => {
    const later = findingsOf({
      female: { ...group(2, 1), censored: [...new Array<number>(400).fill(0), 2920], entered: [3650] },
      male: group(4, 1),
    });
    const [sentence = ""] = timeToSentences(later);
    expect(sentence).toMatch(
      /^Women and girls are treated later than men and boys: on average over the wait at 0\.\d\d times the rate \(95% interval 0\.\d\d to 0\.\d\d\)\./,
    );
    expect(sentence).toMatch(
      /Of everybody \d+\.\d% \(\d+\.\d–\d+\.\d\) against \d+\.\d% \(\d+\.\d–\d+\.\d\) are treated within 18 weeks\./,
    );
    expect(sentence).toMatch(/Pathways compared: 3,650 and 2,920\.$/);
  });

  test("of more groups than three, how many more", () => {
    const few = { ...group(1, 1), censored: [...new Array<number>(400).fill(0), 2000], entered: [2365] };
    const found = timeToSentences(findingsOf({ male: group(4, 1), a: few, b: few, c: few, d: few, e: few }));
    expect(found).toHaveLength(4);
    expect(found[3]).toBe("2 more groups are surely treated later or sooner: see the tables.");
  });

  test("fewer than 20 treated in all: no percentages either", () => {
    const found = findingsOf({ female: group(1, 20), male: group(4, 1) });
    expect(texts(found)).toContain(
      "Fewer than 20 pathways have been treated: too few to say how long it takes, or for whom longer.",
    );
    expect(texts(found)).not.toContain("% of everybody (95%)");
    expect(texts(found)).not.toContain("are treated within");
  });

  test("too few treated to say anything", () => {
    expect(timeToSentences(findingsOf({ female: group(1, 100), male: group(1, 200) }))).toEqual([
      "No comparison can be made: it takes two known groups, and 20 treated in the one compared.",
    ]);
  });
});

describe("tables", () => {
  test("a group that begins late is marked, and the day is said", () => {
    const late = findingsOf({ female: group(2, 1, 20), male: group(2, 1) });
    expect(texts(late)).toContain(
      "‡ too few under observation early in the wait; the figures begin later, and are of pathways that got so far: Female at day 20 of the wait.",
    );
  });

  test("with --all-measures the curves are printed", () => {
    expect(texts(slower)).not.toContain("by weeks since the clock started");
    expect(texts(slower, true)).toContain("by weeks since the clock started: treated, % of everybody");
  });

  test("where no figure can be relied on the warning comes first, and tables only with --all-measures", () => {
    const doubted: TimeToFindings = { ...slower, doubts: ["too-few-ends"] };
    const text = "Time to treatment: The 3 ends found are too few.";
    const notes = [{ code: "time-to-too-few-ends", level: "warning" as const, text }];
    const blocks = (all: boolean) =>
      timeToBlocks({ ...sampleFindings(), notes, timeToTreatment: doubted }, all);
    expect(blocks(false)[1]).toEqual({
      kind: "paragraph",
      text: "The 3 ends found are too few.",
      tone: "strong",
    });
    expect(blocks(false).map(({ kind }) => kind)).toEqual(["heading", "paragraph", "paragraph", "paragraph"]);
    expect(blocks(true).filter(({ kind }) => kind === "table").length).toBeGreaterThan(0);
    expect(blocks(true).filter(({ kind }) => kind === "bullets")).toEqual([]);
  });

  test("nothing is printed that was not asked for", () => {
    expect(timeToBlocks(sampleFindings(), true)).toEqual([]);
    expect(timeToRows(undefined)).toEqual([]);
  });
});

test("the CSV has the figures, the curve at chosen weeks, the ratio and the test", () => {
  const measures = timeToRows(slower)
    .filter((row) => row["dimension"] === "sex")
    .map((row) => row["measure"]);
  expect(measures).toEqual(
    expect.arrayContaining([
      "medianWeeksToTreatment",
      "kaplanMeier@18",
      "treatedIncidence@52",
      "hazardRatio",
      "logRank",
    ]),
  );
  expect(measures.filter((measure) => measure === "hazardRatio")).toHaveLength(1);
});

test("every figure is explained, and the findings obey their schema", () => {
  expect(timeToSchema.parse(slower)).toEqual(slower);
  const identity = new Set(["n", "group", "label", "known", "suppressed", "week"]);
  const { groups: [first] = [] } = slower.dimensions[0] ?? {};
  const keys = [
    ...Object.keys(timeToFiguresSchema.shape),
    ...Object.keys(first ?? {}),
    ...Object.keys(first?.curve[0] ?? {}),
    ...["logRank", "assumedTreated", "removedUnclear", "horizonWeeks", "observedFrom"],
  ];
  for (const key of new Set(keys)) if (!identity.has(key)) expect(findMeasure(key), key).toBeDefined();
});

describe("degenerate groups", () => {
  const nobody: TimeCounts = { entered: [], events: [], competing: [], censored: [] };
  const numbersIn = (found: unknown): number[] => {
    if (typeof found === "number") return [found];
    return typeof found === "object" && found !== null ? Object.values(found).flatMap(numbersIn) : [];
  };
  test.each([
    ["nobody", nobody],
    ["one person, treated at once", { ...nobody, entered: [1], events: [1] }],
    ["one person, waiting", { ...nobody, entered: [1], censored: [0, 1] }],
    ["all removed", { ...nobody, entered: [5], competing: [0, 5] }],
    ["ten million treated on one day", { ...nobody, entered: [10_000_000], events: [0, 10_000_000] }],
    ["one person who came late", { ...nobody, entered: [0, 0, 1], events: [0, 0, 0, 1] }],
  ] as const)("%s: a figure or null, beside a group of many", (_, counts) => {
    for (const groups of [
      { female: counts, male: group(2, 1) },
      { male: counts, female: group(2, 1) },
      { male: counts },
    ]) {
      const found = findingsOf(groups);
      for (const number of numbersIn(found)) expect(Number.isFinite(number)).toBe(true);
      expect(texts(found, true)).not.toMatch(/NaN|undefined|null/);
    }
  });
});
