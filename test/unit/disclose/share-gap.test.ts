import { expect, test } from "vitest";
import type { Findings } from "../../../src/findings/schema.ts";
import { publishable } from "../../../src/pipeline/publishable.ts";
import { analyseList, daysBefore } from "../../spec/small-list.ts";

const HES = { rule: { kind: "hes" }, smallNumbers: false } as const;

interface Counts {
  readonly women: number;
  readonly womenOver: number;
  readonly womenUnknown: number;
  readonly men: number;
  readonly menOver: number;
}

/** Women and men, of whom some have waited over 52 weeks and some women and nine men have no ethnicity. */
async function published({ women, womenOver, womenUnknown, men, menOver }: Counts): Promise<Findings> {
  const row = (sex: number, place: number, over: number, unknown: number): string =>
    `P${sex}-${place},${daysBefore(place < over ? 400 : 50)},${sex},${place < unknown ? "" : "A"}`;
  const list = [
    "Pathway ID,Clock Start,Sex,Ethnic Category",
    ...Array.from({ length: women }, (_, place) => row(2, place, womenOver, womenUnknown)),
    ...Array.from({ length: men }, (_, place) => row(1, place, menOver, 9)),
    "",
  ].join("\n");
  return publishable(await analyseList(list, { by: ["sex", "ethnic-group"] }), HES);
}

const shareGaps = ({ dimensions }: Findings) =>
  dimensions[0]?.gaps.flatMap((gap) =>
    gap.measure === "over52Weeks" || gap.measure === "breachesStandard"
      ? [{ ...gap, pValueAdjusted: null }]
      : [],
  );

test("gaps of shares are the same whatever exact counts are behind those that are shown", async () => {
  const one = await published({ women: 60, womenOver: 30, womenUnknown: 10, men: 50, menOver: 20 });
  const other = await published({ women: 61, womenOver: 28, womenUnknown: 12, men: 48, menOver: 21 });
  expect(shareGaps(one)?.[0]?.pValue).not.toBeNull();
  expect(shareGaps(other)).toEqual(shareGaps(one));
  const completeness = ({ completeness = [] }: Findings) =>
    completeness.find(({ field }) => field === "ethnicity")?.by.flatMap(({ groups }) => groups);
  const differences = (findings: Findings) => completeness(findings)?.map(({ difference }) => difference);
  expect(differences(one)).toEqual([expect.closeTo(0.0333, 4), expect.closeTo(-0.0333, 4)]);
  expect(differences(other)).toHaveLength(2);
});

test("the gap is that of the shares beside it", async () => {
  const { dimensions } = await published({
    women: 60,
    womenOver: 12,
    womenUnknown: 10,
    men: 403,
    menOver: 20,
  });
  const gap = dimensions[0]?.gaps.find(({ measure }) => measure === "over52Weeks");
  const [women, men] = dimensions[0]?.groups ?? [];
  const difference = (women?.over52Weeks.proportion ?? 0) - (men?.over52Weeks.proportion ?? 0);
  expect(gap).toMatchObject({ difference: Number(difference.toPrecision(3)) });
});
