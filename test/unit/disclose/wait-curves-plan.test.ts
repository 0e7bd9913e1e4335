import { describe, expect, test } from "vitest";
import type { DimensionFindings } from "../../../src/findings/schema.ts";
import type { SuppressionChoice } from "../../../src/request.ts";
import { daysBefore, publishList } from "../../spec/small-list.ts";

/** So many women who have waited so many weeks and a day; `people`: of how many persons, one each where it is left out. */
interface Waits {
  readonly weeks: number;
  readonly pathways: number;
  readonly people?: number;
}

const HES: SuppressionChoice["rule"] = { kind: "hes" };
const MEN: readonly Waits[] = [{ weeks: 3, pathways: 60 }];

/** The women's breakdown as it is published, beside sixty men who have waited three weeks. */
async function published(women: readonly Waits[], rule = HES): Promise<DimensionFindings> {
  const rowsOf = (waits: readonly Waits[], sex: number): string[] =>
    waits.flatMap(({ weeks, pathways, people = pathways }) =>
      Array.from(
        { length: pathways },
        (_, place) => `${daysBefore(7 * weeks + 1)},${sex},S${sex}W${weeks}P${place % people}`,
      ),
    );
  const rows = [...rowsOf(women, 2), ...rowsOf(MEN, 1)].map((row, index) => `PW${index},${row}`);
  const list = ["Pathway ID,Clock Start,Sex,Hospital Number", ...rows, ""].join("\n");
  const { dimensions } = await publishList(list, {
    by: ["sex"],
    waitCurves: true,
    suppression: { rule, smallNumbers: false },
  });
  const [sex] = dimensions;
  if (sex === undefined) throw new Error("the list has no sex");
  return sex;
}

const curveOf = ({ waitCurves = [] }: DimensionFindings, group: string) =>
  waitCurves.find((curve) => curve.group === group)?.points;

/** What is shown at some weeks, `undefined` where there is no curve. */
async function shownAt(weeks: readonly number[], women: readonly Waits[], rule = HES) {
  const points = curveOf(await published(women, rule), "female");
  return points && weeks.map((week) => points.find((point) => point.weeks === week)?.count);
}

describe("a wait curve after disclosure control", () => {
  const FIFTY = { weeks: 10, pathways: 50 };

  test("goes as far as the last limit whose count is shown, and is of what is shown", async () => {
    const women = [FIFTY, { weeks: 60, pathways: 12 }, { weeks: 70, pathways: 9 }];
    expect(await shownAt([0, 8, 18, 52, 56, 64], women)).toEqual([70, 70, 20, 20, 20, 10]);
    // Nine are past 65 weeks, so that those past 64 are many enough; past 68 it is not known of how many people.
    expect(await shownAt([68, 72, 76], women)).toEqual([null, null, null]);
    const points = curveOf(await published(women), "female");
    for (const { count, proportion } of points ?? [])
      expect(proportion).toBe(count === null ? null : count / 70);
  });

  test("shows no point past the last limit, however many are past it", async () => {
    const women = [FIFTY, { weeks: 60, pathways: 30 }];
    expect(await shownAt([52, 56, 60, 64], women)).toEqual([30, null, null, null]);
  });

  test("hides the few past a limit, and everybody between it and the limit before", async () => {
    const women = [FIFTY, { weeks: 60, pathways: 12 }, { weeks: 90, pathways: 3 }];
    expect(await shownAt([52, 56, 64, 68, 88], women)).toEqual([15, null, null, null, null]);
  });

  test("does not tell the longest wait: that nobody has waited longer is said from a limit on", async () => {
    const at = [88, 92, 96, 100, 104];
    expect(await shownAt(at, [FIFTY, { weeks: 81, pathways: 1 }])).toEqual([null, null, null, null, 0]);
    expect(await shownAt(at, [FIFTY, { weeks: 99, pathways: 1 }])).toEqual([null, null, null, null, 0]);
    expect(await shownAt([12, 16, 18, 104], [FIFTY])).toEqual([null, null, 0, 0]);
  });

  test("ends where many pathways past a limit are of few people", async () => {
    const one = { weeks: 60, pathways: 12 };
    expect(await shownAt([18, 48, 52], [FIFTY, one])).toEqual([10, 10, 10]);
    expect(await shownAt([18, 48, 52], [FIFTY, { ...one, people: 7 }])).toEqual([null, null, null]);
  });

  test("is none of a group whose size is hidden", async () => {
    const sex = await published([{ weeks: 10, pathways: 7 }]);
    expect(curveOf(sex, "female")).toBeUndefined();
    expect(curveOf(sex, "male")).toHaveLength(28);
  });

  test("is none where counts are exact", async () => {
    expect(await shownAt([0], [FIFTY], { kind: "min", fewest: 5 })).toBeUndefined();
    expect(await shownAt([0], [FIFTY], { kind: "none" })).toEqual([50]);
  });
});
