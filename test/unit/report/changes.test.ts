import { describe, expect, test } from "vitest";
import type { Findings, Gap } from "../../../src/findings/schema.ts";
import { changeSentences } from "../../../src/report/changes/change-sentences.ts";
import { gapChanges, isSureChange } from "../../../src/report/changes/gap-changes.ts";
import { shownGroups } from "../../../src/report/changes/shown-groups.ts";
import { sampleDimension, sampleFindings } from "./sample.ts";

/** The sample a month before, with its gap of a group changed. */
function before(change: (gap: Gap) => void): Findings {
  const findings = sampleFindings();
  findings.asAt = "2020-01-31";
  for (const gap of sampleDimension("imd-quintile", findings).gaps) {
    if (gap.measure === "breachesStandard" && gap.group === "1") change(gap as Gap);
  }
  return findings;
}

const shifted = (by: number) =>
  before((gap) => {
    for (const key of ["difference", "differenceLower", "differenceUpper"] as const)
      gap[key] = (gap[key] ?? 0) + by;
  });

const changeOf = (then: Findings) =>
  gapChanges(sampleFindings(), then).find(
    ({ dimension, group, measure }) =>
      dimension.dimension === "imd-quintile" && group.group === "1" && measure === "breachesStandard",
  );

describe("the change of a gap", () => {
  test("is now less before, its limits recovered from those of both (Zou & Donner 2008)", () => {
    const then = shifted(-0.2);
    const change = changeOf(then);
    const { now, before: was } = change ?? {};
    expect(change?.change).toBeCloseTo(0.2, 12);
    const down = Math.hypot(
      (now?.difference ?? 0) - (now?.differenceLower ?? 0),
      (was?.differenceUpper ?? 0) - (was?.difference ?? 0),
    );
    expect(change?.changeLower).toBeCloseTo(0.2 - down, 12);
  });

  test("of the same findings is none, and no group changes", () => {
    const then = shifted(0);
    expect(gapChanges(sampleFindings(), then).every(({ change }) => change === 0)).toBe(true);
    expect(gapChanges(sampleFindings(), then).some(isSureChange)).toBe(false);
    expect(changeSentences(sampleFindings(), then)[0]).toMatch(
      /^No gap has widened or narrowed by more than chance/,
    );
  });

  test("that is large is sure and said; one within its limits is not, however many are compared", () => {
    const large = changeOf(shifted(-0.4));
    expect(large && isSureChange(large)).toBe(true);
    expect(changeSentences(sampleFindings(), shifted(-0.4))[0]).toMatch(
      /^The gap in waiting over 18 weeks between people in the most deprived fifth and .* has (widened|turned round) by 40\.0 percentage points/,
    );
    const small = changeOf(shifted(-0.01));
    expect(small && isSureChange(small)).toBe(false);
  });

  test("is not said where the reference is another, or a figure is hidden", () => {
    const other = shifted(-0.4);
    sampleDimension("imd-quintile", other).reference = "4";
    expect(changeOf(other)).toBeUndefined();
    expect(changeOf(before((gap) => (gap.difference = null)))).toBeUndefined();
  });
});

describe("groups that come and go", () => {
  test("are not those of other age bands, which are said to be other bands", () => {
    const [now, then] = [sampleFindings(), sampleFindings()];
    const bands = sampleDimension("imd-quintile", then);
    for (const findings of [now, then]) {
      const banded = structuredClone(bands);
      banded.dimension = "age-band";
      for (const group of banded.groups) group.group = `${group.group}${findings === now ? "-18" : "-17"}`;
      findings.dimensions = [banded];
    }
    expect(shownGroups(now, then)).toEqual([]);
    expect(changeSentences(now, then)).toContain(
      "Age is in other bands than it was: only bands that both lists have are compared.",
    );
  });

  test("are told apart: hidden by disclosure control, and not there", () => {
    const now = sampleFindings();
    const then = sampleFindings();
    const [first, second] = sampleDimension("imd-quintile", now).groups;
    if (first === undefined || second === undefined) throw new Error("the sample has groups");
    first.suppressed = true;
    const earlier = sampleDimension("imd-quintile", then);
    earlier.groups = earlier.groups.filter(({ group }) => group !== second.group);
    const [found, ...others] = shownGroups(now, then);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      nowHidden: [first.label],
      nowNew: [second.label],
      nowGone: [],
      nowShown: [],
    });
  });

  test("another edition of deprivation is said", () => {
    const then = sampleFindings();
    const now = sampleFindings();
    now.references = [{ kind: "imd", name: "IMD 2025", sha256: "b", rows: 1 }];
    then.references = [{ kind: "imd", name: "IMD 2019", sha256: "a", rows: 1 }];
    expect(changeSentences(now, then).at(-1)).toMatch(/^Deprivation is by IMD 2025, and was by IMD 2019: /);
  });
});
